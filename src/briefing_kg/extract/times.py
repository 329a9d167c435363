"""Time expressions and what they stand for.

Relative expressions are words of the lexicon and count from the day of the briefing. Where only
the day of issue is known, years still resolve (a transcript is issued soon after), days stay
open: ``time/day``, ``time/day-before``, ``time/earlier``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_kg.extract.reading import Reading
from briefing_kg.months import MONTH_AS_PRINTED, month_number

_YEAR = r"(?:19|20)\d\d"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DAY, EARLIER = "day", "earlier"
YEAR_END = "-12-31"
_YEAR_KEY = re.compile(r"\d{4}")
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
_HALVES = 2

_ABSOLUTE = re.compile(
    rf"\b(?:the\s+)?end\s+of\s+(?P<end>{_YEAR})\b"
    rf"|\b(?:the\s+)?(?P<ordinal>first|second|third|fourth)\s+(?P<piece>quarter|half)\s+of\s+(?P<piece_of>{_YEAR})\b"
    rf"|\b(?P<month>{MONTH_AS_PRINTED})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s*,\s*(?P<day_of>{_YEAR})\b"
    rf"|\b(?P<alone>{MONTH_AS_PRINTED}),?\s+(?P<month_of>{_YEAR})\b"
    rf"|(?<![\w$€£¥.,-])(?P<year>{_YEAR})(?![\w%]|,\d|\.\d|\s*-\s*\d|-\w|\s*(?:percent|yuan|dollars|million|billion|mu|km)\b)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:\bfrom|\bthan(?:\s+in)?|\bcompared\s+(?:with|to)(?:\s+(?:that\s+)?(?:in|of))?|\bover|\bon|\bsince|\bagainst)\s*\Z",
    re.IGNORECASE,
)
_BASE_WINDOW = 32
_PAST_FOLLOWS = re.compile(r"\s+\w+ed\b")
_BREAK_FOLLOWS = re.compile(r"\s*[,.;]|\Z")


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


def is_year(key: str) -> bool:
    """Whether a time key names a whole year."""
    return bool(_YEAR_KEY.fullmatch(key))


def end_of_year(key: str) -> str:
    """Return the last day of the year *key*; any other time stays what it is."""
    return f"{key}{YEAR_END}" if is_year(key) else key


def find_times(reading: Reading, year: int | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of one sentence; *year* is the year of the briefing."""
    found = [
        TimeExpression(start, end, key, relative, _is_base(reading, start))
        for start, end, key, relative in (*_absolute(reading), *_relative(reading, year))
    ]
    return tuple(sorted(found, key=lambda each: each.start))


_Found = tuple[int, int, str, bool]


def _relative(reading: Reading, year: int | None) -> Iterator[_Found]:
    for term, start, end in reading.vocabulary.times.all_in(reading.tokens, reading.start, reading.end):
        key = _resolved(term.key, year)
        if key and _is_time(reading, start, end):
            yield start, end, key, True


def _resolved(term: str, year: int | None) -> str | None:
    if term in _YEARS and year is not None:
        years, day = _YEARS[term]
        return f"{year + years}{day}"
    return _OPEN.get(term)


def _is_time(reading: Reading, start: int, end: int) -> bool:
    """Whether an ambiguous word tells a time here: "just" a moment ago, "now" not as an interjection."""
    word = reading.text[start:end].lower()
    if word == "just":
        return bool(reading.match(_PAST_FOLLOWS, end))
    if word == "now":
        return not reading.text.startswith(",", end)
    return word != "before" or bool(reading.match(_BREAK_FOLLOWS, end))


def _absolute(reading: Reading) -> Iterator[_Found]:
    for match in _ABSOLUTE.finditer(reading.text, reading.start, reading.end):
        if key := _calendar_key(match):
            yield match.start(), match.end(), key, False


def _calendar_key(match: re.Match[str]) -> str | None:
    if match["end"]:
        return end_of_year(match["end"])
    if match["piece"]:
        number = _ORDINALS[match["ordinal"].lower()]
        quarter = match["piece"].lower() == "quarter"
        return f"{match['piece_of']}-{'Q' if quarter else 'H'}{number}" if quarter or number <= _HALVES else None
    if match["day"]:
        return f"{match['day_of']}-{month_number(match['month']):02}-{int(match['day']):02}"
    if match["alone"]:
        return f"{match['month_of']}-{month_number(match['alone']):02}"
    return match["year"]


def _is_base(reading: Reading, position: int) -> bool:
    return bool(_BASE.search(reading.text[max(reading.start, position - _BASE_WINDOW) : position]))
