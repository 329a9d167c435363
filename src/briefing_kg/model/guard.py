"""An id that was published never changes its meaning and never vanishes silently.

Compares what was ever published with what would be published now. What people decided is applied;
what nobody has decided is a question, and a build with open questions stops.

Ids of figures and measures that the extractor made (``figure/{statement}-{word}``) say where a program
found a claim, never what a person took it to mean; a better extractor or a reviewer does away with
hundreds of them at once. They ask nobody: one that vanishes goes on to the claim that says the same in
the same statement, or is withdrawn, and either way its address still answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing_kg.model.candidates import Candidate, candidates, is_close
from briefing_kg.model.ids import KnownId, briefing_of, is_machine, kind_of
from briefing_kg.model.migrations import Decision, Migration
from briefing_kg.model.published import Published, amount, without_amount

_Row = TypeVar("_Row", KnownId, Published)
_REREAD = "A program read this from the page; read again, the page says it in other terms."
_LOST = "A program read this from the page; read again, or reviewed, the page was not found to say it."


@dataclass(frozen=True, slots=True)
class Question:
    """A listed id that would vanish, or mean something else (*now*); what could be meant; what was decided in vain."""

    listed: KnownId
    now: Published | None
    candidates: tuple[Candidate, ...]
    vain: Migration | None


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that is not in the data any more: what took its place, why, and on which day that was decided."""

    listed: KnownId
    successors: tuple[str, ...]
    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class Fates:
    """What becomes of every listed id that is not simply there; ``kept`` are ids that bear a new wording."""

    questions: tuple[Question, ...] = ()
    retired: tuple[Retired, ...] = ()
    kept: tuple[KnownId, ...] = ()


def guard(listed: Sequence[KnownId], published: Sequence[Published], migrations: Iterable[Migration]) -> Fates:
    """Return the fate of every id of *listed*; raise DataError, with file and line, for a decision that cannot be."""
    decisions = {each.id: each for each in migrations}
    present = {each.id: each for each in published}
    known = frozenset(each.id for each in listed)
    past = _Past(listed, known, present, _by_briefing(listed), _by_briefing(published), decisions)
    for decision in decisions.values():
        past.refuse_unfit(decision)
    found = tuple(past.fates())
    return Fates(
        tuple(each for each in found if isinstance(each, Question)),
        tuple(each for each in found if isinstance(each, Retired)),
        tuple(past.kept()),
    )


def _by_briefing(rows: Sequence[_Row]) -> dict[str, list[_Row]]:
    groups: dict[str, list[_Row]] = {}
    for each in rows:
        groups.setdefault(briefing_of(each.id), []).append(each)
    return groups


@dataclass(frozen=True, slots=True)
class _Past:
    """What was published and decided, what is there now; ``then`` and ``within`` are both by their briefing."""

    listed: Sequence[KnownId]
    known: frozenset[str]
    present: Mapping[str, Published]
    then: Mapping[str, Sequence[KnownId]]
    within: Mapping[str, Sequence[Published]]
    decisions: Mapping[str, Migration]

    def fates(self) -> Iterator[Question | Retired]:
        meanings: dict[str, list[KnownId]] = {}
        for each in self.listed:
            meanings.setdefault(each.id, []).append(each)
        for known, *others in meanings.values():
            if known.id not in self.present:
                yield from self._gone(known)
            elif not self._means_the_same([known, *others]):
                vain = self.decisions.get(known.id)
                yield Question(([known, *others])[-1], self.present[known.id], (), vain)

    def kept(self) -> Iterator[KnownId]:
        for each in self.listed:
            now = self.present.get(each.id)
            if kind_of(each.id) == "statement" and now is not None and now.meaning != each.meaning:
                yield each

    def _gone(self, known: KnownId) -> Iterator[Question | Retired]:
        own = self.decisions.get(known.id)
        if own is not None and own.decision is not Decision.KEEP:
            yield Retired(known, own.new_ids, own.reason, own.day)
            return
        whole = briefing_of(known.id)
        above = self.decisions.get(whole)
        if known.id != whole and whole not in self.present and above is None:
            return  # the question is about the briefing
        if own is None and above is not None and above.decision is Decision.WITHDRAW:
            yield Retired(known, (), above.reason, above.day)
            return
        moved = () if above is None else tuple(self._moved(known.id, above))
        if own is None and above is not None and moved:
            yield Retired(known, moved, above.reason, above.day)
        elif own is None and is_machine(known.id):
            successors = tuple(self._saying_the_same(known))
            yield Retired(known, successors, _REREAD if successors else _LOST, "")
        else:
            yield Question(known, None, self._candidates(known, above), own)

    def _moved(self, identifier: str, above: Migration) -> Iterator[str]:
        for briefing in above.new_ids:
            moved = briefing + identifier.removeprefix(briefing_of(identifier))
            if moved in self.present:
                yield moved

    def _saying_the_same(self, known: KnownId) -> Iterator[str]:
        """Yield the one claim that says what the extractor's *known* claim said, if there is just one."""
        whole, _, key = known.id.rpartition("/")
        name = f"{briefing_of(whole)}/statement/{key.partition('-')[0]}"
        replaced = self.decisions.get(name)
        statements = {name, *(replaced.new_ids if replaced else ())}
        near = [each for each in self.within.get(briefing_of(whole), ()) if each.statement in statements]
        same = _same_amount if kind_of(known.id) == "figure" else is_close
        alike = (each for each in near if kind_of(each.id) == kind_of(known.id))
        found = [each.id for each in alike if same(each.meaning, known.meaning)]
        if len(found) == 1:
            yield found[0]

    def _candidates(self, known: KnownId, above: Migration | None) -> tuple[Candidate, ...]:
        wholes = dict.fromkeys((briefing_of(known.id), *(above.new_ids if above else ())))
        near = [each for whole in wholes for each in self.within.get(whole, ())]
        return candidates(known, self.then[briefing_of(known.id)], self.known, near)

    def _means_the_same(self, rows: Sequence[KnownId]) -> bool:
        identifier = rows[0].id
        now, decided = self.present[identifier], self.decisions.get(identifier)
        kind = kind_of(identifier)
        if kind in {"briefing", "statement"} or is_machine(identifier):
            return True  # the hash says it of a statement; a briefing's title may be corrected
        meanings = [each.meaning for each in rows]
        if decided is not None and decided.decision is Decision.KEEP:
            meanings.append(decided.meaning)
        if kind == "figure":
            return without_amount(now.meaning) in map(without_amount, meanings)
        return any(is_close(now.meaning, each) for each in meanings)

    def refuse_unfit(self, each: Migration) -> None:
        """Raise DataError for a decision about what never was, is not gone, or by something that is not there."""
        if each.id not in self.known:
            advice = "Correct the id; what was published is listed in ids/ and in the releases (ids.tsv)."
            raise each.error(f"{each.id} was never published", advice)
        if each.decision is not Decision.KEEP and each.id in self.present:
            advice = "An id goes once what it names has gone: take that out of the data, or delete the decision."
            raise each.error(f"{each.id} is to be gone, but the data have it", advice)
        for new in each.new_ids if each.decision is Decision.REPLACE else ():
            if new not in self.present and new not in self.known:
                raise each.error(f"{each.id} is replaced by {new}, which does not exist", "Correct new_ids.")


def _same_amount(one: str, other: str) -> bool:
    return amount(one) == amount(other)
