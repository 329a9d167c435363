"""The list of every id that was ever published: what it means, since when, from which source.

An id is the path of an address below ``id/``, whole, so that a folder that was renamed does not
take its ids along unnoticed: ``briefing/scio-2024-commerce/statement/2ef637b32ac4``. Guarded are
briefings, statements, figures and measures. Lists only grow: a row is never changed or taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_kg.errors import DataError
from briefing_kg.iris import key_of_wording
from briefing_kg.model.tables import rows, table

COLUMNS = ("id", "first_seen", "meaning", "source")
#: Stands for the day of a release none of whose sources is dated.
UNDATED = "undated"

_ID = re.compile(r"briefing/([a-z0-9]+(?:-[a-z0-9]+)*)(?:/(statement|figure|measure)/([^/\s]+))?")
_SOURCE = re.compile(r"[0-9a-f]{12}|-")
#: Keys that the extractor makes: a statement, and at which word of it the claim begins; reviewers give names.
_MACHINE = re.compile(r"[0-9a-f]{12}-\d+")


def is_id(text: str) -> bool:
    """Whether *text* is written as an id of something that is guarded."""
    return _ID.fullmatch(text) is not None


def briefing_of(identifier: str) -> str:
    """Return the id of the briefing that *identifier* belongs to, or is."""
    return "/".join(identifier.split("/")[:2])


def kind_of(identifier: str) -> str:
    """Return ``briefing``, ``statement``, ``figure`` or ``measure``."""
    parts = identifier.split("/")
    return parts[2] if len(parts) > 2 else parts[0]  # noqa: PLR2004 - briefing/{key}/{kind}/{name}


def is_machine(identifier: str) -> bool:
    """Whether the key of a figure or measure was made by the extractor, not chosen by a reviewer."""
    return kind_of(identifier) in {"figure", "measure"} and bool(_MACHINE.fullmatch(identifier.rsplit("/", 1)[1]))


@dataclass(frozen=True, slots=True)
class KnownId:
    """One row: an id, the day of the release that had it first, what it means, the source it stood in (or ``-``).

    The *meaning* of a statement is the wording its id is the hash of; that of a figure or measure is
    given by :func:`briefing_kg.model.published.published_ids`.
    """

    id: str
    first_seen: str
    meaning: str
    source: str


def read_ids(text: str, path: Path) -> tuple[KnownId, ...]:
    """Read a list; raise DataError, naming file and line, for a row that cannot be one."""
    return tuple(_row(path, number, KnownId(*cells)) for number, cells in rows(text, path, COLUMNS))


def ids_text(listed: Iterable[KnownId]) -> str:
    """Return the text of a list."""
    return table(COLUMNS, ((each.id, each.first_seen, each.meaning, each.source) for each in listed))


def merged(*lists: Iterable[KnownId]) -> tuple[KnownId, ...]:
    """Return all rows of *lists* once, briefing by briefing, in the order in which they come.

    Where lists differ in day or source of the same id and meaning, the earlier list is believed, so
    that the list in the data folder alone decides wherever it exists.
    """
    found: dict[tuple[str, str], KnownId] = {}
    for each in (each for listed in lists for each in listed):
        found.setdefault((each.id, each.meaning), each)
    return tuple(sorted(found.values(), key=lambda each: briefing_of(each.id)))


def _row(path: Path, number: int, known: KnownId) -> KnownId:
    advice = "Lists of ids are only ever added to, by the build: restore the line from an earlier version."
    if not is_id(known.id):
        raise DataError(f"{known.id!r} is not the id of anything", path=path, line=number, advice=advice)
    if known.first_seen != UNDATED and not is_day(known.first_seen):
        raise DataError(f"{known.first_seen!r} is no day", path=path, line=number, advice=advice)
    if not _SOURCE.fullmatch(known.source):
        raise DataError(f"{known.source!r} is not the start of a digest", path=path, line=number, advice=advice)
    if kind_of(known.id) == "statement" and not known.id.endswith(f"/{key_of_wording(known.meaning)}"):
        problem = f"the id {known.id} is not that of its wording, which makes {key_of_wording(known.meaning)}"
        raise DataError(problem, path=path, line=number, advice=advice)
    return known


def is_day(text: str) -> bool:
    """Whether *text* is a day written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
