"""Recomputes derived figures: each derivation as a formula on the values, and once more on intervals.

The formulas on intervals use every input once, so that they are as narrow as the inputs allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefing_kg import iris
from briefing_kg.audit.checks import DERIVED, INPUTS, Ledger
from briefing_kg.audit.facts import Facts
from briefing_kg.audit.figures import Figure, in_words, range_in_words, read_figure
from briefing_kg.audit.intervals import Interval, exactly
from briefing_kg.vocab import PROV, UNIT

_HUNDRED = exactly(100)
_CORRECT = "Correct its value, comparator or derivation, or the value of an input"
_AS_PLAIN = {"equal", "about"}
_UPWARD, _DOWNWARD = {"more-than", "at-least"}, {"less-than", "at-most"}


@dataclass(frozen=True, slots=True)
class Derivation:
    """How two inputs make a figure of *kind*; ``exact`` where whole inputs make an exact result."""

    inputs: tuple[str, str]
    kind: str
    value: Callable[[Fraction, Fraction], Fraction]
    interval: Callable[[Interval, Interval], Interval]
    exact: bool = False


def before_growth(now: Interval, rate: Interval) -> Interval:
    """Return the earlier level."""
    return now.positive().times((exactly(1) + rate.times(exactly(Fraction(1, 100)))).inverse())


def growth_amount(now: Interval, rate: Interval) -> Interval:
    """Return the change that a rate makes of the later level."""
    factor = exactly(1) - (exactly(1) + rate.times(exactly(Fraction(1, 100)))).inverse()
    return factor.times(now.positive())


def share(part: Interval, whole: Interval) -> Interval:
    """Return the part in percent of the whole."""
    return part.times(whole.inverse()).times(_HUNDRED)


def growth_of_increase(now: Interval, increase: Interval) -> Interval:
    """Return the rate of a change, by the share it has in the later level."""
    remaining = exactly(1) - increase.times(now.inverse())
    return (remaining.inverse() - exactly(1)).times(_HUNDRED)


def growth_of_levels(now: Interval, then: Interval) -> Interval:
    """Return the rate by which the later level is above the earlier."""
    return (now.times(then.inverse()) - exactly(1)).times(_HUNDRED)


DERIVATIONS: Mapping[str, Derivation] = {
    "level-before-growth": Derivation(
        ("now", "rate"), "level", lambda now, rate: now * 100 / (100 + rate), before_growth
    ),
    "increase-from-growth": Derivation(
        ("now", "rate"), "absolute-change", lambda now, rate: now * rate / (100 + rate), growth_amount
    ),
    "reference-rate-from-gap": Derivation(
        ("rate", "gap"), "relative-change", lambda rate, gap: rate - gap, lambda rate, gap: rate - gap
    ),
    "share-of-whole": Derivation(("part", "whole"), "share", lambda part, whole: part / whole * 100, share),
    "level-before-increase": Derivation(
        ("now", "increase"), "level", lambda now, more: now - more, lambda now, more: now - more, exact=True
    ),
    "growth-from-increase": Derivation(
        ("now", "increase"), "relative-change", lambda now, more: more / (now - more) * 100, growth_of_increase
    ),
    "increase-from-levels": Derivation(
        ("now", "then"), "absolute-change", lambda now, then: now - then, lambda now, then: now - then, exact=True
    ),
    "growth-from-levels": Derivation(
        ("now", "then"), "relative-change", lambda now, then: (now - then) / then * 100, growth_of_levels
    ),
}


def check_derived(facts: Facts, ledger: Ledger) -> None:
    """Recompute every derived figure of a briefing."""
    for iri in facts.instances("Figure"):
        figure = read_figure(facts, iri)
        if figure is not None and figure.status == "derived":
            ledger.look(DERIVED)
            ledger.look(INPUTS)
            _check(facts, ledger, figure)


def _check(facts: Facts, ledger: Ledger, figure: Figure) -> None:
    name = facts.describe(figure.iri)
    activity = facts.link(figure.iri, f"{PROV}wasGeneratedBy")
    key = facts.key(facts.link(activity, facts.own("derivation")), "derivation") if activity else ""
    derivation = DERIVATIONS.get(key)
    if derivation is None:
        said = (
            f"the arithmetic “{key}”, which the second opinion does not know" if key else "no arithmetic that made it"
        )
        problem = f"{name}: names {said}: nobody recomputed it. Give it a derivation of the list of derivations."
        ledger.note(DERIVED, figure.iri, problem)
        return
    inputs = _inputs(facts, figure, activity)
    problem = _input_problem(facts, figure, derivation, inputs)
    if problem:
        ledger.note(INPUTS, figure.iri, f"{name}: {problem}.")
        return
    first, second = _in_roles(figure, derivation, inputs)
    problem = _value_problem(figure, derivation, first, second) if first and second else ""
    if problem:
        ledger.note(DERIVED, figure.iri, f"{name}: {problem}. {_CORRECT}.")


def _inputs(facts: Facts, figure: Figure, activity: str) -> list[Figure]:
    """Return the figures it was derived from, none if the computation says that it used others."""
    sources = facts.links(figure.iri, f"{PROV}wasDerivedFrom")
    read = [read_figure(facts, each) for each in sources]
    same = sources == facts.links(activity, f"{PROV}used")
    return [each for each in read if each is not None] if same else []


def _input_problem(facts: Facts, figure: Figure, derivation: Derivation, inputs: list[Figure]) -> str:
    first, second = _in_roles(figure, derivation, inputs)
    if first is None or second is None or len(inputs) != len(derivation.inputs):
        wanted = " and ".join(_ROLE_WORDS[each] for each in derivation.inputs)
        return f"has to be derived from, and its computation has to use, {wanted}. Correct its inputs or its derivation"
    if figure.kind != derivation.kind:
        return f"is a {figure.kind}, but its derivation makes a {derivation.kind}. Correct its kind or its derivation"
    if not _units_fit(facts, figure, derivation, first, second):
        return "its unit and those of its inputs do not go together in this arithmetic. Correct the unit that is wrong"
    if not _periods_fit(figure, derivation, first, second):
        return "its period and those of its inputs do not go together in this arithmetic. Correct the wrong period"
    places = {each.place for each in (figure, first, second) if each.place}
    if len(places) > 1 and "whole" not in derivation.inputs:
        return "speaks of another place than its inputs. Correct schema:observationAbout"
    return ""


_ROLE_WORDS = {
    "now": "the level of the later period",
    "then": "the level of the earlier period",
    "rate": "a relative change",
    "gap": "a gap between two rates",
    "increase": "an absolute change",
    "part": "the level of the part",
    "whole": "the level of the whole",
}
_ROLE_KINDS = {"rate": "relative-change", "gap": "rate-gap", "increase": "absolute-change"}


def _in_roles(figure: Figure, derivation: Derivation, inputs: list[Figure]) -> tuple[Figure | None, Figure | None]:
    levels = derivation.inputs == ("now", "then")
    found = {role: [each for each in inputs if _plays(role, each, figure, levels=levels)] for role in derivation.inputs}
    first, second = (found[role][0] if len(found[role]) == 1 else None for role in derivation.inputs)
    return first, second


def _plays(role: str, each: Figure, figure: Figure, *, levels: bool) -> bool:
    if role in _ROLE_KINDS:
        return each.kind == _ROLE_KINDS[role]
    if each.kind != "level":
        return False
    if role in {"part", "whole"}:
        return (each.indicator == figure.indicator) == (role == "part")
    return not levels or (each.period == figure.period) == (role == "now")


def _units_fit(facts: Facts, figure: Figure, derivation: Derivation, first: Figure, second: Figure) -> bool:
    ratios = {"relative-change": f"{UNIT}PERCENT", "share": f"{UNIT}PERCENT"}
    ratios["rate-gap"] = iris.thing(facts.base, "unit/percentage-point")
    amounts = {each.unit for each in (figure, first, second) if each.kind not in ratios}
    fit = all(each.unit == ratios[each.kind] for each in (figure, first, second) if each.kind in ratios)
    same_thing = "whole" in derivation.inputs or derivation.inputs == ("rate", "gap")
    things = {figure.indicator, first.indicator, second.indicator}
    return fit and len(amounts) <= 1 and (same_thing or len(things) == 1)


def _periods_fit(figure: Figure, derivation: Derivation, first: Figure, second: Figure) -> bool:
    if derivation.inputs == ("now", "then"):
        return first.period == figure.period and figure.base_period in {"", second.period}
    if first.period != second.period:
        return False
    if derivation.kind == "level":
        return figure.period == second.base_period or not second.base_period
    if figure.period != first.period:
        return False
    return figure.base_period == second.base_period or not (figure.base_period and second.base_period)


def _value_problem(figure: Figure, derivation: Derivation, first: Figure, second: Figure) -> str:
    try:
        value = derivation.value(first.signed, second.signed)
        allowed = derivation.interval(first.interval, second.interval)
        around = derivation.interval(first.around, second.around)
    except (ValueError, ZeroDivisionError):
        return "cannot be computed from its inputs: by them there was nothing, or less, before or in all"
    given, unit = figure.signed, figure.unit_of_rounding
    whole_steps = given == value if unit == 0 else (given / unit).denominator == 1
    near = Interval(given - unit / 2, given + unit / 2)
    if not whole_steps or not near.holds(value) or not near.overlaps(allowed):
        made = f"{in_words(value)} ({range_in_words(allowed)} by what was printed)"
        return f"is given as {in_words(given)}, but its inputs make {made}"
    return _comparator_problem(figure, derivation, (first, second), (allowed, around), exact=given == value)


def _comparator_problem(
    figure: Figure,
    derivation: Derivation,
    inputs: tuple[Figure, Figure],
    results: tuple[Interval, Interval],
    *,
    exact: bool,
) -> str:
    allowed, around = results
    up, down = allowed.reaches_above(around), allowed.reaches_below(around)
    if figure.down:
        up, down = down, up
    if up and down:
        return "its inputs bound it from both sides, so that nothing follows from them"
    strict = any(each.is_strict for each in inputs)
    if up or down:
        side = "more" if up else "less"
        fitting = {"at-least" if up else "at-most", *({f"{side}-than"} if strict else ())}
    else:
        plain = derivation.exact and exact and all(each.comparator == "equal" for each in inputs)
        fitting = {"about", "equal"} if plain else {"about"}
    if figure.comparator in fitting:
        return ""
    words = " or ".join(f"'{each.replace('-', ' ')}'" for each in sorted(fitting))
    return f"is given as '{figure.comparator.replace('-', ' ')}', but its inputs allow only {words}"
