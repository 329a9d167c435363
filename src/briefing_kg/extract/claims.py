"""Extracts the claims of a transcript: the one public function of the stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing_kg.extract.blocks import find_blocks
from briefing_kg.extract.exempt import exemptions
from briefing_kg.extract.figures import as_targets, find_figures
from briefing_kg.extract.illocutions import ASSERTION, illocution_of
from briefing_kg.extract.measures import find_measures
from briefing_kg.extract.mentions import find_names, time_mentions
from briefing_kg.extract.phrases import DONE
from briefing_kg.extract.plain import plain
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.times import YEAR_END, TimeExpression, find_times
from briefing_kg.extract.tokens import tokenize
from briefing_kg.extract.vocabulary import read_vocabulary
from briefing_kg.records import (
    Claims,
    Figure,
    Illocution,
    Lexicon,
    Measure,
    Mention,
    Transcript,
    TurnKind,
)

_OPENING = 24
_AHEAD = re.compile(r"\b(?:will|shall|must|should|plan|plans|aim|aims|target|now|would|could|can)\b", re.IGNORECASE)
_SPEAKS_FOR_THE_ACTOR = frozenset({TurnKind.OFFICIAL, TurnKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _Found:
    """What one sentence claims."""

    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    mentions: tuple[Mention, ...]
    illocution: Illocution
    frame: str | None


def extract(transcript: Transcript, lexicon: Lexicon) -> Claims:
    """Return what *transcript* claims, in the words that *lexicon* knows.

    Every number of the text is inside a figure or a time mention, or is exempted.
    """
    source = transcript.source.text
    text, vocabulary = plain(source), read_vocabulary(lexicon)
    tokens = tokenize(text)
    day = transcript.held or transcript.issued
    found: list[_Found] = []
    for turn in transcript.turns:
        frame: str | None = None
        for sentence in turn.sentences:
            found.append(_read(Reading(source, text, tokens, sentence, vocabulary), turn.kind, day, frame))
            frame = found[-1].frame
    figures = tuple(figure for each in found for figure in each.figures)
    mentions = tuple(mention for each in found for mention in each.mentions)
    taken = [figure.span for figure in figures]
    taken += [mention.span for mention in mentions if mention.refers_to.startswith("time/")]
    sentences = [sentence for turn in transcript.turns for sentence in turn.sentences]
    return Claims(
        figures=figures,
        measures=tuple(measure for each in found for measure in each.measures),
        mentions=mentions,
        illocutions=tuple(each.illocution for each in found),
        exemptions=tuple(exemptions(source, text, transcript.furniture, sentences, taken)),
    )


def _read(reading: Reading, kind: TurnKind, day: date | None, frame: str | None) -> _Found:
    """Read one sentence of a turn of *kind*.

    *day* is that of the briefing, where known; *frame* the period that the sentences before opened with.
    """
    times = find_times(reading, day)
    measures = find_measures(reading) if kind in _SPEAKS_FOR_THE_ACTOR else ()
    illocution = illocution_of(reading, measures)
    if illocution.relays is not None and illocution.illocution == ASSERTION:
        measures = ()
    ahead = _AHEAD.search(reading.text, reading.start, reading.end) is not None
    figures = find_figures(
        reading, find_blocks(reading.text, reading.start, reading.end), times, None if ahead else frame
    )
    stock = any(figure.period is not None and figure.period.endswith(YEAR_END) for figure in figures)
    mentions = sorted((*find_names(reading), *time_mentions(reading, times, stock=stock)), key=lambda each: each.span)
    promised = [measure.span for measure in measures if measure.commitment != DONE]
    return _Found(
        as_targets(reading, figures, promised), measures, tuple(mentions), illocution, _frame(reading, times, frame)
    )


def _frame(reading: Reading, times: Sequence[TimeExpression], frame: str | None) -> str | None:
    """Return the period that the sentences to come are about: that with which this one opens.

    A sentence about another time ends the frame, one without any time leaves it.
    """
    usable = [each for each in times if each.period]
    if not usable:
        return frame
    opening = usable[0]
    if opening.start - reading.start <= _OPENING and not opening.base and opening.key[0].isdigit():
        return opening.period
    return None
