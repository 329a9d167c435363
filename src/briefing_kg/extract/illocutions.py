"""What each sentence does, and whose words it passes on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_kg.extract.phrases import DONE
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.relays import relayed
from briefing_kg.extract.subjects import Subject, subject_before
from briefing_kg.records import Illocution, Measure

ASSERTION = "assertion"
_COMMITMENT, _REPORT, _QUESTION = "commitment", "action-report", "question"
_FORECAST, _EVALUATION = "forecast", "evaluation"
_FUTURE = "will"


def illocution_of(reading: Reading, measures: Sequence[Measure]) -> Illocution:
    """Return what a sentence does: first by its mark, then by whose words it passes on, by its measures, its words.

    Who says "As the Minister said, we will ..." commits himself; who says "The Minister said that ..." does not.
    """
    source = relayed(reading)
    who = source.who if source else None
    if reading.text[reading.end - 1] in "?\uff1f":
        return Illocution(reading.span, _QUESTION, who)
    if source is not None and not (source.agreed and measures):
        return Illocution(reading.span, ASSERTION, who)
    if measures:
        reported = all(measure.commitment == DONE for measure in measures)
        return Illocution(reading.span, _REPORT if reported else _COMMITMENT, who)
    return Illocution(reading.span, _by_words(reading), None)


def _by_words(reading: Reading) -> str:
    """Return what words of the lexicon tell; a sentence that says how things will be, not who does it, forecasts."""
    found = reading.vocabulary.illocutions.all_in(reading.tokens, reading.start, reading.end)
    named = [term.key for term, _, _ in found]
    counted = any(character.isdigit() for character in reading.text[reading.start : reading.end])
    keys = [key for key in named if not (key == _EVALUATION and counted)]
    if keys:
        return next((key for key in keys if key != _EVALUATION), _EVALUATION)
    return _FORECAST if _foretells(reading) else ASSERTION


def _foretells(reading: Reading) -> bool:
    return any(
        term.key == _FUTURE and subject_before(reading, start) not in {Subject.OURS, Subject.SPEAKER}
        for term, start, end in reading.vocabulary.governors.all_in(reading.tokens, reading.start, reading.end)
        if reading.text[start:end].lower() in {"will", "shall", "'ll", "won't"}
    )
