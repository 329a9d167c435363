"""Read all editable data: briefings, authority, code lists, links.

The only module of this stage that touches the disk. Nothing is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from rdflib import Graph, Literal, URIRef

from briefing_kg.errors import DataError
from briefing_kg.model.ids import KnownId, briefing_of, read_ids
from briefing_kg.model.links import Link, read_links
from briefing_kg.model.migrations import Migration, read_migrations
from briefing_kg.model.terms import SCHEMA
from briefing_kg.model.turtle import TurtleFile, parse_turtle, read_turtle
from briefing_kg.records import SourceText
from briefing_kg.vocab import DRAFT

#: Names below the root: the folder with a list of ids for each briefing, and the decisions about them.
IDS, MIGRATIONS = "ids", "migrations.tsv"

_PAGE = re.compile(r"page-(\d+)\.txt")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Page:
    """One captured page of a transcript and its number."""

    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class BriefingFiles:
    """The folder of one briefing, read: pages, facts, context and claims.

    ``claims`` is ``None`` where nothing has been drafted yet; ``reviewed`` says whether a
    person has reviewed the claims: a draft is marked as such until its mark is deleted.
    """

    key: str
    folder: Path
    pages: tuple[Page, ...]
    source: TurtleFile | None
    context: TurtleFile | None
    claims: TurtleFile | None
    reviewed: bool

    def with_draft(self, source: str, claims: str, base: str) -> BriefingFiles:
        """Return this briefing with the extractor's draft in the place of what is missing."""
        return replace(
            self,
            source=self.source or parse_turtle(self.folder / "source.ttl", source, base),
            claims=self.claims or parse_turtle(self.folder / "claims.ttl", claims, base),
        )


@dataclass(frozen=True, slots=True)
class Project:
    """All data of a root folder, with ontology and code lists.

    ``shared`` is what code lists and authority say; ``defined`` are the IRIs that they or the
    ontology define. ``ids`` are those ever published, as listed in ``ids/``, and ``migrations`` what
    was decided about those that are no longer in the data.
    """

    base: str
    ontology: TurtleFile
    codes: tuple[TurtleFile, ...]
    authority: tuple[TurtleFile, ...]
    briefings: tuple[BriefingFiles, ...]
    links: tuple[Link, ...]
    ids: tuple[KnownId, ...] = field(repr=False)
    migrations: tuple[Migration, ...]
    shared: Graph = field(repr=False)
    defined: frozenset[str] = field(repr=False)

    def briefing(self, key: str) -> BriefingFiles:
        """Return the briefing named *key*; raise DataError if there is none."""
        for each in self.briefings:
            if each.key == key:
                return each
        known = ", ".join(each.key for each in self.briefings) or "none"
        raise DataError(f"there is no briefing {key!r}", advice=f"Known briefings: {known}")


def briefing_folders(root: Path) -> list[Path]:
    """Return the folders of the briefings under *root*, sorted; raise DataError if there is none."""
    if not root.is_dir():
        raise DataError("is not a folder", path=root, advice="Point --root at a folder that holds briefings/.")
    parent = root / "briefings"
    found = sorted(each for each in parent.iterdir() if each.is_dir()) if parent.is_dir() else []
    if not found:
        raise DataError("holds no briefing", path=parent, advice="Point --root at a folder like data/.")
    return found


def load_project(root: Path, ontology: Path, base: str) -> Project:
    """Read everything under *root* and *ontology*.

    Under *root* are ``briefings/``, ``authority/``, ``links.tsv``, ``ids/`` and ``migrations.tsv``.

    Raises DataError, naming file and line, for anything that cannot be used.
    """
    folders = briefing_folders(root)
    terms = read_turtle(ontology / "briefing.ttl", base)
    codes = (*_read_folder(ontology / "codes", base), read_turtle(ontology / "dataset.ttl", base))
    authority = _read_folder(root / "authority", base)
    shared = Graph(bind_namespaces="none")
    for file in (*codes, *authority):
        shared += file.graph
    return Project(
        base=base,
        ontology=terms,
        codes=codes,
        authority=authority,
        briefings=tuple(_load_briefing(folder, base) for folder in folders),
        links=read_links(root / "links.tsv", base),
        ids=tuple(each for path in sorted((root / IDS).glob("*.tsv")) for each in _read_ids(path)),
        migrations=_read_migrations(root / MIGRATIONS),
        shared=shared,
        defined=frozenset(str(s) for g in (terms.graph, shared) for s in g.subjects() if isinstance(s, URIRef)),
    )


def _load_briefing(folder: Path, base: str) -> BriefingFiles:
    """Read the folder of one briefing."""
    if not _KEY.fullmatch(folder.name):
        raise DataError(
            f"the key {folder.name!r} is not usable in an address",
            path=folder,
            advice="Use lower-case letters, digits and hyphens.",
        )
    found = [(match, path) for path in folder.iterdir() if (match := _PAGE.fullmatch(path.name))]
    pages = tuple(sorted((Page(int(match[1]), path) for match, path in found), key=lambda page: page.number))
    if not pages:
        raise DataError("holds no page", path=folder, advice="Save the source text there as page-1.txt.")
    claims = _optional(folder / "claims.ttl", base)
    return BriefingFiles(
        key=folder.name,
        folder=folder,
        pages=pages,
        source=_optional(folder / "source.ttl", base),
        context=_optional(folder / "context.ttl", base),
        claims=claims,
        reviewed=claims is not None and _is_reviewed(claims),
    )


def _is_reviewed(claims: TurtleFile) -> bool:
    """Whether nobody has left the mark of a draft in the claims."""
    return (None, SCHEMA.creativeWorkStatus, Literal(DRAFT)) not in claims.graph


def page_sources(files: BriefingFiles, sources: dict[Path, SourceText]) -> dict[int, SourceText]:
    """Return the captured text of each page by its number."""
    return {page.number: sources[page.path] for page in files.pages}


def _optional(path: Path, base: str) -> TurtleFile | None:
    return read_turtle(path, base) if path.exists() else None


def _read_folder(folder: Path, base: str) -> tuple[TurtleFile, ...]:
    return tuple(read_turtle(path, base) for path in sorted(folder.glob("*.ttl")))


def _read_ids(path: Path) -> tuple[KnownId, ...]:
    """Read the list of the ids of one briefing; it is named after it."""
    listed = read_ids(_text(path), path)
    for each in listed:
        if briefing_of(each.id) != f"briefing/{path.stem}":
            raise DataError(f"lists {each.id}, which is of another briefing", path=path, advice="Move the line there.")
    return listed


def _read_migrations(path: Path) -> tuple[Migration, ...]:
    return read_migrations(_text(path), path) if path.exists() else ()


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 at byte {error.start}", path=path, advice="Save it as UTF-8.") from error
