"""Extracts the claims of a transcript: the one public function of the stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_kg.extract.exempt import Block, exemptions, find_blocks
from briefing_kg.extract.figures import as_targets, find_figures
from briefing_kg.extract.illocutions import illocution_of
from briefing_kg.extract.measures import DONE, find_measures, verbs_of
from briefing_kg.extract.mentions import find_names, name_pattern, time_mentions
from briefing_kg.extract.plain import plain
from briefing_kg.extract.quantities import find_quantities
from briefing_kg.extract.times import find_times
from briefing_kg.extract.vocabulary import Vocabulary, read_vocabulary
from briefing_kg.records import (
    Claims,
    Exemption,
    Figure,
    Illocution,
    Lexicon,
    Measure,
    Mention,
    Span,
    Transcript,
    Turn,
    TurnKind,
)

_SPEAKS_FOR_ITSELF = frozenset({TurnKind.OFFICIAL, TurnKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _Context:
    """What every sentence of a transcript is read with."""

    source: str
    text: str
    year: int | None
    verbs: frozenset[str]
    names: re.Pattern[str]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _Found:
    """What one sentence claims."""

    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    mentions: tuple[Mention, ...]
    illocution: Illocution
    blocks: tuple[Block, ...]


def extract(transcript: Transcript, lexicon: Lexicon) -> Claims:
    """Return what *transcript* claims, in the words that *lexicon* knows.

    Every number of the text is inside a figure, inside a time mention, or exempted.
    """
    source = transcript.source.text
    text = plain(source)
    vocabulary = read_vocabulary(lexicon)
    day = transcript.held or transcript.issued
    context = _Context(
        source, text, day.year if day else None, verbs_of(vocabulary), name_pattern(vocabulary.names), vocabulary
    )
    found = [_read(context, turn, sentence) for turn in transcript.turns for sentence in turn.sentences]
    figures = tuple(figure for each in found for figure in each.figures)
    mentions = tuple(mention for each in found for mention in each.mentions)
    return Claims(
        figures=figures,
        measures=tuple(measure for each in found for measure in each.measures),
        mentions=mentions,
        illocutions=tuple(each.illocution for each in found),
        exemptions=tuple(_exemptions(transcript, text, found, figures, mentions)),
    )


def _read(context: _Context, turn: Turn, sentence: Span) -> _Found:
    text, source, vocabulary = context.text, context.source, context.vocabulary
    times = find_times(text, sentence.start, sentence.end, context.year, vocabulary)
    blocks = find_blocks(text, sentence.start, sentence.end)
    quantities = find_quantities(text, sentence.start, sentence.end, blocks, vocabulary)
    measures: tuple[Measure, ...] = ()
    if turn.kind in _SPEAKS_FOR_ITSELF:
        measures = find_measures(text, source, sentence, context.verbs, vocabulary)
    illocution = illocution_of(text, source, sentence, measures, vocabulary)
    if illocution.relays is not None:
        measures = ()
    promised = [measure.span for measure in measures if measure.commitment != DONE]
    figures = as_targets(find_figures(text, source, sentence, quantities, times, vocabulary), promised)
    stock = any(figure.period is not None and figure.period.endswith("-12-31") for figure in figures)
    mentions = (
        *find_names(text, source, sentence, context.names, vocabulary.names),
        *time_mentions(source, times, stock=stock),
    )
    return _Found(figures, measures, tuple(sorted(mentions, key=lambda each: each.span)), illocution, blocks)


def _exemptions(
    transcript: Transcript, text: str, found: Sequence[_Found], figures: Sequence[Figure], mentions: Sequence[Mention]
) -> Iterator[Exemption]:
    times = [mention.span for mention in mentions if mention.refers_to.startswith("time/")]
    taken = [*(figure.span for figure in figures), *times]
    blocks = [
        *(block for each in found for block in each.blocks),
        *(block for each in transcript.furniture for block in find_blocks(text, each.span.start, each.span.end)),
    ]
    return exemptions(transcript.source.text, text, transcript.furniture, blocks, taken)
