"""Guards the ids that were ever published: reads the lists, applies decisions, writes what is new.

There are two lists, and what either has is guarded. One lies in the data folder, a file a briefing
(``ids/<key>.tsv``), is kept in version control with the data, and goes where they go. The other is
``ids.tsv`` of every release; it is whole and put in force with the data, so that a build which dies
before it adds to the first list has lost nothing. An id is published once a release that has it can be
opened by its name, in force or not; and a release lists what all releases beside it list, so that it
alone can be kept.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_kg import model
from briefing_kg.errors import DataError, IdentityError, ReleaseError
from briefing_kg.model.ids import UNDATED, ids_text, is_machine, kind_of, merged, read_ids
from briefing_kg.model.project import IDS, MIGRATIONS
from briefing_kg.pipeline.rewriting import rewrite, rewriting
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import BUILDING, Release
from briefing_kg.resources import data_root, writable
from briefing_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids ever published, those in the data, and what becomes of each that is in the first only."""

    listed: tuple[model.KnownId, ...] = ()
    published: tuple[model.Published, ...] = ()
    fates: model.Fates = model.Fates()  # noqa: RUF009 - frozen and empty

    def after(self, day: str) -> tuple[model.KnownId, ...]:
        """Return the list of the release of *day*: every id ever published, those of today included."""
        return merged(self.listed, (each.listed(day or UNDATED) for each in self.new()))

    def new(self) -> Iterable[model.Published]:
        """Return what is in no list, or means something that no list says."""
        meanings = {(each.id, each.meaning) for each in self.listed}
        old = {each.id for each in self.listed if _stays(each.id)}
        return (each for each in self.published if (each.id, each.meaning) not in meanings and each.id not in old)


def _stays(identifier: str) -> bool:
    """Whether an id has one row, the first: the wording it is the hash of, or what may be corrected freely."""
    return is_machine(identifier) or kind_of(identifier) in {"briefing", "statement"}


def known_ids(project: model.Project, settings: Settings) -> tuple[model.KnownId, ...]:
    """Return every id that the data folder or a release lists."""
    return merged(project.ids, _released(settings.releases, project.ids))


def refuse_overtaken(listed: Sequence[model.KnownId], settings: Settings) -> None:
    """Raise ReleaseError if a release has an id that is not *listed*, for another build published it meanwhile.

    The question whether such an id may go was never put. Call this while no other build can publish.
    """
    known = {(each.id, each.meaning) for each in listed}
    for each in _released(settings.releases, listed):
        if (each.id, each.meaning) not in known:
            raise ReleaseError(
                f"another build has published {each.id} meanwhile, which this one does not know of\n"
                "  Nothing was changed. Run the build again."
            )


def _released(releases: Path, listed: Iterable[model.KnownId]) -> Iterator[model.KnownId]:
    """Yield the rows of all releases beside those *listed*, each once.

    They come in the order of the names of releases, so that it matters not which is in force.
    """
    entries = releases.iterdir() if releases.is_dir() else ()
    folders = {each.resolve() for each in entries if not each.name.startswith(BUILDING)}
    seen = set(ids_text(listed).split("\n"))
    for path in (Release(folder).ids for folder in sorted(folders, key=lambda folder: folder.name)):
        if path.is_file():
            header, *lines = path.read_text(encoding="utf-8").split("\n")
            # Most lines stand in every release. Empty ones are passed over, and those after them keep their numbers.
            yield from read_ids("\n".join([header, *("" if line in seen else line for line in lines)]), path)
            seen.update(lines)


def identities(
    project: model.Project, listed: Sequence[model.KnownId], graphs: Mapping[str, Iterable[BuiltGraph]]
) -> Identities:
    """Return what becomes of the ids *listed* when *graphs*, by the key of their briefing, are published.

    Raises DataError, with file and line, for a decision that cannot be.
    """
    published = tuple(each for key in sorted(graphs) for each in model.published_ids(graphs[key], project.base))
    return Identities(tuple(listed), published, model.guard(listed, published, project.migrations))


def ask(found: Identities, settings: Settings, *, every: bool = False) -> None:
    """Raise IdentityError if ids would vanish or mean something else and nobody has decided.

    Its message puts the first of the questions, or *every* one.
    """
    if found.fates.questions:
        command = shlex.join(("briefing-kg", *_options(settings)))
        table = str(data_root(settings) / MIGRATIONS)
        raise IdentityError(model.asked(found.fates.questions, found.listed, command, table, every=every))


def _options(settings: Settings) -> list[str]:
    default = Settings()
    root = [] if settings.root is None else ["--root", str(settings.root)]
    return root if settings.releases == default.releases else [*root, "--releases", str(settings.releases)]


def remember(listed: Iterable[model.KnownId], settings: Settings) -> str:
    """Add what is new of *listed* to the lists in the data folder; return what to tell the person, if anything.

    Each file is replaced at once and nobody else writes meanwhile. Data that cannot be written to
    are no failure: the release has the list.
    """
    groups: dict[str, list[model.KnownId]] = {}
    for each in listed:
        groups.setdefault(each.id.split("/")[1], []).append(each)
    folder = data_root(settings) / IDS
    try:
        added = sum(_append(folder / f"{key}.tsv", rows) for key, rows in groups.items())
    except (DataError, OSError) as error:
        return (
            f"{folder} cannot be written to, so that the ids published now are listed in the release only: "
            f"keep it, or build again with data that can be written to. ({error})"
        )
    return f"{added} new in {folder}: keep it in version control with the data." if added else ""


def _append(path: Path, listed: Sequence[model.KnownId]) -> int:
    if not _missing(path, listed):
        return 0
    writable(path.parent)
    path.parent.mkdir(exist_ok=True)
    with rewriting(path.parent):
        missing = _missing(path, listed)
        rewrite(path, ids_text((*_listed(path), *missing)))
    return len(missing)


def _missing(path: Path, listed: Sequence[model.KnownId]) -> list[model.KnownId]:
    there = {(each.id, each.meaning) for each in _listed(path)}
    return [each for each in listed if (each.id, each.meaning) not in there]


def _listed(path: Path) -> tuple[model.KnownId, ...]:
    return read_ids(path.read_text(encoding="utf-8"), path) if path.exists() else ()
