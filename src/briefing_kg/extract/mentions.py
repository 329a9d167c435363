"""Mentions: names of the authority and time expressions, each with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_kg.extract.reading import Reading
from briefing_kg.extract.times import TimeExpression, end_of_year
from briefing_kg.records import Mention, Span

_TITLE = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.|General Secretary|President|Vice Premier|Premier|Minister|Vice Minister|Chairman)\s+\Z"
)
_YEAR_AT_END = re.compile(r"(?<!\d)(?:19|20)\d\d\Z")


def find_names(reading: Reading) -> Iterator[Mention]:
    """Yield the names in a sentence; a name that several bear is left to a person, never guessed."""
    for keys, start, end in reading.vocabulary.names.all_in(reading.tokens, reading.start, reading.end):
        if len(keys) != 1:
            continue
        if keys[0].startswith("agent/") and (title := _TITLE.search(reading.before(start))):
            start -= len(title[0])  # noqa: PLW2901
        yield Mention(Span(start, end), reading.quote(start, end), keys[0], relative=False)


def time_mentions(reading: Reading, times: Sequence[TimeExpression], *, stock: bool) -> Iterator[Mention]:
    """Yield *times* as mentions, and the year inside a longer one once more by itself.

    In a sentence about a *stock* at the end of a year, the year compared with is its end, too.
    """
    for each in times:
        key = end_of_year(each.key) if stock and each.base else each.key
        yield _time(reading, each.start, each.end, key, relative=each.relative)
        year = _YEAR_AT_END.search(reading.text[each.start : each.end])
        if year and year.start() and not each.relative:
            yield _time(reading, each.start + year.start(), each.end, key, relative=False)


def _time(reading: Reading, start: int, end: int, key: str, *, relative: bool) -> Mention:
    return Mention(Span(start, end), reading.quote(start, end), f"time/{key}", relative)
