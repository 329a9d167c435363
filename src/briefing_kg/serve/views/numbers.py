"""Numbers as people read them, made from exact decimals and never the other way round."""

from __future__ import annotations

import re
from decimal import Decimal

_DECIMAL = re.compile(r"([+-]?)(\d+)(\.\d+)?")
_SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
_MANTISSA_DECIMALS = 3
#: A rank of a thing or a page number is no amount: below this nothing is grouped.
_GROUPED_FROM = 4


def grouped(lexical: str) -> str:
    """Return a decimal with a comma between thousands; anything else as it is.

    >>> grouped("645000"), grouped("15.6"), grouped("n/a")
    ('645,000', '15.6', 'n/a')
    """
    match = _DECIMAL.fullmatch(lexical)
    if match is None or len(match[2]) < _GROUPED_FROM:
        return lexical
    whole = match[2]
    first = len(whole) % 3
    groups = ([whole[:first]] if first else []) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return f"{match[1]}{','.join(groups)}{match[3] or ''}"


def scaled(value: Decimal) -> str:
    """Return a large round number with its scale word, any other grouped.

    >>> scaled(Decimal("2380000000000")), scaled(Decimal("1234567")), scaled(Decimal("30000"))
    ('2.38 trillion', '1,234,567', '30,000')
    """
    for word, power in _SCALES:
        if abs(value) >= Decimal(10) ** power:
            mantissa = plain(value.scaleb(-power))
            if len(mantissa.partition(".")[2]) <= _MANTISSA_DECIMALS:
                return f"{grouped(mantissa)} {word}"
            break
    return grouped(plain(value))


def plain(value: Decimal) -> str:
    """Return *value* without exponent and without zeros that say nothing.

    >>> plain(Decimal("1.50")), plain(Decimal("2E+3"))
    ('1.5', '2000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit_key: str, unit_label: str) -> str:
    """Return a number with its unit: a count alone, a per cent sign close, any other word after.

    >>> amount(Decimal("15.6"), "PERCENT", "per cent"), amount(Decimal("1800"), "NUM", "number")
    ('15.6%', '1,800')
    """
    if unit_key == "NUM" or not unit_key:
        return scaled(value)
    if unit_key == "PERCENT":
        return f"{scaled(value)}%"
    return f"{scaled(value)} {unit_label}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    >>> counted(1, "figure"), counted(12, "figure")
    ('1 figure', '12 figures')
    """
    return f"{grouped(str(number))} {one if number == 1 else many or f'{one}s'}"
