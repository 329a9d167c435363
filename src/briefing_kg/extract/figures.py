"""Figures: quantities with their sense and their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_kg.extract.blocks import Block
from briefing_kg.extract.periods import base_of, period_of
from briefing_kg.extract.quantities import find_quantities
from briefing_kg.extract.quantity import NUMBER
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.senses import LEVEL, TARGET, find_senses
from briefing_kg.extract.times import TimeExpression
from briefing_kg.records import Figure, Span


def find_figures(reading: Reading, blocks: Sequence[Block], times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Return the figures of one sentence."""
    quantities = find_quantities(reading, blocks)
    figures = []
    for this, sense in zip(quantities, find_senses(reading, quantities), strict=True):
        period = period_of(reading, this, quantities, times)
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
                base_period=base_of(reading, this, sense, period, times),
                sentence=reading.span,
                rule=f"{this.numeral.form}/{sense.rule}",
            )
        )
    return tuple(figures)


def as_targets(figures: Sequence[Figure], promised: Sequence[Span]) -> tuple[Figure, ...]:
    """Return *figures*, levels inside a promise turned into targets: they are not observed yet."""
    return tuple(
        replace(figure, kind=TARGET)
        if figure.kind == LEVEL and any(span.contains(figure.number) for span in promised)
        else figure
        for figure in figures
    )
