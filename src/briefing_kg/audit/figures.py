"""Figures as the graphs give them, for arithmetic: exact values, what they leave open, and in which direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from briefing_kg.audit.facts import Facts
from briefing_kg.audit.intervals import Interval, printed
from briefing_kg.vocab import SCHEMA

CHANGES = {"absolute-change", "relative-change", "rate-gap"}
_STRICT = {"more-than", "less-than"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; periods, indicator and place are IRIs, kind, comparator and status keys of their schemes."""

    iri: str
    value: Fraction
    unit_of_rounding: Fraction
    comparator: str
    kind: str
    status: str
    indicator: str
    place: str
    period: str
    base_period: str
    unit: str
    down: bool

    @property
    def signed(self) -> Fraction:
        """The value with the sign of its direction: a fall by 5 is -5."""
        return -abs(self.value) if self.down else self.value

    @property
    def interval(self) -> Interval:
        """Where the true number lies, by what was printed and by 'more than' and the like."""
        return self._printed(self.comparator)

    @property
    def around(self) -> Interval:
        """Where the number as printed lies, 'more than' and the like left aside."""
        return self._printed("about" if self.comparator == "about" else "equal")

    @property
    def is_strict(self) -> bool:
        """Whether the value itself is ruled out: more than, less than."""
        return self.comparator in _STRICT

    def _printed(self, comparator: str) -> Interval:
        """What the number leaves open; "about" of a computed figure says only that it was rounded."""
        if comparator == "about" and self.status == "derived":
            comparator = "equal"
        interval = printed(abs(self.value) if self.down else self.value, self.unit_of_rounding, comparator)
        return -interval if self.down else interval


def figures(facts: Facts) -> Iterator[Figure]:
    """Yield the figures of a briefing that have a number."""
    for iri in facts.instances("Figure"):
        figure = read_figure(facts, iri)
        if figure is not None:
            yield figure


def read_figure(facts: Facts, iri: str) -> Figure | None:
    """Return the figure *iri*, None if it has not exactly one number as its value."""
    value = facts.number(iri, facts.own("value"))
    if value is None:
        return None
    kind = facts.key(facts.link(iri, facts.own("figureKind")), "figure-kind")
    return Figure(
        iri=iri,
        value=value,
        unit_of_rounding=facts.number(iri, facts.own("roundingUnit")) or Fraction(0),
        comparator=facts.key(facts.link(iri, facts.own("comparator")), "comparator"),
        kind=kind,
        status=facts.key(facts.link(iri, facts.own("status")), "status"),
        indicator=facts.link(iri, facts.own("indicator")),
        place=facts.link(iri, f"{SCHEMA}observationAbout"),
        period=facts.link(iri, facts.own("period")),
        base_period=facts.link(iri, facts.own("basePeriod")),
        unit=facts.link(iri, facts.own("unit")),
        down=kind in CHANGES and facts.key(facts.link(iri, facts.own("direction")), "direction") == "down",
    )


def in_words(number: Fraction) -> str:
    """Return *number* as a person writes it, to six significant places where it does not end."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    places = max(0, 6 - len(str(abs(int(number)))))
    scaled = round(number * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0") if places else ""
    return ("-" if scaled < 0 else "") + f"{whole:,}" + (f".{digits}" if digits else "")


def range_in_words(interval: Interval) -> str:
    """Return what *interval* allows in plain words."""
    if interval.low is None or interval.high is None:
        if interval.low is not None:
            return f"{in_words(interval.low)} or more"
        return f"{in_words(interval.high)} or less" if interval.high is not None else "any number"
    return f"between {in_words(interval.low)} and {in_words(interval.high)}"
