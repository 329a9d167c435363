"""What every route needs: the settings, the data, the engine and the site of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import current_app

from briefing_kg import formats
from briefing_kg.errors import ReleaseError
from briefing_kg.release_layout import EVERYTHING, Release, dump_name
from briefing_kg.reports import ValidationReport
from briefing_kg.serve.dataset import Dataset
from briefing_kg.serve.engine import QueryEngine
from briefing_kg.serve.report import read_report
from briefing_kg.serve.views.site import Download, Question, ReleaseFacts, Site, make_site
from briefing_kg.serve.views.vocabulary import Vocabulary
from briefing_kg.settings import Settings
from briefing_kg.vocab import prefixes

_KEY = "briefing-kg"


@dataclass(frozen=True, slots=True)
class Served:
    """One release, or files of RDF, as it is served."""

    settings: Settings
    dataset: Dataset
    engine: QueryEngine
    site: Site
    changed: datetime | None
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def base(self) -> str:
        """The base of all IRIs."""
        return self.settings.base

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix to namespace, for what is written here."""
        return prefixes(self.settings.base)

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made under *key*: a release does not change while it is served."""
        if key not in self.memo:
            self.memo[key] = make()
        made: bytes = self.memo[key]
        return made


def served() -> Served:
    """Return what the current app serves."""
    found: Served = current_app.extensions[_KEY]
    return found


def register(extensions: dict[str, Any], settings: Settings, dataset: Dataset, engine: QueryEngine) -> Served:
    """Put together what routes need and keep it with the app."""
    release = dataset.release
    site = make_site(
        settings,
        dataset,
        vocabulary=_vocabulary(release, settings.base) if release else None,
        facts=_facts(release) if release else ReleaseFacts(title="RDF data", triples=len(dataset.store)),
        generic=release is None,
    )
    changed = datetime.fromtimestamp(release.manifest_file.stat().st_mtime, UTC) if release else None
    found = Served(settings, dataset, engine, site, changed)
    extensions[_KEY] = found
    return found


def _vocabulary(release: Release, base: str) -> Vocabulary:
    ontology = (path.read_text(encoding="utf-8") for path in sorted(release.ontology.glob("*.ttl")))
    shapes = (path.read_text(encoding="utf-8") for path in sorted(release.shapes.rglob("*.ttl")))
    return Vocabulary.read(base, ontology, shapes)


def _facts(release: Release) -> ReleaseFacts:
    manifest = release.manifest()
    return ReleaseFacts(
        version=release.name,
        issued=manifest.issued,
        triples=manifest.triples,
        graphs=manifest.graphs,
        downloads=tuple(_downloads(release)),
        questions=tuple(_questions(release.queries)),
        report=_report(release.report_json),
    )


def _downloads(release: Release) -> Iterator[Download]:
    for form in formats.RDF_FORMATS:
        plain, packed = release.dump(EVERYTHING, form), release.dump(EVERYTHING, form, compressed=True)
        if plain.is_file():
            size = packed.stat().st_size if packed.is_file() else None
            yield Download(f"dump/{dump_name(EVERYTHING, form)}", form.name, plain.stat().st_size, size)


def _questions(folder: Path) -> Iterator[Question]:
    """Read the stored questions: comment lines at the top are title and description."""
    for path in sorted(folder.glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        words = []
        for line in text.splitlines():
            if not line.startswith("#"):
                break
            words.append(line.lstrip("# ").strip())
        title = words[0].removeprefix("title:").strip() if words else path.stem
        description = " ".join(words[1:]).removeprefix("description:").strip()
        yield Question(path.stem, title, description, text)


def _report(path: Path) -> ValidationReport | None:
    if not path.is_file():
        return None
    try:
        return read_report(path.read_bytes())
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path} is not a report of ours: {error}") from error
