"""Exemptions: every number of a page that is neither in a figure nor a time, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_kg.extract.blocks import Block, find_blocks
from briefing_kg.numerals import number_spans
from briefing_kg.records import Exemption, ExemptionReason, Furniture, FurnitureKind, Span


def exemptions(
    source: str, text: str, furniture: Sequence[Furniture], sentences: Sequence[Span], taken: Sequence[Span]
) -> Iterator[Exemption]:
    """Yield an exemption for each number of a page outside *taken*, the places of figures and times.

    *source* is the text as captured, *text* the same in plain characters.
    """
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    pagers = {each.span for each in furniture if each.kind is FurnitureKind.PAGER}
    homes = sorted((*sentences, *(each.span for each in furniture)))
    read: Span | None = None
    blocks: tuple[Block, ...] = ()
    for span in number_spans(text):
        if any(covered[span.start : span.end]):
            continue
        home = _home(homes, span)
        if home != read:
            read, blocks = home, find_blocks(text, home.start, home.end)
        reason = ExemptionReason.PAGINATION if home in pagers else _reason(text, blocks, span)
        yield Exemption(span, source[span.start : span.end], reason)


def _home(homes: Sequence[Span], span: Span) -> Span:
    """Return the sentence or the piece of furniture that holds *span*, or else *span* itself."""
    index = bisect_right(homes, span.start, key=lambda home: home.start)
    return homes[index - 1] if index and homes[index - 1].contains(span) else span


def _reason(text: str, blocks: Sequence[Block], span: Span) -> ExemptionReason:
    index = bisect_right(blocks, span.start, key=lambda block: block.start)
    for block in blocks[max(0, index - 1) : index + 1]:
        if block.start < span.end and span.start < block.end:
            return block.reason
    return ExemptionReason.OTHER if text[span.start].isdigit() else ExemptionReason.IDIOM
