"""Numbers as they stand in a text: where they are, how precise they are, how they are written.

Pure functions of text; values are exact decimals.
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefing_kg.records import Span

#: Number words whose every occurrence has to be accounted for, like a number in digits.
NUMBER_WORDS: tuple[str, ...] = tuple(
    (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand lakh "
        "million crore billion trillion first second third fourth fifth sixth seventh eighth ninth tenth half double "
        "twice"
    ).split()
)

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_WORDS = re.compile(r"\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)


def number_spans(text: str) -> tuple[Span, ...]:
    """Return the place of every number of *text*, in digits or as a word, in order.

    >>> [text[s.start:s.end] for text in ["2.38 trillion, then 1,800."] for s in number_spans(text)]
    ['2.38', 'trillion', '1,800']
    """
    return tuple(sorted(Span(*found.span()) for pattern in (_DIGITS, _WORDS) for found in pattern.finditer(text)))


def digit_spans(text: str) -> tuple[Span, ...]:
    """Return the place of every number in digits."""
    return tuple(Span(*found.span()) for found in _DIGITS.finditer(text))


def canonical(value: Decimal) -> str:
    """Return the canonical form of *value* (XSD 1.1 Part 2, section 3.3.3.1).

    >>> canonical(Decimal("1600.0")), canonical(Decimal("2.38E+12")), canonical(Decimal("-0.50"))
    ('1600', '2380000000000', '-0.5')
    """
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written


def rounding_unit(number: str, value: Decimal) -> Decimal:
    """Return the place value of the last significant digit of *number*, in the unit of *value*.

    *number* is the number in digits as printed; *value* has its scale word multiplied out.

    >>> rounding_unit("2.38", Decimal(2380000000000)), rounding_unit("1,800", Decimal(1800))
    (Decimal('10000000000'), Decimal('100'))
    """
    printed = Decimal(number.replace(",", ""))
    if printed == 0 or value == 0:
        return Decimal(1).scaleb(int(printed.as_tuple().exponent))
    whole, _, fraction = number.replace(",", "").partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    unit = Decimal(1).scaleb(-len(fraction) if fraction else zeros)
    return Decimal(canonical(unit * abs(value / printed)))
