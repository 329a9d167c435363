"""Figures: quantities with their sense and their time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_kg.extract.blocks import Block
from briefing_kg.extract.periods import base_of, period_at_step, period_of, times_of
from briefing_kg.extract.quantities import find_quantities
from briefing_kg.extract.quantity import NUMBER
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.senses import CHANGES, LEVEL, TARGET, find_senses
from briefing_kg.extract.times import TimeExpression
from briefing_kg.records import Figure, Span

_THERE = re.compile(r"\b(?:all|the|these|those|existing|current|our)\s+(?:the\s+)?\Z", re.IGNORECASE)


def find_figures(
    reading: Reading, blocks: Sequence[Block], times: Sequence[TimeExpression], frame: str | None = None
) -> tuple[Figure, ...]:
    """Return the figures of one sentence; *frame* is the period of a figure where the sentence names no time."""
    quantities = find_quantities(reading, blocks)
    sorted_out = times_of(reading, quantities, times, frame)
    figures = []
    for this, sense in zip(quantities, find_senses(reading, quantities), strict=True):
        period = period_of(this, quantities[0], sorted_out)
        if sense.kind not in CHANGES:
            period = period_at_step(this, period, sorted_out)
        figures.append(
            Figure(
                span=Span(this.start, this.end),
                quote=reading.quote(this.start, this.end),
                number=Span(this.numeral.number_start, this.numeral.number_end),
                value=this.value,
                unit=this.unit or NUMBER,
                counted=this.counted,
                comparator=this.comparator,
                kind=sense.kind,
                direction=sense.direction,
                period=period,
                base_period=base_of(reading, this, sense, period, sorted_out),
                sentence=reading.span,
                rule=f"{this.numeral.form}/{sense.rule}",
            )
        )
    return tuple(figures)


def as_targets(reading: Reading, figures: Sequence[Figure], promised: Sequence[Span]) -> tuple[Figure, ...]:
    """Return *figures*, levels inside a promise turned into targets: they are not observed yet.

    What is there already stays a level: ``will inspect all 2,800 mines``.
    """
    return tuple(
        replace(figure, kind=TARGET)
        if figure.kind == LEVEL
        and any(span.contains(figure.number) for span in promised)
        and not _THERE.search(reading.near(figure.span.start))
        else figure
        for figure in figures
    )
