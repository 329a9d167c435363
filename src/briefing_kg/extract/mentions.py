"""Mentions: names of the authority and time expressions, each with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing_kg.extract.times import TimeExpression
from briefing_kg.records import Mention, Span

_TITLE = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.|General Secretary|President|Vice Premier|Premier|Minister|Vice Minister|Chairman)\s+\Z"
)
_TITLE_WINDOW = 20


def name_pattern(names: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return a pattern for all *names*, the longest first, as whole words in the case printed."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(name) + (r"(?!\w)" if name[-1].isalnum() else "") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives})" if ordered else r"(?!)")


def find_names(
    text: str, source: str, span: Span, pattern: re.Pattern[str], names: Mapping[str, tuple[str, ...]]
) -> Iterator[Mention]:
    """Yield the names in *span*; a name that several bear is left to a person, never guessed."""
    for match in pattern.finditer(text, span.start, span.end):
        keys = names[match[0]]
        if len(keys) != 1:
            continue
        start = match.start()
        if keys[0].startswith("agent/"):
            title = _TITLE.search(text[max(span.start, start - _TITLE_WINDOW) : start])
            start -= len(title[0]) if title else 0
        place = Span(start, match.end())
        yield Mention(place, source[place.start : place.end], keys[0], relative=False)


def time_mentions(source: str, times: Sequence[TimeExpression], stock: bool) -> Iterator[Mention]:
    """Yield *times* as mentions, and the year inside a longer one once more by itself.

    In a sentence about a *stock* at the end of a year, the year compared with is its end, too.
    """
    for each in times:
        key = f"{each.key}-12-31" if stock and each.base and re.fullmatch(r"\d{4}", each.key) else each.key
        yield _time(source, each.start, each.end, key, relative=each.relative)
        year = re.search(r"(?<!\d)(?:19|20)\d\d\Z", source[each.start : each.end])
        if year and year.start() and not each.relative:
            yield _time(source, each.start + year.start(), each.end, key, relative=False)


def _time(source: str, start: int, end: int, key: str, *, relative: bool) -> Mention:
    return Mention(Span(start, end), source[start:end], f"time/{key}", relative)
