"""Puts the site of a release together from its files: questions, report, vocabulary, sizes of dumps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from briefing_kg.errors import ReleaseError
from briefing_kg.formats import RDF_FORMATS
from briefing_kg.publish.layout import EVERYTHING, Release
from briefing_kg.records import Severity, ValidationReport, ValidationResult
from briefing_kg.serve.views_site import Data, Download, Question, ReleaseFacts, Site, make_site
from briefing_kg.serve.views_vocabulary import Vocabulary
from briefing_kg.settings import Settings

#: The file that eases shapes for briefings that nobody has reviewed.
_EASED = "unreviewed.ttl"
_TITLED = re.compile(r"(?P<name>title|description|summary)\s*:\s*", re.IGNORECASE)


def site_of(settings: Settings, data: Data, release: Release | None, root: str = "") -> Site:
    """Return the site of *release*, or of any RDF where there is none; *root* is where it is mounted."""
    if release is None:
        return make_site(settings, data, root=root, generic=True)
    shapes = dict(_texts(release.shapes))
    eased = [text for path, text in shapes.items() if path.name == _EASED]
    vocabulary = Vocabulary.read(
        settings.base,
        [text for path, text in _texts(release.ontology) if path.parent == release.ontology],
        [text for path, text in shapes.items() if path.name != _EASED],
        eased,
    )
    return make_site(settings, data, vocabulary=vocabulary, facts=facts_of(release), root=root)


def facts_of(release: Release) -> ReleaseFacts:
    """Read what pages tell of a release."""
    manifest = release.manifest()
    return ReleaseFacts(
        version=manifest.version,
        issued=manifest.issued,
        triples=manifest.triples,
        graphs=manifest.graphs,
        downloads=tuple(_downloads(release)),
        questions=tuple(_question(path) for path in sorted(release.queries.glob("*.rq"))),
        report=_report(release.report_json),
    )


def _texts(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.ttl")):
        yield path, path.read_text(encoding="utf-8")


def _downloads(release: Release) -> Iterator[Download]:
    for form in RDF_FORMATS:
        path, packed = release.dump(EVERYTHING, form), release.dump(EVERYTHING, form, compressed=True)
        if path.is_file():
            smaller = packed.stat().st_size if packed.is_file() else None
            yield Download(f"dump/{path.name}", form.name, path.stat().st_size, smaller)


def _question(path: Path) -> Question:
    """Read a stored query: its first comments are title and description."""
    text = path.read_text(encoding="utf-8")
    comments: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("# ").rstrip())
    title, description = path.stem, []
    for number, comment in enumerate(comments):
        words = _TITLED.sub("", comment, count=1)
        if number == 0:
            title = words
        elif words:
            description.append(words)
    return Question(path.stem, title, " ".join(description), text)


def _report(path: Path) -> ValidationReport | None:
    if not path.is_file():
        return None
    try:
        results = json.loads(path.read_bytes())["results"]
        return ValidationReport(
            tuple(
                ValidationResult(
                    Severity(each["severity"]),
                    each["shape"],
                    each["focus"],
                    each["path"],
                    each["value"],
                    each["message"],
                )
                for each in results
            )
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path} is not a validation report: {error}") from error
