"""Derived figures follow exactly from their inputs, and bounds stay bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing_kg.model.derive import Operand, derive, rounded

THIS, LAST = "2023", "2022"


def operand(kind: str, value: str, comparator: str = "equal", period: str = THIS, indicator: str = "x") -> Operand:
    """Return a figure reduced to what a derivation needs."""
    return Operand(Decimal(value), comparator, kind, indicator, period)


LEVEL, BEFORE = operand("level", "0"), operand("level", "0", period=LAST)
GROWTH, INCREASE = operand("relative-change", "0"), operand("absolute-change", "0")


@pytest.mark.parametrize(
    ("derivation", "result", "inputs", "unit", "value", "comparator"),
    [
        pytest.param(
            "level-before-increase",
            BEFORE,
            (operand("level", "255"), operand("absolute-change", "32")),
            "1",
            "223",
            "equal",
            id="exact difference",
        ),
        pytest.param(
            "level-before-increase",
            BEFORE,
            (operand("level", "1800"), operand("absolute-change", "200", "more-than")),
            "100",
            "1600",
            "less-than",
            id="a lower bound taken away makes an upper bound",
        ),
        pytest.param(
            "level-before-increase",
            BEFORE,
            (operand("level", "30000", "at-least"), operand("absolute-change", "20000")),
            "1",
            "10000",
            "at-least",
            id="a bound that may be met makes one that may be met",
        ),
        pytest.param(
            "level-before-increase",
            BEFORE,
            (operand("level", "30000", "at-least"), operand("absolute-change", "20000", "less-than")),
            "1",
            "10000",
            "more-than",
            id="one strict bound makes the result strict",
        ),
        pytest.param(
            "level-before-growth",
            BEFORE,
            (operand("level", "95"), operand("relative-change", "5", "more-than").signed("down")),
            "1",
            "100",
            "more-than",
            id="a fall was from a higher level",
        ),
        pytest.param(
            "growth-from-increase",
            GROWTH,
            (operand("level", "1800"), operand("absolute-change", "200", "more-than")),
            "0.1",
            "12.5",
            "more-than",
            id="growth grows with the increase",
        ),
        pytest.param(
            "growth-from-increase",
            GROWTH,
            (operand("level", "255"), operand("absolute-change", "32")),
            "0.1",
            "14.3",
            "about",
            id="a quotient is about",
        ),
        pytest.param(
            "level-before-growth",
            BEFORE,
            (operand("level", "2380000000000"), operand("relative-change", "15.6")),
            "10000000000",
            "2060000000000",
            "about",
            id="level before growth",
        ),
        pytest.param(
            "reference-rate-from-gap",
            GROWTH,
            (operand("relative-change", "15.6"), operand("rate-gap", "15.4")),
            "0.1",
            "0.2",
            "about",
            id="rounded rates",
        ),
        pytest.param(
            "share-of-whole",
            operand("share", "0"),
            (operand("level", "10000", "more-than"), operand("level", "645000", indicator="whole")),
            "0.01",
            "1.55",
            "more-than",
            id="share",
        ),
        pytest.param(
            "growth-from-levels",
            GROWTH,
            (operand("level", "30000", "more-than"), operand("level", "20000", period=LAST)),
            "1",
            "50",
            "more-than",
            id="growth from two levels",
        ),
        pytest.param(
            "increase-from-levels",
            INCREASE,
            (operand("level", "5"), operand("level", "7", period=LAST)),
            "1",
            "-2",
            "equal",
            id="a fall is negative",
        ),
    ],
)
def test_a_derivation_gives_value_and_comparator(
    derivation: str, result: Operand, inputs: tuple[Operand, ...], unit: str, value: str, comparator: str
) -> None:
    """Values are exact until rounded half up to the unit."""
    made = derive(derivation, result, inputs)

    assert Decimal(value) == rounded(made.value, Decimal(unit))
    assert comparator == made.comparator


@pytest.mark.parametrize(
    ("derivation", "inputs", "words"),
    [
        ("square-root", (LEVEL,), "unknown"),
        ("level-before-growth", (operand("level", "1"),), "exactly one input that is its 'rate'"),
        (
            "level-before-increase",
            (operand("level", "9", "less-than"), operand("absolute-change", "1", "less-than")),
            "from both sides",
        ),
        ("level-before-growth", (operand("level", "5"), operand("relative-change", "-100")), "divided by zero"),
    ],
)
def test_what_does_not_follow_is_refused(derivation: str, inputs: tuple[Operand, ...], words: str) -> None:
    """Unknown formulas, missing inputs and contradicting bounds are errors."""
    with pytest.raises(ValueError, match=words):
        derive(derivation, BEFORE, inputs)
