"""Interval arithmetic is sound and as narrow as can be: tried on a grid of plain numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import RDF, SKOS

from briefing_kg.audit.derivations import DERIVATIONS
from briefing_kg.audit.figures import Figure
from briefing_kg.audit.intervals import Interval, exactly, printed
from briefing_kg.vocab import SCHEMA

LEVELS = (Interval(Fraction(90), Fraction(110)), Interval(Fraction(250), Fraction(250)), Interval(Fraction(1, 2), None))
CHANGES = (
    *(
        Interval(Fraction(-5), Fraction(5)),
        Interval(Fraction(-20), Fraction(-10)),
        Interval(Fraction(30), Fraction(40)),
    ),
    *(Interval(Fraction(10), None), Interval(None, Fraction(-3)), exactly(0)),
)


def some(interval: Interval) -> list[Fraction]:
    """Some numbers of an interval: its ends, its middle, and far out where it has no end."""
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 60
    high = interval.high if interval.high is not None else (interval.low or Fraction(0)) + 60
    return [low, (low + high) / 2, high]


def domain(name: str) -> tuple[tuple[Interval, ...], tuple[Interval, ...]]:
    """The intervals that the inputs of a derivation are tried with."""
    first, second = DERIVATIONS[name].inputs
    return (CHANGES if first == "rate" else LEVELS), (LEVELS if second in {"then", "whole"} else CHANGES)


@pytest.mark.parametrize("name", DERIVATIONS)
def test_a_result_holds_whatever_its_inputs_allow(name: str) -> None:
    """The formula on numbers of the inputs always lands in the formula on the intervals."""
    derivation = DERIVATIONS[name]
    tried = 0
    for one, other in product(*domain(name)):
        for x, y in product(some(one), some(other)):
            try:
                value = derivation.value(x, y)
            except ZeroDivisionError:
                continue
            then = x - y if name == "growth-from-increase" else 100 + y if "rate" in derivation.inputs[1] else 1
            if then > 0:  # what was there before is never less than nothing
                assert derivation.interval(one, other).holds(value), (one, other, x, y)
                tried += 1
    assert tried > 20


@pytest.mark.parametrize("name", DERIVATIONS)
def test_a_result_is_no_wider_than_its_inputs_make_it(name: str) -> None:
    """Each end of a result is reached at some ends of its inputs."""
    derivation = DERIVATIONS[name]
    one, other = Interval(Fraction(90), Fraction(110)), Interval(Fraction(10), Fraction(20))
    made = derivation.interval(one, other)
    values = [derivation.value(x, y) for x, y in product((one.low, one.high), (other.low, other.high)) if x and y]

    assert (made.low, made.high) == (min(values), max(values))


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [
        ("equal", Fraction(295, 2), Fraction(305, 2)),
        ("about", Fraction(145), Fraction(155)),
        ("more-than", Fraction(150), None),
        ("at-least", Fraction(150), None),
        ("less-than", None, Fraction(150)),
        ("at-most", None, Fraction(150)),
    ],
)
def test_a_printed_number_leaves_half_a_rounding_unit_open(
    comparator: str, low: Fraction | None, high: Fraction | None
) -> None:
    """Half the unit each side, a whole one for 'about'; a bound leaves one side open wholly."""
    assert printed(Fraction(150), Fraction(5), comparator) == Interval(low, high)


def test_about_is_as_wide_as_the_scheme_of_comparators_has_it(repository: Path) -> None:
    """The shapes read from the scheme how far each comparator reaches; the second opinion knows it by itself."""
    graph = Graph().parse(repository / "ontology" / "codes" / "comparator.ttl")
    schema = Namespace(SCHEMA)
    found = 0
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        low, high = (graph.value(concept, term) for term in (schema.minValue, schema.maxValue))
        ends = (None if end is None else Fraction(str(end)) for end in (low, high))
        assert printed(Fraction(0), Fraction(1), str(concept).rpartition("/")[2]) == Interval(*ends), concept
        found += 1
    assert found == 6


@pytest.mark.parametrize(("status", "reach"), [("stated", 5), ("derived", Fraction(5, 2))])
def test_what_was_computed_is_about_because_it_was_rounded(status: str, reach: Fraction) -> None:
    """What a speaker calls 'about' is a guess, a unit either way; either is no bound."""
    words = dict.fromkeys(("iri", "kind", "indicator", "place", "period", "base_period", "unit"), "")
    figure = Figure(
        value=Fraction(150), unit_of_rounding=Fraction(5), comparator="about", status=status, down=False, **words
    )

    assert figure.interval == figure.around == Interval(150 - reach, 150 + reach)


def test_the_intervals_of_the_first_briefing() -> None:
    """The level before 2.38 trillion yuan grew by 15.6 percent lay between 2.0536 and 2.0641 trillion, outward."""
    now = printed(Fraction("2.38"), Fraction("0.01"))
    made = DERIVATIONS["level-before-growth"].interval(now, printed(Fraction("15.6"), Fraction("0.1")))

    assert made == Interval(Fraction("2.375") / Fraction("1.1565"), Fraction("2.385") / Fraction("1.1555"))
    assert Interval(Fraction("2.0536"), Fraction("2.0641")).overlaps(made)
    assert not made.holds(Fraction("2.0536"))
    assert not made.holds(Fraction("2.0641"))


def test_what_cannot_be_is_refused() -> None:
    """An empty interval, and dividing by what is never above zero."""
    with pytest.raises(ValueError, match="no such number"):
        Interval(Fraction(2), Fraction(1))
    with pytest.raises(ValueError, match="above zero"):
        Interval(None, Fraction(0)).inverse()


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), Fraction(3)), True),
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(3), None), False),
        (Interval(None, Fraction(2)), Interval(Fraction(3), None), False),
        (Interval(None, None), Interval(Fraction(3), Fraction(3)), True),
    ],
)
def test_overlap_is_symmetric(one: Interval, other: Interval, *, overlap: bool) -> None:
    """Two intervals overlap where they share a number, be it an end."""
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap
