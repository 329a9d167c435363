"""The period a figure is about, and the period it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_kg.extract.quantity import Quantity
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.senses import ABSOLUTE_CHANGE, CHANGES, Sense
from briefing_kg.extract.times import YEAR_END, TimeExpression, end_of_year, is_year

_YEAR_ON_YEAR = re.compile(
    r"year[- ](?:on|over)[- ]year|(?:from|than) (?:a|the) (?:year (?:earlier|ago|before)|previous year)", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"\s*(?:\w+\s+)?(?:by|in|at|of|during|for|as of|on|before|until)?\s*(?:the\s+)?\Z", re.IGNORECASE
)
_ATTACHED_LENGTH = 24


def period_of(
    reading: Reading, this: Quantity, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> str | None:
    """Return the period of *this*: the time at its side, else the time its sentence opens with, else any other."""
    usable = [each for each in times if each.period and not each.base]
    if attached := _attached(reading, this, usable):
        return attached.period
    taken = [each for other in quantities if (each := _attached(reading, other, usable))]
    before = [each for each in usable if each.start < this.start]
    frame = [each for each in before if each not in taken or each.start < quantities[0].start]
    later = [each for each in usable if each.start > this.start]
    chosen = frame[-1:] or later[:1] or taken[:1]
    return chosen[0].period if chosen else None


def base_of(
    reading: Reading, this: Quantity, sense: Sense, period: str | None, times: Sequence[TimeExpression]
) -> str | None:
    """Return the period a change is counted from: as stated, or the year before for the growth of a year."""
    if sense.kind not in CHANGES:
        return None
    stated = next((each.key for each in times if each.base and each.start > this.start and each.key[0].isdigit()), None)
    if stated:
        return end_of_year(stated) if period and period.endswith(YEAR_END) else stated
    yearly = sense.kind != ABSOLUTE_CHANGE or _YEAR_ON_YEAR.search(reading.after(this.end))
    return str(int(period) - 1) if period and is_year(period) and yearly else None


def _attached(reading: Reading, this: Quantity, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time that follows a quantity at once: ``20,000 by the end of 2022``."""
    for each in times:
        gap = each.start - this.end
        if 0 <= gap <= _ATTACHED_LENGTH and _ATTACHED.fullmatch(reading.text[this.end : each.start]):
            return each
    return None
