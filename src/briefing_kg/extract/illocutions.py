"""What each sentence does, and whose words it passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_kg.extract.measures import DONE
from briefing_kg.extract.reading import Reading
from briefing_kg.records import Illocution, Measure

_NAME = r"[A-Z][\w.'-]*(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w'-]*){0,5}"
_REPORTER = re.compile(
    r"\A(?:(?:Just now|Earlier|Yesterday|Recently|Today|As),?\s+)?(?:[Tt]he\s+)?"
    rf"(?P<who>{_NAME})\s+(?:(?:just|has|also|already)\s+)*"
)
_PRONOUNS = frozenset("I We He She It They You This That There".split())
_FINITE = re.compile(r"(?:ed|id|es|ys|out|for|that)\Z")
_COMMITMENT, _REPORT, _QUESTION, _ASSERTION = "commitment", "action-report", "question", "assertion"


def illocution_of(reading: Reading, measures: Sequence[Measure]) -> Illocution:
    """Return what a sentence does: first by its mark and words, then by its measures, else it asserts."""
    words = reading.text[reading.start : reading.end]
    who = _relayed(reading, words)
    if words.endswith("?"):
        return Illocution(reading.span, _QUESTION, who)
    if who is not None:
        return Illocution(reading.span, _ASSERTION, who)
    if measures:
        reported = all(measure.commitment == DONE for measure in measures)
        return Illocution(reading.span, _REPORT if reported else _COMMITMENT, None)
    named = next(reading.vocabulary.illocutions.all_in(reading.tokens, reading.start, reading.end), None)
    return Illocution(reading.span, named[0].key if named else _ASSERTION, None)


def _relayed(reading: Reading, words: str) -> str | None:
    """Return the authority's key of whoever is quoted, or the name as printed where nobody or several bear it."""
    match = _REPORTER.match(words)
    if match is None or match["who"].split()[-1] in _PRONOUNS:
        return None
    said = reading.vocabulary.reporting.match(reading.tokens, reading.start + match.end(), reading.end)
    if said is None or not _FINITE.search(reading.before(said[1])):
        return None
    who = match["who"]
    for start in (position for position in range(len(who)) if position == 0 or who[position - 1] == " "):
        keys = reading.vocabulary.keys.get(who[start:], ())
        if len(keys) == 1:
            return keys[0]
    return reading.quote(reading.start + match.start("who"), reading.start + match.end("who"))
