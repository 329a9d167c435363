"""The value that the steps of finding a quantity hand on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_kg.extract.numerals import Numeral

# Keys of the schemes of units and comparators that rules of grammar speak of.
NUMBER, PERCENT, PER_MILLE, POINT, TIMES, RATIO = "NUM", "PERCENT", "PPTH", "percentage-point", "times", "UNITLESS"
BASIS_POINT = "basis-point"
EQUAL, AT_LEAST, AT_MOST = "equal", "at-least", "at-most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said.

    ``start`` and ``end`` take in number and unit, ``left`` also the comparator before it;
    ``unit`` is None as long as it is open.
    """

    numeral: Numeral
    start: int
    end: int
    left: int
    value: Decimal
    unit: str | None
    counted: str | None
    comparator: str
