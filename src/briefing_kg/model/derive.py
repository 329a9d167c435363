"""Recompute figures that are derived from others, exactly, and say what bounds become.

Each derivation is a formula over levels, changes and rates; inputs are told apart by their
kind and period. Values are rational numbers until they are rounded for comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

_BOUND = {"more-than": 1, "at-least": 1, "less-than": -1, "at-most": -1}
_STRICT = {1: "more-than", -1: "less-than"}
_NOT_STRICT = {1: "at-least", -1: "at-most"}
_MIRRORED = {"more-than": "less-than", "less-than": "more-than", "at-least": "at-most", "at-most": "at-least"}
_CHANGES = {"relative-change", "absolute-change"}


@dataclass(frozen=True, slots=True)
class Operand:
    """What a derivation needs to know of a figure; keys of the schemes, path of the periods."""

    value: Decimal
    comparator: str
    kind: str
    indicator: str
    period: str

    def signed(self, direction: str) -> Operand:
        """Return the operand with its sign: "fell by more than 5 percent" is less than -5."""
        if direction != "down" or self.kind not in _CHANGES:
            return self
        comparator = _MIRRORED.get(self.comparator, self.comparator)
        return replace(self, value=-abs(self.value), comparator=comparator)


@dataclass(frozen=True, slots=True)
class Derived:
    """The exact result of a derivation and the comparator its inputs allow."""

    value: Fraction
    comparator: str


@dataclass(frozen=True, slots=True)
class _Formula:
    names: tuple[str, ...]
    compute: Callable[[Mapping[str, Fraction]], Fraction]
    # Whether the result grows (1) or falls (-1) with each input: a bound passes on so.
    monotone: Mapping[str, int]
    exact: bool = False


_FORMULAS: Mapping[str, _Formula] = {
    "level-before-growth": _Formula(
        ("now", "rate"), lambda x: x["now"] / (1 + x["rate"] / 100), {"now": 1, "rate": -1}
    ),
    "increase-from-growth": _Formula(
        ("now", "rate"), lambda x: x["now"] - x["now"] / (1 + x["rate"] / 100), {"now": 1, "rate": 1}
    ),
    "reference-rate-from-gap": _Formula(("rate", "gap"), lambda x: x["rate"] - x["gap"], {"rate": 1, "gap": -1}),
    "share-of-whole": _Formula(("part", "whole"), lambda x: 100 * x["part"] / x["whole"], {"part": 1, "whole": -1}),
    "level-before-increase": _Formula(
        ("now", "increase"), lambda x: x["now"] - x["increase"], {"now": 1, "increase": -1}, exact=True
    ),
    "growth-from-increase": _Formula(
        ("now", "increase"), lambda x: 100 * x["increase"] / (x["now"] - x["increase"]), {"now": -1, "increase": 1}
    ),
    "increase-from-levels": _Formula(
        ("now", "then"), lambda x: x["now"] - x["then"], {"now": 1, "then": -1}, exact=True
    ),
    "growth-from-levels": _Formula(("now", "then"), lambda x: 100 * (x["now"] / x["then"] - 1), {"now": 1, "then": -1}),
}


def derive(derivation: str, result: Operand, inputs: tuple[Operand, ...]) -> Derived:
    """Return what *inputs* make by *derivation*; *result* tells its indicator and period.

    Raises ValueError for an unknown derivation, missing inputs, bounds that contradict, or a division by zero.
    """
    formula = _FORMULAS.get(derivation)
    if formula is None:
        message = f"the derivation {derivation!r} is unknown; known are {', '.join(sorted(_FORMULAS))}"
        raise ValueError(message)
    by_name = {name: _pick(name, result, inputs) for name in formula.names}
    values = {name: Fraction(operand.value) for name, operand in by_name.items()}
    bounds = {_BOUND[op.comparator] * formula.monotone[n] for n, op in by_name.items() if op.comparator in _BOUND}
    if len(bounds) > 1:
        message = "the inputs bound the result from both sides, so nothing follows"
        raise ValueError(message)
    try:
        value = formula.compute(values)
    except ZeroDivisionError as error:
        message = "the inputs would have to be divided by zero, so nothing follows"
        raise ValueError(message) from error
    if bounds:
        # "30,000 or more" less 20,000 is 10,000 or more; one strict bound makes the result strict.
        strict = any(operand.comparator in _STRICT.values() for operand in by_name.values())
        return Derived(value, (_STRICT if strict else _NOT_STRICT)[bounds.pop()])
    whole = all(number.denominator == 1 for number in values.values())
    stated_exactly = all(operand.comparator == "equal" for operand in by_name.values())
    return Derived(value, "equal" if formula.exact and whole and stated_exactly else "about")


def rounded(value: Fraction, unit: Decimal) -> Decimal:
    """Return *value* rounded half up to a multiple of *unit*."""
    steps = value / Fraction(unit)
    return Decimal((2 * steps.numerator + steps.denominator) // (2 * steps.denominator)) * unit


def _pick(name: str, result: Operand, inputs: tuple[Operand, ...]) -> Operand:
    tests: Mapping[str, Callable[[Operand], bool]] = {
        "rate": lambda x: x.kind == "relative-change",
        "gap": lambda x: x.kind == "rate-gap",
        "increase": lambda x: x.kind == "absolute-change",
        "part": lambda x: x.kind == "level" and x.indicator == result.indicator,
        "whole": lambda x: x.kind == "level" and x.indicator != result.indicator,
        "then": lambda x: x.kind == "level" and x.period != result.period,
        "now": lambda x: x.kind == "level",
    }
    found = [each for each in inputs if tests[name](each)]
    if name == "now" and len(found) > 1:
        found = [each for each in found if each.period == result.period]
    if len(found) != 1:
        message = f"needs exactly one input that is its {name!r}, and has {len(found)}"
        raise ValueError(message)
    return found[0]
