"""Exact interval arithmetic: what can be said of a result when its inputs are rounded, or bounds.

Ends are rational numbers, or None where there is no end; nothing is ever rounded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

_ABOVE = {"more-than", "at-least"}
_BELOW = {"less-than", "at-most"}


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends, the ends included; None is an end that lies at infinity."""

    low: Fraction | None
    high: Fraction | None

    def __post_init__(self) -> None:
        """Refuse an interval that holds no number."""
        if self.low is not None and self.high is not None and self.low > self.high:
            message = "there is no such number"
            raise ValueError(message)

    def __neg__(self) -> Interval:
        """Return the numbers with the opposite sign."""
        return Interval(_negative(self.high), _negative(self.low))

    def __add__(self, other: Interval) -> Interval:
        """Return all sums."""
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        """Return all differences."""
        return self + -other

    def times(self, positive: Interval) -> Interval:
        """Return all products with the numbers of *positive*, an interval without negative numbers."""
        low = positive.low if self.low is not None and self.low >= 0 else positive.high
        high = positive.high if self.high is None or self.high >= 0 else positive.low
        return Interval(_product(self.low, low), _product(self.high, high))

    def inverse(self) -> Interval:
        """Return one divided by each positive number of the interval."""
        part = self.positive()
        return Interval(
            Fraction(0) if part.high is None else 1 / part.high,
            None if not part.low else 1 / part.low,
        )

    def positive(self) -> Interval:
        """Return the part above zero; ValueError if there is none."""
        if self.high is not None and self.high <= 0:
            message = "there is no such number above zero"
            raise ValueError(message)
        return Interval(max(self.low or Fraction(0), Fraction(0)), self.high)

    def holds(self, number: Fraction) -> bool:
        """Whether *number* lies in the interval."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (_is_below(self.high, other.low) or _is_below(other.high, self.low))

    def reaches_below(self, other: Interval) -> bool:
        """Whether this interval begins lower than *other*."""
        return other.low is not None and (self.low is None or self.low < other.low)

    def reaches_above(self, other: Interval) -> bool:
        """Whether this interval ends higher than *other*."""
        return other.high is not None and (self.high is None or self.high > other.high)


def exactly(number: int | Fraction) -> Interval:
    """Return the interval that holds only *number*."""
    return Interval(Fraction(number), Fraction(number))


def printed(value: Fraction, unit: Fraction, comparator: str = "equal") -> Interval:
    """Return what a printed number leaves open: half a rounding *unit* each side, a whole one for "about", or one side.

    >>> printed(Fraction(1800), Fraction(100))
    Interval(low=Fraction(1750, 1), high=Fraction(1850, 1))
    >>> printed(Fraction(200), Fraction(100), "more-than")
    Interval(low=Fraction(200, 1), high=None)
    """
    if comparator in _ABOVE:
        return Interval(value, None)
    if comparator in _BELOW:
        return Interval(None, value)
    reach = unit if comparator == "about" else unit / 2
    return Interval(value - reach, value + reach)


def _negative(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _product(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Return the product of two ends on the same side of infinity; zero times anything is zero."""
    if one == 0 or other == 0:
        return Fraction(0)
    return None if one is None or other is None else one * other


def _is_below(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low
