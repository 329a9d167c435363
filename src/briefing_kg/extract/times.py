"""Time expressions and what they stand for.

Relative expressions are words of the lexicon and count from the day of the briefing. Where only
the day of issue is known, years, quarters and months still resolve (a transcript is issued soon
after), days stay open: ``time/day``, ``time/day-before``, ``time/earlier``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing_kg.extract.calendar_keys import (
    YEAR_END,
    day_key,
    end_of_month,
    end_of_year,
    is_year,
    month_key,
    quarter_key,
    quarter_of,
)
from briefing_kg.extract.reading import Reading
from briefing_kg.months import MONTH_AS_PRINTED, month_number

__all__ = ["DAY", "EARLIER", "YEAR_END", "TimeExpression", "end_of_year", "find_times", "is_year"]

_YEAR = r"(?:19|20)\d\d"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DAY, EARLIER = "day", "earlier"
_OPEN = {"briefing-day": DAY, "day-before": "day-before", "earlier": EARLIER}
# Each word of the lexicon that a year resolves: how many years from that of the briefing, and its end or the whole.
_YEARS = {
    "this-year": (0, ""),
    "last-year": (-1, ""),
    "next-year": (1, ""),
    "year-before-last": (-2, ""),
    "end-of-last-year": (-1, YEAR_END),
    "end-of-this-year": (0, YEAR_END),
}
_MONTHS = {"this-month": 0, "last-month": -1, "next-month": 1}
_QUARTERS = {"this-quarter": 0, "last-quarter": -1, "next-quarter": 1}
_NAMED_YEARS = {"last": -1, "this": 0, "the": 0, "next": 1}
_HALVES, _FOURTH, _MONTHS_OF_QUARTER = 2, 4, 3
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_PIECE = r"(?P<piece>quarter|half)"

_ABSOLUTE = re.compile(
    rf"\b(?:the\s+|year-)?end(?:\s+of\s+|-)(?P<end>{_YEAR})\b"
    rf"|\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|final|last)[ -]{_PIECE}(?:\s+(?:of\s+|in\s+)?"
    rf"(?:(?P<piece_of>{_YEAR})|(?P<piece_year>last|this|the|next)\s+(?:\w+\s+)?year))?\b"
    rf"|\b(?P<short>[QH])(?P<short_number>[1-4])(?:\s+(?:of\s+)?(?P<short_year>{_YEAR}))?\b"
    rf"|\b(?P<ends>March|June|September|December)\s+quarter(?:\s+(?:of\s+)?(?P<ends_year>{_YEAR}))?\b"
    rf"|(?<![\d-])(?P<iso>{_YEAR}-[01]\d-[0-3]\d)\b"
    rf"|\b(?:{_DAY}\s*[-–]\s*)?(?P<first_day>{_DAY})\s+(?:of\s+)?(?P<first_month>{MONTH_AS_PRINTED})(?:,?\s+(?P<first_year>{_YEAR}))?\b"
    rf"|\b(?P<month>{MONTH_AS_PRINTED})\s+(?P<day>{_DAY})(?:\s*[-–]\s*{_DAY})?(?:\s*,?\s*(?P<day_of>{_YEAR}))?\b(?![,.]\d|\s*(?:%|per\s?cent|[mbt]r?illion))"
    rf"|\b(?P<alone>{MONTH_AS_PRINTED}),?\s+(?:of\s+)?(?P<month_of>{_YEAR})\b"
    rf"|\b(?P<end_month>(?:the\s+)?end(?:\s+of\s+|-))(?P<ended>{MONTH_AS_PRINTED})\b"
    r"|\b(?:in|since|by|until|till|through|of|as\s+of|for|during|to|from|than|ending|ended|late|early|between|over)\s+"
    rf"(?:mid-|early\s+|late\s+)?(?P<which>last\s+|this\s+|next\s+)?(?P<bare>{MONTH_AS_PRINTED})(?!\w|\.?\s+(?:quarter|of\s+\d|\d)|\.?,\s+{_YEAR}\b)"
    rf"|(?<![\w$€£¥.,/-])(?:(?:mid|early|late)-)?(?P<year>{_YEAR})(?![\w%]|,\d|\.\d|\s*-\s*\d|[-/]\w|\s*(?:percent|yuan|dollars|million|billion|mu|km)\b|\s+(?-i:[A-Z])(?:genda|onvention|rotocol|ct|ision|lympic|ames|harter|reaty)\w*\b)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:\bfrom|\bthan(?:\s+in)?|\bcompared\s+(?:with|to)(?:\s+(?:that\s+)?(?:in|of))?|\bover|\bon|\bsince|\bagainst|\babove"
    r"|\bbelow|\bversus|\bvs\.?|\bas\s+in|\bsame\s+(?:period|month|quarter|time)(?:\s+(?:of|in))?)"
    r"\s*(?:(?:early|late|mid|the\s+(?:start|beginning|end)\s+of|the\s+level\s+of|the|in|of)[\s-]*)?\Z",
    re.IGNORECASE,
)
_BASE_WINDOW = 40
_PAST_FOLLOWS = re.compile(r"\s+\w+ed\b")
_BREAK_FOLLOWS = re.compile(r"\s*[,.;]|\Z")
# Words of what is to come: a month without its year is then the next, not the last one.
_AHEAD = re.compile(
    r"\b(?:will|shall|going\s+to|(?<!than\s)expect(?:ed|s)?|plans?|aims?|target|forecasts?|projected|projects|should|would|could|might|can)\b",
    re.IGNORECASE,
)
_AHEAD_BEFORE, _AHEAD_AFTER = 120, 60


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as said: its place, its key, and whether it counts from the day of the briefing.

    ``base`` tells that it is what something is compared with: "from 2022", "than in 2010".
    """

    start: int
    end: int
    key: str
    relative: bool
    base: bool

    @property
    def period(self) -> str | None:
        """Return the key as the period of a figure, None if it cannot be one."""
        return self.key if self.key[0].isdigit() else "now" if self.key == DAY else None


def find_times(reading: Reading, day: date | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of one sentence; *day* is that of the briefing or of its issue."""
    absolute = list(_absolute(reading, day))
    taken = bytearray(reading.end - reading.start)
    for start, end, _, _ in absolute:
        taken[start - reading.start : end - reading.start] = b"\1" * (end - start)
    relative = [each for each in _relative(reading, day) if not taken[each[0] - reading.start]]
    found = [
        TimeExpression(start, end, key, is_relative, _is_base(reading, start, key))
        for start, end, key, is_relative in (*absolute, *relative)
    ]
    return tuple(sorted(found, key=lambda each: each.start))


_Found = tuple[int, int, str, bool]


def _relative(reading: Reading, day: date | None) -> Iterator[_Found]:
    for term, start, end in reading.vocabulary.times.all_in(reading.tokens, reading.start, reading.end):
        key = _resolved(term.key, day)
        if key and _is_time(reading, start, end):
            yield start, end, key, True


def _resolved(term: str, day: date | None) -> str | None:
    if day is not None:
        if term in _YEARS:
            years, end = _YEARS[term]
            return f"{day.year + years}{end}"
        if term in _MONTHS:
            return month_key(day.year, day.month + _MONTHS[term])
        if term in _QUARTERS:
            return quarter_key(day.year, quarter_of(day) + _QUARTERS[term])
    return _OPEN.get(term)


def _is_time(reading: Reading, start: int, end: int) -> bool:
    """Whether an ambiguous word tells a time here: "just" a moment ago, "now" not as an interjection."""
    word = reading.text[start:end].lower()
    if word == "just":
        return bool(reading.match(_PAST_FOLLOWS, end))
    if word == "now":
        return not reading.text.startswith(",", end)
    return word != "before" or bool(reading.match(_BREAK_FOLLOWS, end))


def _absolute(reading: Reading, day: date | None) -> Iterator[_Found]:
    for match in _ABSOLUTE.finditer(reading.text, reading.start, reading.end):
        key, whole = _calendar_key(reading, match, day)
        if key:
            start = match.start("which") if match["which"] else match.start("bare") if match["bare"] else match.start()
            yield start, match.end(), key, not whole


def _calendar_key(reading: Reading, match: re.Match[str], day: date | None) -> tuple[str | None, bool]:
    """Return the key of a calendar time, None where it stays open, and whether the text itself names the year."""
    if match["piece"] or match["short"]:
        return _piece(match, day)
    if match["ends"]:
        quarter = month_number(match["ends"]) // _MONTHS_OF_QUARTER
        return _piece_of(quarter, match["ends_year"], day), bool(match["ends_year"])
    if match["first_day"] or match["day"]:
        return _date(reading, match, day)
    if match["ended"] or match["bare"]:
        return _month(reading, match, day), False
    return _named_key(match), True


def _named_key(match: re.Match[str]) -> str | None:
    """Return the key of a time with its year: ``the end of 2022``, ``2024-03-14``, ``March 2024``, ``2023``."""
    if match["end"]:
        return end_of_year(match["end"])
    if match["iso"]:
        return day_key(*(int(part) for part in match["iso"].split("-")))
    if match["alone"]:
        return month_key(int(match["month_of"]), month_number(match["alone"]))
    return match["year"]


def _piece(match: re.Match[str], day: date | None) -> tuple[str | None, bool]:
    """Return the key of a quarter or half year: ``the first quarter of last year``, ``Q3 2023``, ``H1``."""
    number = int(match["short_number"]) if match["short"] else _ORDINALS.get(match["ordinal"].lower(), _FOURTH)
    quarter = (match["short"] or match["piece"][0]).lower() == "q"
    year = match["piece_of"] or match["short_year"]
    if match["piece_year"] and day:
        year = str(day.year + _NAMED_YEARS[match["piece_year"].lower()])
    if not quarter:
        number = min(number, _HALVES) if match["ordinal"] in {"final", "last"} else number
        return (f"{year}-H{number}" if year and number <= _HALVES else None), not match["piece_year"]
    if match["ordinal"] in {"final", "last"} and not year:
        return None, False
    return _piece_of(number, year, day), bool(year and not match["piece_year"])


def _piece_of(quarter: int, year: str | None, day: date | None) -> str | None:
    """Return the key of a quarter; without year the last that has begun by the day of the briefing."""
    if year:
        return quarter_key(int(year), quarter)
    if day is None:
        return None
    return quarter_key(day.year if quarter <= quarter_of(day) else day.year - 1, quarter)


def _date(reading: Reading, match: re.Match[str], day: date | None) -> tuple[str | None, bool]:
    group = "first_" if match["first_day"] else ""
    number = int(re.sub(r"\D", "", match[f"{group}day"]))
    month = month_number(match[f"{group}month"])
    if year := match["first_year" if group else "day_of"]:
        return day_key(int(year), month, number), True
    if day is None:
        return None, False
    return day_key(_year_of(reading, match.start(), month, day, None), month, number), False


def _month(reading: Reading, match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    month = month_number(match["bare"] or match["ended"])
    key = month_key(_year_of(reading, match.start(), month, day, (match["which"] or "").strip().lower()), month)
    return end_of_month(key) if match["ended"] else key


def _year_of(reading: Reading, position: int, month: int, day: date, which: str | None) -> int:
    """Return the year of a month named without it: the last such month, or the next where the talk is of plans."""
    around = reading.text[max(reading.start, position - _AHEAD_BEFORE) : min(reading.end, position + _AHEAD_AFTER)]
    if which == "next" or (which != "last" and _AHEAD.search(around)):
        return day.year if month >= day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def _is_base(reading: Reading, position: int, key: str) -> bool:
    """Whether a time is compared with; something happens on a day, and is "up on" a month or year."""
    found = _BASE.search(reading.text[max(reading.start, position - _BASE_WINDOW) : position])
    return found is not None and not (len(key) == len("2024-03-14") and found[0].strip().lower() == "on")
