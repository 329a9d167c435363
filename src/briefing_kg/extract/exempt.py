"""Exemptions: every number of a page that is neither in a figure nor a time, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_kg.extract.blocks import find_blocks
from briefing_kg.records import Exemption, ExemptionReason, Furniture, FurnitureKind, Span

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand"
    r"|million|billion|trillion|half|double|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)


def exemptions(
    source: str, text: str, furniture: Sequence[Furniture], sentences: Sequence[Span], taken: Sequence[Span]
) -> Iterator[Exemption]:
    """Yield an exemption for each number of a page outside *taken*, the places of figures and times.

    *source* is the text as captured, *text* the same in plain characters.
    """
    homes = [*sentences, *(each.span for each in furniture)]
    pager = [each.span for each in furniture if each.kind is FurnitureKind.PAGER]
    for match in _TOKEN.finditer(text):
        span = Span(*match.span())
        if any(each.overlaps(span) for each in taken):
            continue
        home = next((each for each in homes if each.contains(span)), span)
        reason = ExemptionReason.PAGINATION if home in pager else _reason(text, home, span)
        yield Exemption(span, source[span.start : span.end], reason)


def _reason(text: str, home: Span, span: Span) -> ExemptionReason:
    for block in find_blocks(text, home.start, home.end):
        if block.start < span.end and span.start < block.end:
            return block.reason
    return ExemptionReason.OTHER if text[span.start].isdigit() else ExemptionReason.IDIOM
