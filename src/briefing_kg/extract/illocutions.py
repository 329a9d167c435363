"""What each sentence does, and whose words it passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_kg.extract.measures import DONE
from briefing_kg.extract.vocabulary import Vocabulary
from briefing_kg.records import Illocution, Measure, Span

_NAME = r"[A-Z][\w.'-]*(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w'-]*){0,5}"
_REPORTED = re.compile(
    rf"\A(?:(?:Just now|Earlier|Yesterday|Recently|Today|As),?\s+)?(?:[Tt]he\s+)?(?P<who>{_NAME})\s+(?:just\s+|has\s+|also\s+|already\s+)?"
)
_PRONOUNS = frozenset("I We He She It They You This That There".split())
_FORECAST, _COMMITMENT, _REPORT, _QUESTION, _ASSERTION = (
    "forecast",
    "commitment",
    "action-report",
    "question",
    "assertion",
)


def illocution_of(
    text: str, source: str, sentence: Span, measures: Sequence[Measure], vocabulary: Vocabulary
) -> Illocution:
    """Return what *sentence* does: first by its mark and words, then by its measures, else it asserts."""
    words = text[sentence.start : sentence.end]
    who = _relayed(words, source[sentence.start : sentence.end], vocabulary)
    if words.endswith("?"):
        return Illocution(sentence, _QUESTION, who)
    if who is not None:
        return Illocution(sentence, _ASSERTION, who)
    if measures:
        reported = all(measure.commitment == DONE for measure in measures)
        return Illocution(sentence, _REPORT if reported else _COMMITMENT, None)
    named = vocabulary.illocutions.anywhere.search(words)
    if named:
        return Illocution(sentence, vocabulary.illocutions.terms[" ".join(named[0].lower().split())].key, None)
    return Illocution(sentence, _ASSERTION, None)


def _relayed(words: str, printed: str, vocabulary: Vocabulary) -> str | None:
    """Return the authority's key of whoever is quoted, or the name as printed where nobody or several bear it."""
    match = _REPORTED.match(words)
    if match is None or match["who"].split()[-1] in _PRONOUNS:
        return None
    said = vocabulary.reporting.match(words, match.end(), len(words))
    if said is None or not words[: said[1]].endswith(("ed", "id", "es", "ys", "out", "for", "that")):
        return None
    who = match["who"]
    for start in (position for position in range(len(who)) if position == 0 or who[position - 1] == " "):
        keys = vocabulary.names.get(who[start:], ())
        if len(keys) == 1:
            return keys[0]
    return printed[match.start("who") : match.end("who")]
