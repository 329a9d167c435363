"""Measures: what officials say they will do, plan, aim at, must do, or have done.

One measure for each coordinated verb phrase, from its main verb. Forecasts, questions, what
the speaker does in the room, and what others are quoted with are no measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_kg.extract.clauses import coordinates
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.verbs import base_form, is_past
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
# Verbs of state, of happening and of speech: nobody carries them out as a measure.
_NO_MEASURE = frozenset(
    "be have remain become seem appear mean play feel like know think believe expect hope continue answer say tell "
    "talk speak brief happen stay last account come go total amount stand depend".split()
)
# A measure only if "we" do it: a railway covers, a price reaches.
_ONLY_WE = frozenset("cover reach exceed surpass see benefit lead move fall rise grow hit top".split())
_WE = re.compile(r"\bwe(?:'ll)?\b[^,;]*\Z", re.IGNORECASE)
_SUBJECT_REFUSED = re.compile(
    r"\b(?:believes?|expect(?:s|ed)?|hopes?|think|predict(?:s|ed)?|estimates?|confident|forecasts?|said|says|whether"
    r"|if|likely)\b[^,;]*\Z"
    r"|\b(?:I|you|it|there|which|who|that|this|what|how)\s*\Z|\bI\s+(?:am|'m)\s*\Z",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_POINT = re.compile(rf"(?:\A|(?<=[.:;]\s)|(?<=\band\s))(?P<ordinal>{'|'.join(_ORDINALS)})(?:ly)?\s*,", re.IGNORECASE)
_TITLE = re.compile(r"\"(?P<title>[A-Z][^\"]*?)[.,]?\"")
_TITLE_CAPITALS = 3
_PASSIVE = re.compile(r"(?P<subject>[^,;]*)\b(?:was|were|been)\s+(?:\w+ly\s+)*\Z")
_ACTIVE = re.compile(
    r"(?:\b(?:we|they|has|have|had|China|ministry|government|commission|bureau|department|departments|authorities"
    r"|sides?)|\b(?:has|have|had)\s+(?:already|also|so\s+far))\s+(?:(?:\w+ly|also|already|just|then)\s+)*\Z",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\b(?:will|to|must|may|can|should)\s+(?:not\s+)?(?:be\s+)?(?:\w+ly\s+)?\Z")
_NO_OBJECT = re.compile(r"\s+(?:that|[a-z]+ed)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    commitment: str
    action: str

    def overlaps(self, other: _Found) -> bool:
        return self.start < other.end and other.start < self.end


def find_measures(reading: Reading) -> tuple[Measure, ...]:
    """Return the measures of one sentence, in order."""
    if reading.text[reading.end - 1] == "?":
        return ()
    verbs = reading.vocabulary.verbs
    found = sorted(
        (*_promised(reading, verbs), *_done(reading, verbs)), key=lambda each: (each.start, each.commitment == DONE)
    )
    apart = [each for index, each in enumerate(found) if not any(each.overlaps(other) for other in found[:index])]
    numbers = _numbers(reading, [each.start for each in apart])
    return tuple(
        Measure(
            span=Span(each.start, each.end),
            quote=reading.quote(each.start, each.end),
            action=each.action,
            commitment=each.commitment,
            number=numbers.get(each.start),
            documents=tuple(_documents(reading, each.start, each.end)),
            sentence=reading.span,
            rule="past" if each.commitment == DONE else "modal",
        )
        for each in apart
    )


def _promised(reading: Reading, verbs: frozenset[str]) -> Iterator[_Found]:
    for term, start, end in reading.vocabulary.governors.all_in(reading.tokens, reading.start, reading.end):
        predicate = reading.match(_PREDICATE, end)
        if term.key != DONE and predicate and not _refused(reading, start, predicate):
            yield from _phrases(reading, predicate, term.key, verbs)


def _phrases(reading: Reading, predicate: re.Match[str], commitment: str, verbs: frozenset[str]) -> Iterator[_Found]:
    verb_at, passive = predicate.start("verb"), bool(predicate["passive"])
    start = verb_at if passive else predicate.start("phrase")
    phrases = coordinates(reading.text, verb_at, predicate["verb"], reading.end, () if passive else verbs)
    for index, phrase in enumerate(phrases):
        action = base_form(phrase.verb, verbs) if passive else phrase.verb
        yield _Found(phrase.start if index else start, phrase.end, commitment, action)


def _refused(reading: Reading, position: int, predicate: re.Match[str]) -> bool:
    verb = predicate["verb"]
    if verb in _NO_MEASURE or (predicate["passive"] and not is_past(verb)):
        return True
    if verb in _ONLY_WE and not _WE.search(reading.before(predicate.start())):
        return True
    return bool(_SUBJECT_REFUSED.search(reading.before(position)))


def _done(reading: Reading, verbs: frozenset[str]) -> Iterator[_Found]:
    for _, start, end in reading.vocabulary.actions.all_in(reading.tokens, reading.start, reading.end):
        verb = reading.text[start:end].split()[0]
        if is_past(verb) and verb.islower() and _is_done(reading, start, end):
            phrase = next(coordinates(reading.text, start, reading.text[start:end], reading.end, ()))
            yield _Found(start, phrase.end, DONE, base_form(verb, verbs))


def _is_done(reading: Reading, start: int, end: int) -> bool:
    before = reading.before(start)
    if reading.match(_NO_OBJECT, end) or _INFINITIVE.search(before):
        return False
    if passive := _PASSIVE.search(before):
        # "12 million people were affected" counts what happened; it names no measure.
        return not re.search(r"\d", passive["subject"])
    return bool(_ACTIVE.search(before))


def _numbers(reading: Reading, starts: Sequence[int]) -> dict[int, int]:
    """Return the speaker's count of the first measure after each "First," or "Second,"."""
    numbers: dict[int, int] = {}
    for match in _POINT.finditer(reading.text[reading.start : reading.end]):
        first = next((start for start in starts if start >= reading.start + match.end()), None)
        if first is not None:
            numbers[first] = _ORDINALS.index(match["ordinal"].lower()) + 1
    return numbers


def _documents(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the titles in quotation marks, without a full stop or comma that is not part of them."""
    for match in _TITLE.finditer(reading.text, start, end):
        capitals = [word for word in match["title"].split() if word[0].isupper()]
        if len(capitals) >= _TITLE_CAPITALS:
            yield reading.quote(*match.span("title"))
