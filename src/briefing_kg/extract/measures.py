"""Measures: what officials say they will do, plan, aim at, must do, or have done.

One measure for each coordinated verb phrase, from its main verb. Forecasts, opinions, achievements,
questions, what the speaker does in the room, and what others are quoted with are no measures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefing_kg.extract.clauses import coordinates
from briefing_kg.extract.deeds import deeds
from briefing_kg.extract.phrases import DONE, Found, happens_by_itself, in_the_room, words_before
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.subjects import Subject, subject_before
from briefing_kg.extract.verbs import Gerunds, base_form, gerund_base, is_past
from briefing_kg.records import Measure, Span

_LATER = r"(?:later\s+)?(?:next|this)\s+(?:week|month|quarter|year|spring|summer|autumn|fall|winter)"
_ADVERBS = (
    r"(?:(?:\w+ly|also|further|not|never|soon|now|then|always|still|together|even|better|first|today|tomorrow|again|once"
    rf"|{_LATER})\s+)*"
)
_LIGHT = (
    r"(?:(?:(?:continue|strive|work|seek|start|begin|move|go\s+on|endeavou?r|work\s+hard|do\s+(?:our|its)\s+(?:best|utmost)|"
    r"make\s+(?:\w+\s+)?efforts?|redouble\s+(?:our|its)\s+efforts?|do\s+everything\s+(?:we|it)\s+can)\s+to"
    r"|(?:continue|start|begin|keep)(?=\s+[a-z]+ing\b))\s+)"
)
_PREDICATE = re.compile(
    rf"(?:,\s[^,.;]{{2,40}},)?\s+{_ADVERBS}(?P<phrase>{_LIGHT}?{_ADVERBS}(?:(?P<be>be\s+){_ADVERBS})?(?P<verb>[a-z][a-z-]*))\b"
)
# Verbs of state, of happening and of speech: nobody carries them out as a measure.
_NO_MEASURE = frozenset(
    "be have remain become seem appear mean play feel like know think believe expect hope continue answer say tell "
    "talk speak brief happen stay last account come go total amount stand depend see look hear wait try want "
    "thank congratulate apologize comment speculate elaborate remind stress emphasize note mention reiterate".split()
)
# Words that cannot be the verb of a predicate: "Should the flood worsen".
_NO_VERB = frozenset(
    "a an the this that these those it he she they we you i there its their our his her and or but if as to of in on "
    "at for with by from than so no not only all some any what which who how when where why more less".split()
)
# A measure only if "we" do it: a railway covers, a price reaches.
_ONLY_WE = frozenset("cover reach exceed surpass benefit lead move fall rise grow hit top".split())
_SUBJECT_REFUSED = re.compile(
    r"\b(?:believes?|expect(?:s|ed)?|hopes?|think|predict(?:s|ed)?|estimates?|confident|forecasts?|said|says|whether"
    r"|if|likely|why|how|told|hoping|suppose|assum(?:e|ed|ing)|wish)\b[^,;]*\Z"
    r"|\b(?:you|(?-i:[Ii]t|[Ww]ho)|there|which|that|this|what|how)\s*\Z",
    re.IGNORECASE,
)
# "a plan to", "our commitment to": a noun, not the verb of the sentence.
_NOUN = re.compile(
    r"\b(?:an?|the|this|that|our|its|their|his|her|no|any|every|new|joint|action|my|your)\s+\Z", re.IGNORECASE
)
_DUTY = "must"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_POINT = re.compile(rf"(?:\A|(?<=[.:;]\s)|(?<=\band\s))(?P<ordinal>{'|'.join(_ORDINALS)})(?:ly)?\s*,", re.IGNORECASE)
_TITLE = re.compile(r"\"(?P<title>[A-Z][^\"]*?)[.,]?\"")
_TITLE_CAPITALS = 3


def find_measures(reading: Reading) -> tuple[Measure, ...]:
    """Return the measures of one sentence, in order."""
    if reading.text[reading.end - 1] == "?":
        return ()
    promised = _promised(reading, reading.vocabulary.verbs)
    found = sorted((*promised, *deeds(reading)), key=lambda each: (each.start, each.commitment == DONE))
    ends = accumulate((each.end for each in found), max, initial=reading.start)
    apart = [each for each, end in zip(found, ends, strict=False) if each.start >= end]
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


def _promised(reading: Reading, verbs: frozenset[str]) -> Iterator[Found]:
    for term, start, end in reading.vocabulary.governors.all_in(reading.tokens, reading.start, reading.end):
        if term.key == DONE:
            continue
        predicate = reading.match(_PREDICATE, end)
        if predicate and not _refused(reading, start, predicate, term.key):
            yield from _phrases(reading, predicate, term.key, verbs)


def _phrases(reading: Reading, predicate: re.Match[str], commitment: str, verbs: frozenset[str]) -> Iterator[Found]:
    verb_at, verb = predicate.start("verb"), predicate["verb"]
    gerund = gerund_base(verb, verbs)
    passive = bool(predicate["be"]) and not gerund
    start = verb_at if predicate["be"] else predicate.start("phrase")
    openers = Gerunds(verbs) if gerund else () if passive else verbs
    for index, phrase in enumerate(coordinates(reading.text, verb_at, verb, reading.end, openers)):
        action = base_form(phrase.verb, verbs) if passive else gerund_base(phrase.verb, verbs) or phrase.verb
        yield Found(phrase.start if index else start, phrase.end, commitment, action)


def _refused(reading: Reading, position: int, predicate: re.Match[str], commitment: str) -> bool:
    verb = predicate["verb"]
    base = gerund_base(verb, reading.vocabulary.verbs) or verb
    if base in _NO_MEASURE or verb in _NO_VERB or (predicate["be"] and base is verb and not is_past(verb)):
        return True
    before = words_before(reading, position)
    if _SUBJECT_REFUSED.search(before) or _NOUN.search(before) or in_the_room(reading, predicate.end()):
        return True
    subject = subject_before(reading, position)
    if subject is Subject.OURS:
        return False
    return _refused_of_others(reading, predicate, commitment, subject)


def _refused_of_others(reading: Reading, predicate: re.Match[str], commitment: str, subject: Subject) -> bool:
    """Whether what anybody but "we" will do is an opinion, a forecast, or the conduct of the meeting."""
    verb, verbs = predicate["verb"], reading.vocabulary.verbs
    passive = bool(predicate["be"]) and gerund_base(verb, verbs) is None
    base = gerund_base(verb, verbs) or verb
    if subject is Subject.SPEAKER:
        return base not in verbs or in_the_room(reading, predicate.end(), base)
    if passive:
        return False
    if base in _ONLY_WE or happens_by_itself(reading, predicate.end(), base):
        return True
    return subject is Subject.CAUSE or (subject is Subject.PUBLIC and commitment in {_DUTY, "will"})


def _numbers(reading: Reading, starts: Sequence[int]) -> dict[int, int]:
    """Return the speaker's count of the first measure after each "First," or "Second,"."""
    numbers: dict[int, int] = {}
    for match in _POINT.finditer(reading.text[reading.start : reading.end]):
        first = bisect_left(starts, reading.start + match.end())
        if first < len(starts):
            numbers[starts[first]] = _ORDINALS.index(match["ordinal"].lower()) + 1
    return numbers


def _documents(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the titles in quotation marks, without a full stop or comma that is not part of them."""
    for match in _TITLE.finditer(reading.text, start, end):
        capitals = [word for word in match["title"].split() if word[0].isupper()]
        if len(capitals) >= _TITLE_CAPITALS:
            yield reading.quote(*match.span("title"))
