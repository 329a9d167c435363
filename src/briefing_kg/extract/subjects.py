"""Who a sentence says does something: the speaker's side, a body or office, those addressed, or a mere cause."""

from __future__ import annotations

import re
from enum import Enum, auto

from briefing_kg.extract.reading import Reading

_WINDOW = 160
# What stands between the subject and what came before it.
_BREAK = re.compile(r"[,;:()\"](?:\s+|\Z)|\s(?:and|but|that|which|who|where|when|because|as|so|while|if)(?=\s|\Z)")
# Auxiliaries and adverbs between the subject and the place of the verb.
_BETWEEN = re.compile(
    r"(?:\s+(?:\w+ly|also|already|just|then|now|today|once\s+again|not|never|have|has|had|been|am|is|are|was|were"
    r"|so\s+far|both|all|jointly))*\s*\Z"
)
_OURS = re.compile(r"(?:\b|\A)(?:we|us|let's)(?:'ve|'re|'ll)?\Z", re.IGNORECASE)
_SPEAKER = re.compile(r"\bI(?:'ve|'m|'ll)?\Z")
_COUNTED = re.compile(
    r"\d|\bper\s?cent\b|\b(?:most|many|several|some|dozens|hundreds|thousands|millions)\b", re.IGNORECASE
)
# The head of a subject stands before its first preposition: "the Ministry of Trade" is a ministry.
_HEAD = re.compile(r"\s*\S+(?:\s+(?!(?:of|for|in|on|with|to|from|between|under)\s)\S+)*")
_NAME_AT_END = re.compile(r"(?:\A|\s)(?P<name>[A-Z][\w.'-]*)\Z")


class Subject(Enum):
    """The kinds of subject that a rule tells apart."""

    OURS = auto()
    SPEAKER = auto()
    ACTOR = auto()
    PUBLIC = auto()
    CAUSE = auto()
    COUNTED = auto()
    OTHER = auto()


def subject_before(reading: Reading, position: int) -> Subject:
    """Return what kind of subject stands before the verb at *position*, auxiliaries and adverbs aside."""
    begin = max(reading.start, position - _WINDOW)
    words = reading.text[begin:position]
    between = _BETWEEN.search(words)
    words = words[: between.start()] if between else words
    start, end = _segment(words)
    segment, end = words[start:end].strip(), begin + end
    if _OURS.search(segment):
        return Subject.OURS
    if _SPEAKER.search(segment):
        return Subject.SPEAKER
    if _COUNTED.search(segment):
        return Subject.COUNTED
    return _named(reading, segment, begin + start, end)


def _segment(words: str) -> tuple[int, int]:
    """Return the place of the subject: after the last break, or before an insertion between two commas."""
    breaks = [match.span() for match in _BREAK.finditer(words)]
    if not breaks:
        return 0, len(words)
    if words[breaks[-1][1] :].strip() or len(breaks) == 1:
        return breaks[-1][1], len(words)
    inserted = max((each for each in breaks[:-1] if words[each[0]] == ","), default=breaks[-2])
    before = [each[1] for each in breaks if each[1] <= inserted[0]]
    return (before[-1] if before else 0), inserted[0]


def _named(reading: Reading, segment: str, start: int, end: int) -> Subject:
    head = _HEAD.match(reading.text, start, end)
    head_end = head.end() if head else end
    found = reading.vocabulary.actors.last_in(reading.tokens, start, head_end)
    if found and (found[2] == head_end or found[0].key in {"body", "office"}):
        return {"public": Subject.PUBLIC, "cause": Subject.CAUSE}.get(found[0].key, Subject.ACTOR)
    if reading.vocabulary.names.last_in(reading.tokens, start, end):
        return Subject.ACTOR
    name = _NAME_AT_END.search(segment)
    alone = start == reading.start and name is not None and name.start() == 0 and not name["name"].isupper()
    return Subject.ACTOR if name and not alone else Subject.OTHER
