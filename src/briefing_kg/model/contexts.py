"""The fewest words around a quote that tell it apart from the same words elsewhere."""

from __future__ import annotations

import re

from briefing_kg.model.quotes import occurrences
from briefing_kg.records import Span

#: Longer than any word, so that a search backwards stays short.
_LONGEST = 80
_WORD_END = re.compile(r"(?:\w|(?<=\d)[.,](?=\d))+$")
_WORD_START = re.compile(r"(?:\w|[.,](?=\d))+")


def distinguish(text: str, span: Span, within: Span) -> tuple[str, str]:
    """Return prefix and suffix that single out *span* inside *within*; both empty where none is needed."""
    quote = text[span.start : span.end]
    others = [place for place in occurrences(text, quote, within) if place != span]
    if not others:
        return "", ""
    befores = [text[: other.start].rstrip() for other in others]
    afters = [text[other.end :].lstrip() for other in others]
    for start in range(span.start - 1, -1, -1):
        prefix = text[start : span.start]
        at_word = start == 0 or text[start - 1].isspace()
        if at_word and prefix.strip() and not any(before.endswith(prefix.rstrip()) for before in befores):
            return prefix, ""
    for end in range(span.end + 1, len(text) + 1):
        suffix = text[span.end : end]
        at_word = end == len(text) or text[end].isspace()
        if at_word and suffix.strip() and not any(after.startswith(suffix.lstrip()) for after in afters):
            return "", suffix
    return "", ""


def whole_words(text: str, span: Span) -> Span:
    """Return *span* widened to whole words, as quotes are: the ``13`` of ``13th`` becomes ``13th``."""
    before, after = (
        _WORD_END.search(text[max(0, span.start - _LONGEST) : span.start]),
        _WORD_START.match(text, span.end),
    )
    return Span(
        span.start - len(before[0]) if before and text[span.start].isalnum() else span.start,
        after.end() if after and text[span.end - 1].isalnum() else span.end,
    )
