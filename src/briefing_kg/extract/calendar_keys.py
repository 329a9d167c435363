"""Keys of calendar times, and how to count from one to another.

``2024``, ``2024-Q1``, ``2024-H1``, ``2024-03``, ``2024-03-14``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_KEY = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
YEAR_END = "-12-31"
_MONTHS, _QUARTERS, _MONTHS_OF_QUARTER = 12, 4, 3


def is_year(key: str) -> bool:
    """Whether a time key names a whole year."""
    return len(key) == len("2024") and key.isdigit()


def end_of_year(key: str) -> str:
    """Return the last day of the year *key*; any other time stays what it is."""
    return f"{key}{YEAR_END}" if is_year(key) else key


def end_of_month(key: str) -> str:
    """Return the last day of the month *key*.

    >>> end_of_month("2024-02")
    '2024-02-29'
    """
    year, month = (int(part) for part in key.split("-"))
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def day_key(year: int, month: int, day: int) -> str | None:
    """Return the key of a day, None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_key(year: int, month: int) -> str:
    """Return the key of the month *month* months into *year*, which may lie in another year.

    >>> month_key(2024, 0), month_key(2024, 13)
    ('2023-12', '2025-01')
    """
    return f"{year + (month - 1) // _MONTHS}-{(month - 1) % _MONTHS + 1:02}"


def quarter_key(year: int, quarter: int) -> str:
    """Return the key of the quarter *quarter* quarters into *year*, which may lie in another year."""
    return f"{year + (quarter - 1) // _QUARTERS}-Q{(quarter - 1) % _QUARTERS + 1}"


def quarter_of(day: date) -> int:
    """Return the quarter of the year in which *day* is."""
    return (day.month - 1) // _MONTHS_OF_QUARTER + 1


def year_before(key: str) -> str | None:
    """Return the same time of the year before.

    >>> year_before("2024-Q1"), year_before("2024-02-29")
    ('2023-Q1', '2023-02-28')
    """
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    year = int(found["year"]) - 1
    if key.endswith("-02-29"):
        return f"{year}-02-28"
    return f"{year}{key[4:]}"


def quarter_before(key: str) -> str | None:
    """Return the quarter before the quarter *key*."""
    found = _KEY.fullmatch(key)
    return quarter_key(int(found["year"]), int(found["quarter"]) - 1) if found and found["quarter"] else None


def month_before(key: str) -> str | None:
    """Return the month before the month *key*."""
    found = _KEY.fullmatch(key)
    month = found["month"] if found and not found["day"] else None
    return month_key(int(found["year"]), int(month) - 1) if found and month else None
