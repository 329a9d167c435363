"""Drafts the claims of a briefing for a person to correct, or compares those there are with a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing_kg import model
from briefing_kg.errors import DataError
from briefing_kg.model.differences import Difference, differences
from briefing_kg.model.draft import Drafted
from briefing_kg.model.writing import slug
from briefing_kg.pipeline.extraction import draft_pages, extraction_of, lexicon_of, page_texts, turtle_of
from briefing_kg.read import read_source
from briefing_kg.resources import data_root, packaged, writable
from briefing_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Drafting:
    """What ``draft`` did: the files it wrote, or how the draft differs from the claims there are."""

    key: str
    written: tuple[Path, ...]
    differences: tuple[Difference, ...]


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
    drafted = draft_pages(files, page_texts(files), lexicon_of(root), allow_empty=allow_empty)
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
    found = extraction_of(read_source(path), lexicon_of(root), allow_empty=allow_empty)
    drafted = turtle_of(key, {1: found}, found.lexicon)
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
    sources = page_texts(files)
    drafted = draft_pages(files, sources, lexicon_of(root), allow_empty=True)
    bare = replace(files, claims=None, context=None, reviewed=False)  # context speaks of reviewed figures
    draft_files = bare.with_draft(drafted.source, drafted.claims, project.base)
    reviewed, *_ = model.build_briefing(project, files, sources)
    extracted, *_ = model.build_briefing(project, draft_files, sources)
    return differences(project.base, reviewed, extracted)
