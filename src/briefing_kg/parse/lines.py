"""The lines of a captured page, with their places, freed of margins and residue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_kg.records import Span

# White space, HTML residue, zero-width signs and the marks a content system leaves behind.
_RESIDUE = r"(?:\s|&nbsp;|<br\s*/?>|[\u200b\ufeff\u00ad]|_ueditor_page_break_tag_)"
_LEADING = re.compile(rf"{_RESIDUE}+")
_TRAILING = re.compile(rf"{_RESIDUE}+\Z")
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
    trailing = _TRAILING.search(text[start:end])
    end = start + trailing.start() if trailing else end
    return Span(start, end) if start < end else None


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
