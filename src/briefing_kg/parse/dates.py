"""Calendar dates as pages print them: ``Oct. 13, 2023``, ``Mar 15,2018``, ``March 4, 2024``."""

from __future__ import annotations

import re
from datetime import date

from briefing_kg.months import MONTH, month_number

_MONTH_FIRST = re.compile(rf"\b({MONTH})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s+({MONTH})\.?,?\s+((?:19|20)\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")


def find_date(text: str) -> date | None:
    """Return the first calendar date printed in *text*, if there is one."""
    if match := _MONTH_FIRST.search(text):
        return _date(match[3], month_number(match[1]), match[2])
    if match := _DAY_FIRST.search(text):
        return _date(match[3], month_number(match[2]), match[1])
    if match := _ISO.search(text):
        return _date(match[1], int(match[2]), match[3])
    return None


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
