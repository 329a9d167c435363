"""What becomes of ids that were published and are no longer in the data: decisions of people, as a table.

``migrations.tsv`` stands beside ``briefings/``, because it outlives them: ``keep`` (a slip was corrected,
what is there now bears the old id), ``replace`` (something else took its place), ``withdraw``. An id
has one decision. A decision about a briefing holds for everything in it that has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_kg.errors import DataError
from briefing_kg.model.ids import briefing_of, is_day, is_id, kind_of
from briefing_kg.model.tables import line_of, rows, table

COLUMNS = ("id", "decision", "new_ids", "meaning", "day", "reason")


class Decision(StrEnum):
    """What becomes of an id."""

    KEEP = "keep"
    REPLACE = "replace"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Migration:
    """One decision, and where it stands.

    ``new_ids`` are what replaces the id; for a statement that is kept, the one id that its new wording
    would have had. ``meaning`` pins what a kept figure or measure means from now on.
    """

    id: str
    decision: Decision
    new_ids: tuple[str, ...]
    meaning: str
    day: str
    reason: str
    path: Path
    line: int = 0

    def as_line(self) -> str:
        """Return the decision as a line of the table."""
        return line_of((self.id, self.decision, " ".join(self.new_ids), self.meaning, self.day, self.reason))

    def error(self, problem: str, advice: str) -> DataError:
        """Return the error for this decision."""
        return DataError(problem, path=self.path, line=self.line or None, advice=advice)


def read_migrations(text: str, path: Path) -> tuple[Migration, ...]:
    """Read the table; raise DataError, naming file and line, for what is wrong in itself."""
    found: dict[str, Migration] = {}
    for number, cells in rows(text, path, COLUMNS):
        migration = _migration(path, number, cells)
        if migration.id in found:
            problem = f"{migration.id} has a decision on line {found[migration.id].line} already"
            raise migration.error(problem, "Leave the one that holds.")
        found[migration.id] = migration
    _refuse_circles(found)
    kept_wordings(found.values())
    return tuple(found.values())


def with_decision(text: str, migration: Migration) -> str:
    """Return the text of the table with *migration* in it, in the place of an earlier decision on the same id."""
    lines = (text or table(COLUMNS, ())).removesuffix("\n").split("\n")
    old = next((n for n, line in enumerate(lines) if line.split("\t")[0] == migration.id), None)
    lines[len(lines) if old is None else old : len(lines) if old is None else old + 1] = [migration.as_line()]
    return "\n".join(lines) + "\n"


def kept_wordings(migrations: Iterable[Migration]) -> dict[str, str]:
    """Return, for statements that keep their id, the id that the new wording would have → the id it bears."""
    kept: dict[str, str] = {}
    for each in migrations:
        if each.decision is Decision.KEEP and each.new_ids:
            (new,) = each.new_ids
            if new in kept:
                problem = f"{new} is to bear two ids: {kept[new]} and {each.id}"
                raise each.error(problem, "Keep one of them, and let the other be replaced by it.")
            kept[new] = each.id
    return kept


def _migration(path: Path, number: int, cells: Sequence[str]) -> Migration:
    identifier, decision, new_ids, meaning, day, reason = cells
    here = Migration(identifier, Decision.WITHDRAW, tuple(new_ids.split()), meaning, day, reason, path, number)
    for each in (identifier, *here.new_ids):
        if not is_id(each):
            raise here.error(f"{each!r} is not an id", "Write it whole: briefing/<key>/statement/<12 digits>.")
    if decision not in set(Decision):
        raise here.error(f"the decision {decision!r} is unknown", f"Use one of: {', '.join(Decision)}.")
    if not is_day(day):
        raise here.error(f"{day!r} is no day", "Write the day of the decision as YYYY-MM-DD.")
    made = Migration(identifier, Decision(decision), here.new_ids, meaning, day, reason, path, number)
    _refuse_unfounded(made)
    return made


def _refuse_unfounded(each: Migration) -> None:
    kind, new = kind_of(each.id), each.new_ids
    if each.decision is not Decision.KEEP and not each.reason.strip():
        raise each.error("a decision needs its reason", "Say it in a sentence: readers of the old address see it.")
    if each.decision is Decision.WITHDRAW and new:
        raise each.error("what is withdrawn is replaced by nothing", 'Write "replace", or leave out new_ids.')
    if each.decision is Decision.REPLACE and (not new or each.id in new):
        raise each.error("nothing else is named that replaces it", "Give at least one other id in new_ids.")
    if each.decision is Decision.KEEP:
        _refuse_unfit_keep(each, kind)


def _refuse_unfit_keep(each: Migration, kind: str) -> None:
    if kind == "briefing":
        raise each.error("a briefing is not kept", 'Give the folder its old name back, or write "replace".')
    if kind != "statement" and (each.new_ids or not each.meaning):
        advice = f"Leave new_ids empty; briefing-kg ids keep {each.id} writes the line."
        raise each.error(f"a {kind} is kept by its new meaning", advice)
    if kind == "statement":
        fits = len(each.new_ids) == 1 and kind_of(each.new_ids[0]) == kind and each.new_ids[0] != each.id
        if not fits or briefing_of(each.new_ids[0]) != briefing_of(each.id):
            advice = "Give in new_ids the id that the message of the build names for the new wording."
            raise each.error("a statement is kept for one other wording in the same briefing", advice)


def _refuse_circles(found: Mapping[str, Migration]) -> None:
    for start in found.values():
        seen, waiting = {start.id}, [start]
        while waiting:
            each = waiting.pop()
            if each.decision is not Decision.REPLACE:
                continue
            if start.id in each.new_ids:
                raise start.error(f"{start.id} is replaced by itself in the end", "Break the circle.")
            waiting += [found[new] for new in each.new_ids if new in found and new not in seen]
            seen.update(each.new_ids)
