"""Holds figures against one another: what was printed of levels, changes, rates and shares has to fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from briefing_kg.audit.checks import TIES, Ledger
from briefing_kg.audit.derivations import DERIVATIONS
from briefing_kg.audit.facts import Facts
from briefing_kg.audit.figures import Figure, figures, in_words, range_in_words, read_figure
from briefing_kg.audit.intervals import Interval
from briefing_kg.reports import Severity
from briefing_kg.vocab import SKOS

_SETTLE = "Correct the value that is wrong, or put the disagreement on record as a discrepancy."


@dataclass(frozen=True, slots=True)
class _Tie:
    """A figure, what others make of it, and which these are."""

    figure: Figure
    others: tuple[Figure, ...]
    result: Interval


@dataclass(slots=True)
class _Known:
    """The figures of a briefing by what they measure, where, when, and of which kind."""

    facts: Facts
    by_key: dict[tuple[str, str, str, str], list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def of(self, like: Figure, kind: str, period: str) -> list[Figure]:
        """Return the figures of the same thing and place, of *kind*, in *period*."""
        return self.by_key.get((like.indicator, like.place, kind, period), []) if period else []


def check_ties(facts: Facts, ledger: Ledger, *, reviewed: bool) -> None:
    """Check that the figures of a briefing fit together; those of other sources are left aside.

    Where a discrepancy is on record, or nobody has reviewed the figures, only a reader can tell.
    """
    known = _Known(facts)
    for each in figures(facts):
        if each.status != "external" and each.indicator:
            known.by_key[each.indicator, each.place, each.kind, each.period].append(each)
    on_record = {end for each in facts.instances("Discrepancy") for end in facts.links(each, facts.own("between"))}
    for figure in [each for group in list(known.by_key.values()) for each in group]:
        for ties in _ties(known, figure):
            found = list(ties)
            if not found:
                continue
            ledger.look(TIES)
            if not any(tie.result.overlaps(figure.interval) for tie in found):
                doubted = not reviewed or any(each.iri in on_record for each in (figure, *found[0].others))
                _note(facts, ledger, found[0], Severity.WARNING if doubted else Severity.VIOLATION)
        _check_parts(known, ledger, figure, on_record, reviewed=reviewed)


def _ties(known: _Known, figure: Figure) -> Iterator[Iterable[_Tie]]:
    """Yield, for each way in which others make *figure*, what they make; one way may have several levels."""
    now, then = known.of(figure, "level", figure.period), known.of(figure, "level", figure.base_period)
    if figure.kind in {"absolute-change", "relative-change"}:
        name = "increase-from-levels" if figure.kind == "absolute-change" else "growth-from-levels"
        yield _made(figure, name, now, then)
    if figure.kind == "relative-change":
        yield _made(figure, "growth-from-increase", now, known.of(figure, "absolute-change", figure.period))
    related = [read_figure(known.facts, each) for each in known.facts.links(figure.iri, known.facts.own("relativeTo"))]
    others = [each for each in related if each is not None and each.status != "external"]
    if figure.kind == "rate-gap":
        own = known.of(figure, "relative-change", figure.period)
        yield _made(figure, "reference-rate-from-gap", own, [each for each in others if each.kind == "relative-change"])
    if figure.kind == "share":
        yield _made(figure, "share-of-whole", now, [each for each in others if each.kind == "level"])


def _made(figure: Figure, name: str, first: list[Figure], second: list[Figure]) -> Iterator[_Tie]:
    """Yield what the arithmetic *name* makes of each pair; the gap of two rates is their difference as well."""
    for one, other in product(first, second):
        if one.kind not in {"level", "absolute-change"} or one.unit == other.unit:
            try:
                yield _Tie(figure, (one, other), DERIVATIONS[name].interval(one.interval, other.interval))
            except ValueError:  # a level of nothing has no rate
                continue


def _check_parts(known: _Known, ledger: Ledger, part: Figure, on_record: set[str], *, reviewed: bool) -> None:
    """Check that a level is not above that of the whole its indicator is part of."""
    if part.kind != "level":
        return
    for broader in known.facts.links(part.indicator, f"{SKOS}broader"):
        for whole in known.by_key.get((broader, part.place, "level", part.period), []):
            if whole.unit != part.unit:
                continue
            ledger.look(TIES)
            low, high = part.interval.low, whole.interval.high
            if low is not None and high is not None and low > high:
                doubted = not reviewed or {part.iri, whole.iri} & on_record
                problem = (
                    f"{known.facts.describe(part.iri)}: is {in_words(part.value)}, more than "
                    f"{known.facts.describe(whole.iri)} that it is part of. {_SETTLE}"
                )
                ledger.note(TIES, part.iri, problem, Severity.WARNING if doubted else Severity.VIOLATION)


def _note(facts: Facts, ledger: Ledger, tie: _Tie, severity: Severity) -> None:
    names = " and ".join(facts.describe(each.iri) for each in tie.others)
    problem = (
        f"{facts.describe(tie.figure.iri)}: is {in_words(tie.figure.signed)}, but {names} make "
        f"{range_in_words(tie.result)}. {_SETTLE}"
    )
    ledger.note(TIES, tie.figure.iri, problem, severity)
