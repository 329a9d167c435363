"""Puts the stages in order: the one module that sees them all.

source text ─► transcript ─► claims ─► graph ─► validated ─► release
  read          parse        extract    model     validate     publish
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from briefing_kg import __version__, iris, model, publish, validate
from briefing_kg.errors import ConformanceError, DataError, SourceError
from briefing_kg.extract import extract
from briefing_kg.model.differences import Difference, differences
from briefing_kg.model.draft import Drafted, DraftPage, draft_turtle
from briefing_kg.model.lexicon import read_lexicon
from briefing_kg.model.writing import slug
from briefing_kg.parse import parse
from briefing_kg.publish import Progress
from briefing_kg.read import read_source
from briefing_kg.records import BuiltGraph, Claims, Lexicon, SourceText, Transcript, ValidationReport, ValidationResult
from briefing_kg.resources import data_root, packaged, writable
from briefing_kg.settings import DEFAULT_BASE, Settings


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extractor found in one text, and by which words."""

    transcript: Transcript
    claims: Claims
    lexicon: Lexicon = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """The graphs of all briefings and what validation says of them."""

    graphs: tuple[BuiltGraph, ...]
    report: ValidationReport


@dataclass(frozen=True, slots=True)
class Drafting:
    """What ``draft`` did: the files it wrote, or how the draft differs from the claims there are."""

    key: str
    written: tuple[Path, ...]
    differences: tuple[Difference, ...]


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


def packaged_lexicon() -> Lexicon:
    """Return the lexicon of the packaged vocabulary and authority files."""
    return _lexicon(packaged("data"))


def extract_file(settings: Settings, path: Path) -> Extraction:
    """Return transcript and claims of the text at *path*, by the lexicon of the data in use."""
    return _extraction(read_source(path), _lexicon(data_root(settings)))


def extraction_turtle(found: Extraction) -> str:
    """Return what was found as Turtle, as ``draft`` would write it for a text of its own."""
    drafted = _turtle(slug(Path(found.transcript.source.name).stem), {1: found}, found.lexicon)
    return drafted.source + "\n" + drafted.claims


def check(settings: Settings, progress: Progress = no_progress) -> Checked:
    """Build the graphs of all briefings and validate each briefing with what all share."""
    root = data_root(settings)
    project = model.load_project(root, packaged("ontology"), settings.base)
    # Read once for all, and only if a briefing has to be drafted.
    lexicon = cache(lambda: _lexicon(root))
    own: dict[str, tuple[BuiltGraph, ...]] = {}
    total = len(project.briefings)
    for done, files in enumerate(project.briefings):
        progress("modelling", done, total)
        own[files.key] = _build_briefing(project, files, lexicon)
    progress("modelling", total, total)
    shared = model.build_shared(project, (graph for graphs in own.values() for graph in graphs))
    shapes = tuple((path, text.decode()) for path, text in _texts(packaged("shapes"), settings.base))
    ontology = (packaged("ontology") / "briefing.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, settings.base)
    results: set[ValidationResult] = set()
    for done, files in enumerate(project.briefings):
        progress("validation", done, total)
        report = validate.validate((*own[files.key], *shared), shapes, ontology, reviewed=files.reviewed)
        results.update(report.results)
    progress("validation", total, total)
    graphs = (*(graph for graphs in own.values() for graph in graphs), *shared)
    return Checked(graphs, ValidationReport(tuple(sorted(results))))


def build(settings: Settings, issued: date | None = None, progress: Progress = no_progress) -> publish.Release:
    """Check the data and write them as a release below the setting RELEASES.

    *issued* is the day of the release; without it, the day of the newest source, so that the same
    data give the same release whenever it is built. Raises ConformanceError where the data have
    Violations; the previous release stays.
    """
    checked = check(settings, progress)
    if not checked.report.passes:
        raise ConformanceError(validate.as_text(checked.report))
    files = dict(_release_files(checked, settings))
    dataset = publish.Dataset(
        base=settings.base,
        version=_version(checked.graphs, settings, files),
        issued=issued or publish.newest_issue(checked.graphs, settings.base),
        publisher=settings.publisher,
        contact=settings.contact,
    )
    graphs = (*checked.graphs, publish.meta_graph(checked.graphs, dataset))
    content = publish.Content(graphs, dataset, f"briefing-kg {__version__}", files)
    return publish.write_release(content, settings.releases, progress)


def draft(settings: Settings, target: str, *, allow_empty: bool = False) -> Drafting:
    """Draft the claims of a briefing, given by its key or as a text that becomes one.

    Files are only written where there are none; claims that exist are compared, never changed.
    """
    found = Path(target)
    root = data_root(settings)
    if found.is_file() and found.resolve().parent.parent != (root / "briefings").resolve():
        return _draft_text(found, root, allow_empty=allow_empty)
    if found.suffix and not found.is_file():
        read_source(found)  # says why it cannot be read
    key = found.resolve().parent.name if found.is_file() else target
    project = model.load_project(root, packaged("ontology"), settings.base)
    files = project.briefing(key)
    if files.claims is not None:
        return Drafting(key, (), _compared(project, files, root))
    drafted = _drafted(files, _sources(files), _lexicon(root), allow_empty=allow_empty)
    return Drafting(key, _written(files.folder, drafted), ())


def _draft_text(path: Path, root: Path, *, allow_empty: bool) -> Drafting:
    key = slug(path.stem)
    folder = writable(root) / "briefings" / key
    if folder.exists():
        raise DataError(
            f"there is a briefing {key!r} already",
            path=folder,
            advice=f"Run: briefing-kg draft {key}, or rename the file.",
        )
    found = _extraction(read_source(path), _lexicon(root), allow_empty=allow_empty)
    drafted = _turtle(key, {1: found}, found.lexicon)
    folder.mkdir(parents=True)
    page = folder / "page-1.txt"
    page.write_bytes(path.read_bytes())
    return Drafting(key, (page, *_written(folder, drafted)), ())


def _written(folder: Path, drafted: Drafted) -> tuple[Path, ...]:
    """Write source facts and claims where there are none; return the files written."""
    writable(folder)
    written = []
    for name, text in (("source.ttl", drafted.source), ("claims.ttl", drafted.claims)):
        path = folder / name
        if not path.exists():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            written.append(path)
    return tuple(written)


def _compared(project: model.Project, files: model.BriefingFiles, root: Path) -> tuple[Difference, ...]:
    sources = _sources(files)
    drafted = _drafted(files, sources, _lexicon(root), allow_empty=True)
    bare = replace(files, claims=None, context=None, reviewed=False)  # context speaks of reviewed figures
    draft_files = bare.with_draft(drafted.source, drafted.claims, project.base)
    reviewed, *_ = model.build_briefing(project, files, sources)
    extracted, *_ = model.build_briefing(project, draft_files, sources)
    return differences(project.base, reviewed, extracted)


def _build_briefing(
    project: model.Project, files: model.BriefingFiles, lexicon: Callable[[], Lexicon]
) -> tuple[BuiltGraph, ...]:
    sources = _sources(files)
    if files.claims is None:
        drafted = _drafted(files, sources, lexicon(), allow_empty=True)
        files = files.with_draft(drafted.source, drafted.claims, project.base)
    return model.build_briefing(project, files, sources)


def _sources(files: model.BriefingFiles) -> dict[int, SourceText]:
    return model.page_sources(files, {page.path: read_source(page.path) for page in files.pages})


def _drafted(
    files: model.BriefingFiles, sources: dict[int, SourceText], lexicon: Lexicon, *, allow_empty: bool
) -> Drafted:
    found = {
        number: _extraction(source, lexicon, allow_empty=allow_empty) for number, source in sorted(sources.items())
    }
    return _turtle(files.key, found, lexicon)


def _turtle(key: str, pages: Mapping[int, Extraction], lexicon: Lexicon) -> Drafted:
    found = [DraftPage(number, page.transcript, page.claims) for number, page in pages.items()]
    return draft_turtle(key, found, lexicon)


def _extraction(source: SourceText, lexicon: Lexicon, *, allow_empty: bool = True) -> Extraction:
    transcript = parse(source)
    if not transcript.turns and not allow_empty:
        raise SourceError(
            "has no turns: nobody is named as speaking",
            path=source.name,
            advice="Check that this is a transcript; to draft it all the same, add --allow-empty.",
        )
    return Extraction(transcript, extract(transcript, lexicon), lexicon)


def _lexicon(root: Path) -> Lexicon:
    folders = (packaged("ontology") / "codes", root / "authority")
    files = (path for folder in folders for path in sorted(folder.glob("*.ttl")))
    return read_lexicon((path, path.read_text(encoding="utf-8")) for path in files)


def _texts(folder: Path, base: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the files below *folder*, sorted, with our own IRIs on *base*."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes().replace(DEFAULT_BASE.encode(), base.encode())


def _release_files(checked: Checked, settings: Settings) -> Iterator[tuple[str, bytes]]:
    folders = {
        "ontology": packaged("ontology"),
        "shapes": packaged("shapes"),
        "queries": data_root(settings) / "queries",
    }
    for name, folder in folders.items():
        for path, text in _texts(folder, settings.base):
            yield f"{name}/{path.relative_to(folder).as_posix()}", text
    report = checked.report
    yield "report.txt", validate.as_text(report).encode()
    yield "report.ttl", validate.as_turtle(report, iris.report(settings.base)).encode()
    yield "report.json", validate.as_json(report).encode()


def _version(graphs: Iterable[BuiltGraph], settings: Settings, files: dict[str, bytes]) -> str:
    digests = (f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(files.items()))
    return publish.content_version(graphs, settings.base, __version__, settings.publisher, settings.contact, *digests)
