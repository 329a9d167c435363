"""The lines of a captured page, with their places, freed of margins and residue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_kg.records import Span

# White space, HTML residue, zero-width signs and the marks a content system leaves behind.
_RESIDUE = r"(?:\s|&nbsp;|<br\s{0,3}/?>|[\u200b\ufeff\u00ad]|_ueditor_page_break_tag_)"
_LEADING = re.compile(rf"{_RESIDUE}+")
# The last residue of a stretch that ends in one; asked again and again, so that a long run costs once.
_TAIL = re.compile(r"(?:&nbsp;|<br\s{0,3}/?>|_ueditor_page_break_tag_)\Z")
_BLANK = "\u200b\ufeff\u00ad"
_TAIL_LENGTH = 24
_RAW_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with text: its place without margins, and whether a blank line stands before it."""

    span: Span
    text: str
    after_blank: bool


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return *start*, *end* without margins and residue on either side, or None if nothing is left."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while start < end:
        if text[end - 1].isspace() or text[end - 1] in _BLANK:
            end -= 1
        elif text[end - 1] in ">;_" and (residue := _TAIL.search(text, max(start, end - _TAIL_LENGTH), end)):
            end = residue.start()
        else:
            return Span(start, end)
    return None


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of *text* that hold more than white space and residue."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    previous = -2
    for raw in _RAW_LINE.finditer(text):
        span = trimmed(text, *raw.span())
        if span is None:
            continue
        after_blank = text.count("\n", max(previous, 0), raw.start()) != 1
        yield Line(span, text[span.start : span.end], after_blank)
        previous = raw.end()
