"""Measures: what officials say they will do, plan, aim at, must do, or have done.

One measure for each coordinated verb phrase, from its main verb. Forecasts, questions, what
the speaker does in the room, and what others are quoted with are no measures.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from briefing_kg.extract.clauses import Phrase, coordinates
from briefing_kg.extract.verbs import base_form, is_past
from briefing_kg.extract.vocabulary import Vocabulary
from briefing_kg.records import Measure, Span

DONE = "done"
_ADVERBS = r"(?:(?:\w+ly|also|further|not|never|soon|now|then|always|still|together|even|better|first)\s+)*"
_LIGHT = (
    r"(?:(?:continue|strive|work|seek|start|begin|move|go\s+on|endeavor|work\s+hard|do\s+(?:our|its)\s+(?:best|utmost)|"
    r"make\s+(?:\w+\s+)?efforts?|redouble\s+(?:our|its)\s+efforts?)\s+to\s+)"
)
_PREDICATE = re.compile(
    rf"\s+{_ADVERBS}(?P<phrase>{_LIGHT}?{_ADVERBS}(?:(?P<passive>be\s+){_ADVERBS})?(?P<verb>[a-z][a-z-]*))\b"
)
# Verbs of state, of happening and of what the speaker does in the room: nobody carries them out as a measure.
_NO_MEASURE = frozenset(
    "be have remain become seem appear mean fall rise grow reach cover benefit lead move exceed surpass see play feel like know think "
    "believe expect hope continue answer say tell talk speak brief happen stay last account come go total amount hit top "
    "stand depend".split()
)
# A measure only if "we" do it: a railway covers, a price reaches.
_ONLY_WE = frozenset("cover reach exceed surpass see benefit lead move fall rise grow hit top".split())
_WE = re.compile(r"\bwe(?:'ll)?\b[^,;]*\Z", re.IGNORECASE)
_SUBJECT_REFUSED = re.compile(
    r"\b(?:believes?|expect(?:s|ed)?|hopes?|think|predict(?:s|ed)?|estimates?|confident|forecasts?|said|says|whether|if|likely)\b[^,;]*\Z"
    r"|\b(?:I|you|it|there|which|who|that|this|what|how)\s*\Z|\bI\s+(?:am|'m)\s*\Z",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[,;:]\s|\bthat\s")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_POINT = re.compile(rf"(?:\A|(?<=[.:;]\s)|(?<=\band\s))(?P<ordinal>{'|'.join(_ORDINALS)})(?:ly)?\s*,", re.IGNORECASE)
_TITLE = re.compile(r"\"(?P<title>[A-Z][^\"]*?)[.,]?\"")
_PASSIVE = re.compile(r"(?P<subject>[^,;]*)\b(?:was|were|been)\s+(?:\w+ly\s+)*\Z")
_ACTIVE = re.compile(
    r"(?:\b(?:we|they|has|have|had|China|ministry|government|commission|bureau|department|departments|authorities|sides?)"
    r"|\b(?:has|have|had)\s+(?:already|also|so\s+far))\s+(?:(?:\w+ly|also|already|just|then)\s+)*\Z",
    re.IGNORECASE,
)
_SHORT_TITLE = 2


def find_measures(
    text: str, source: str, sentence: Span, verbs: frozenset[str], vocabulary: Vocabulary
) -> tuple[Measure, ...]:
    """Return the measures of one *sentence*; *text* is the plain form of *source*, *verbs* are base forms."""
    if text[sentence.end - 1] == "?":
        return ()
    found = [*_promised(text, sentence, verbs, vocabulary), *_done(text, sentence, verbs, vocabulary)]
    found.sort(key=lambda each: (each[0].start, each[1] == DONE))
    apart = [
        each for index, each in enumerate(found) if not any(_overlap(each[0], other[0]) for other in found[:index])
    ]
    points = [
        (sentence.start + match.end(), _ORDINALS.index(match["ordinal"].lower()) + 1)
        for match in _points(text, sentence)
    ]
    return tuple(
        Measure(
            span=(span := Span(phrase.start, phrase.end)),
            quote=source[span.start : span.end],
            action=action,
            commitment=commitment,
            number=_number(phrase.start, [other.start for other, _, _ in apart], points),
            documents=tuple(_documents(text, source, span)),
            sentence=sentence,
            rule="past" if commitment == DONE else "modal",
        )
        for phrase, commitment, action in apart
    )


def verbs_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the base forms that may open a verb phrase: the actions of the lexicon."""
    first_words = {label.split()[0] for label in vocabulary.actions.labels()}
    return frozenset(
        word
        for word in first_words - _NO_MEASURE
        if (not is_past(word) or base_form(word, ()) == word) and not _inflected(word, first_words)
    )


def _inflected(word: str, words: Container[str]) -> bool:
    return word.endswith("ing") or (
        word.endswith("s") and (word[:-1] in words or word[:-2] in words or word[:-3] + "y" in words)
    )


_Found = tuple[Phrase, str, str]


def _promised(text: str, sentence: Span, verbs: frozenset[str], vocabulary: Vocabulary) -> Iterator[_Found]:
    for match in vocabulary.governors.anywhere.finditer(text, sentence.start, sentence.end):
        commitment = vocabulary.governors.terms[" ".join(match[0].lower().split())].key
        predicate = _PREDICATE.match(text, match.end(), sentence.end)
        if commitment == DONE or predicate is None or _refused(text, sentence.start, match.start(), predicate):
            continue
        yield from _phrases(text, predicate, sentence.end, commitment, verbs)


def _phrases(text: str, predicate: re.Match[str], end: int, commitment: str, verbs: frozenset[str]) -> Iterator[_Found]:
    verb_at = predicate.start("verb")
    start = verb_at if predicate["passive"] else predicate.start("phrase")
    for index, phrase in enumerate(
        coordinates(text, verb_at, predicate["verb"], end, () if predicate["passive"] else verbs)
    ):
        place = phrase if index else Phrase(phrase.verb, start, phrase.end)
        yield place, commitment, base_form(phrase.verb, verbs) if predicate["passive"] else phrase.verb


def _refused(text: str, start: int, position: int, predicate: re.Match[str]) -> bool:
    verb = predicate["verb"]
    if verb in _NO_MEASURE and not (verb in _ONLY_WE and _WE.search(text[start : predicate.start()])):
        return True
    if predicate["passive"] and not is_past(predicate["verb"]):
        return True
    return bool(_SUBJECT_REFUSED.search(text[start:position]))


def _done(text: str, sentence: Span, verbs: frozenset[str], vocabulary: Vocabulary) -> Iterator[_Found]:
    pasts = frozenset(label for label in vocabulary.actions.labels() if is_past(label.split()[0]))
    for match in vocabulary.actions.anywhere.finditer(text, sentence.start, sentence.end):
        label = " ".join(match[0].lower().split())
        if label not in pasts or not _is_done(text, sentence, match):
            continue
        action = base_form(label.split()[0], verbs)
        for phrase in coordinates(text, match.start(), match[0], sentence.end, ()):
            yield phrase, DONE, action


def _is_done(text: str, sentence: Span, match: re.Match[str]) -> bool:
    before = text[sentence.start : match.start()]
    following = re.match(r"\s+(that|[a-z]+ed)\b", text[match.end() : sentence.end])
    if following or re.search(r"\b(?:will|to|must|may|can|should)\s+(?:not\s+)?(?:be\s+)?(?:\w+ly\s+)?\Z", before):
        return False
    passive = _PASSIVE.search(before)
    if passive:
        # "138 million people were affected" counts what happened; it names no measure.
        return not re.search(r"\d", passive["subject"])
    return bool(_ACTIVE.search(before))


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end


def _points(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    return _POINT.finditer(text[sentence.start : sentence.end])


def _number(start: int, starts: Sequence[int], points: Sequence[tuple[int, int]]) -> int | None:
    """Return the speaker's count if the measure at *start* is the first after it."""
    before = [(place, number) for place, number in points if place <= start]
    if not before:
        return None
    place, number = before[-1]
    return number if min(each for each in starts if each >= place) == start else None


def _documents(text: str, source: str, span: Span) -> Iterator[str]:
    """Yield the titles in quotation marks, without a full stop or comma that is not part of them."""
    for match in _TITLE.finditer(text, span.start, span.end):
        capitals = [word for word in match["title"].split() if word[0].isupper()]
        if len(capitals) > _SHORT_TITLE:
            yield source[match.start("title") : match.end("title")]
