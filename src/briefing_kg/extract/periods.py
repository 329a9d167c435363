"""The period a figure is about, and the period it is compared with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefing_kg.extract.calendar_keys import (
    YEAR_END,
    end_of_year,
    is_year,
    month_before,
    quarter_before,
    year_before,
)
from briefing_kg.extract.quantity import Quantity
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.senses import ABSOLUTE_CHANGE, CHANGES, Sense
from briefing_kg.extract.times import TimeExpression

# Words of the lexicon that count from the time of the sentence, not from the day of the briefing.
_STEPS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"year-earlier": year_before, "quarter-earlier": quarter_before, "month-earlier": month_before}
)
_SAME = re.compile(r"\bsame\s+(?:period|month|quarter|time)\s+(?:(?:of|in)\s+)?\Z", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\s*(?:\w+\s+)?(?:(?:over|in|for|during)\s+the\s+(?:[\w-]+\s+){1,2}(?:to|ending|ended|through)\s+)?"
    r"(?:by|in|at|of|during|for|as of|on|before|until)?\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ATTACHED_LENGTH = 40
# How many times before a figure are tried: more are not in one sentence that people speak.
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Step:
    """Words such as "a year earlier" or "quarter on quarter", and how they count back."""

    start: int
    back: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Times:
    """The times of one sentence: those a figure can be about, with the figure each stands at, and those compared with.

    ``frame`` is the period that an earlier sentence of the same turn opened with.
    """

    usable: tuple[TimeExpression, ...]
    bases: tuple[TimeExpression, ...]
    steps: tuple[Step, ...]
    attached: Mapping[int, TimeExpression]
    taken: frozenset[int]
    frame: str | None


def times_of(
    reading: Reading, quantities: Sequence[Quantity], times: Sequence[TimeExpression], frame: str | None
) -> Times:
    """Return the *times* of one sentence, sorted out."""
    usable = tuple(each for each in times if each.period and not each.base)
    starts = [each.start for each in usable]
    attached = {}
    for this in quantities:
        index = bisect_left(starts, this.end)
        if index < len(usable) and _is_attached(reading, this, usable[index]):
            attached[this.start] = usable[index]
    steps = tuple(
        Step(start, _STEPS[term.key])
        for term, start, _ in reading.vocabulary.times.all_in(reading.tokens, reading.start, reading.end)
        if term.key in _STEPS
    )
    return Times(
        usable,
        tuple(each for each in times if each.base and each.key[0].isdigit()),
        steps,
        attached,
        frozenset(each.start for each in attached.values()),
        frame,
    )


def period_of(this: Quantity, first: Quantity, times: Times) -> str | None:
    """Return the period of *this*: the time at its side, else the time its sentence opens with, else any other.

    *first* is the first quantity of the sentence.
    """
    if attached := times.attached.get(this.start):
        return attached.period
    if not times.usable:
        return times.frame
    index = bisect_left(times.usable, this.start, key=lambda time: time.start)
    for each in reversed(times.usable[max(0, index - _NEAREST) : index]):
        if each.start not in times.taken or each.start < first.start:
            return each.period
    return times.usable[index if index < len(times.usable) else 0].period


def period_at_step(this: Quantity, period: str | None, times: Times) -> str | None:
    """Return the period of a level that words such as "a year earlier" follow: ``4.1% a year earlier``."""
    index = bisect_left(times.steps, this.end, key=lambda step: step.start)
    if period is None or index == len(times.steps) or times.steps[index].start - this.end > 1:
        return period
    return times.steps[index].back(period)


def base_of(reading: Reading, this: Quantity, sense: Sense, period: str | None, times: Times) -> str | None:
    """Return the period a change is counted from: as stated, or the year before for the growth of a year."""
    if sense.kind not in CHANGES:
        return None
    stated = _first_after(times.bases, this.start)
    index = bisect_left(times.steps, this.start, key=lambda step: step.start)
    step = times.steps[index] if index < len(times.steps) else None
    if step and (stated is None or step.start < stated.start):
        return step.back(period) if period else None
    if stated:
        return _stated(reading, stated, period)
    if index:
        return times.steps[index - 1].back(period) if period else None
    return year_before(period) if period and is_year(period) and sense.kind != ABSOLUTE_CHANGE else None


def _first_after(times: Sequence[TimeExpression], position: int) -> TimeExpression | None:
    index = bisect_left(times, position, key=lambda time: time.start)
    return times[index] if index < len(times) else None


def _stated(reading: Reading, stated: TimeExpression, period: str | None) -> str:
    """Return the time compared with; "the same period of 2022" is as long as the *period* itself."""
    if period and is_year(stated.key) and period[:1].isdigit():
        if period.endswith(YEAR_END):
            return end_of_year(stated.key)
        if _SAME.search(reading.near(stated.start)):
            return stated.key + period[4:]
    return stated.key


def _is_attached(reading: Reading, this: Quantity, time: TimeExpression) -> bool:
    """Whether a time follows a quantity at once: ``20,000 by the end of 2022``."""
    return time.start - this.end <= _ATTACHED_LENGTH and bool(_ATTACHED.fullmatch(reading.text[this.end : time.start]))
