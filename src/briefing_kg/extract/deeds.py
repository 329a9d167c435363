"""Measures that were carried out or are under way: past forms of actions, and what an actor is doing now.

What came about by itself or was merely achieved ("orders have passed 1,000", "we have made progress") is no measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_kg.extract.clauses import coordinates
from briefing_kg.extract.phrases import BY_ITSELF, DONE, Found, happens_by_itself, in_the_room, words_before
from briefing_kg.extract.reading import Reading
from briefing_kg.extract.subjects import Subject, subject_before
from briefing_kg.extract.verbs import Gerunds, Pasts, base_form, gerund_base, is_past

# A result, not a deed: nobody carries out that it was achieved.
_RESULTS = frozenset(
    "achieve accomplish attain gain get go hit make maintain move pass reach realize reap retain record recover "
    "see sustain exceed benefit enter learn say show tell hold grow overcome perform register remain give note "
    "stress keep lose apply ask come find answer outperform enjoy attract explain comment discuss speak respond".split()
)
# Of these an actor can say that they were done; with a mere achievement as object they are none.
_MAY_BE_DEEDS = frozenset("hold give reach make maintain apply hit enter".split())
_ACHIEVEMENT = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:progress|results?|success(?:es)?|efforts?|contributions?|breakthroughs?|growth|momentum|clear"
    r"|sure|achievements?|headway|enforcement|stability|goals?|targets?|position|it)\b"
)
_PASSIVE = re.compile(r"(?P<subject>[^,;]*)\b(?:was|were|been|being)\s+(?:\w+ly\s+)*\Z")
_PERFECT = re.compile(r"\b(?:has|have|had|'ve)\s+(?:(?:\w+ly|already|also|just|now|since|so\s+far|today)\s+)*\Z")
_NOW = re.compile(
    r"(?:\b(?:am|is|are|(?:has|have)\s+been)|'(?:re|m|ve\s+been))\s+(?:(?:\w+ly|also|already|now|just|currently)\s+)*(?P<verb>[a-z]+ing)\b"
)
# "We are committed", "parcels are handled daily": a state or a habit.
_PRESENT = re.compile(r"(?:\b(?:am|is|are|be|remains?|get|gets)|'(?:re|m))\s+(?:(?:\w+ly|also|now|all|already)\s+)*\Z")
_INFINITIVE = re.compile(
    r"(?:\b(?:will|to|must|may|can|should|would|could|might|shall)|'ll|n't)\s+(?:not\s+)?(?:be\s+)?(?:\w+ly\s+)?\Z"
)
# "The number of trademarks we registered exceeded 30,000": another finite verb follows.
_NO_OBJECT = re.compile(r"\s+(?:that\b|[a-z]+ed\s+(?:by|to|from|at|over|more|nearly|about|an?|[\d$])\b)")
_WILL_HAVE = re.compile(r"\b(?:will|would|could|should|may|might|must|shall)\s+(?:\w+\s+)?have\s+(?:\w+\s+)?\Z")
# What a scheme or a reform brought about, where nobody is said to have acted.
_EFFECTS = frozenset("help create contribute enable allow bring drive boost improve serve give provide".split())
# "Costs have been reduced": what for, by how much, by whom is not said.
_BARE = re.compile(r"\s*(?:[.,;!]|\Z)")
_AS_SAID = re.compile(r"\A(?:As|as)\s[^,]*\Z")
_UNDER_WAY_NOT = frozenset(
    "go look see get come make talk say try think hope seek aim plan work continue face become feel do have begin "
    "start give keep take put let show tell ask run move focus expect wait stand lead grow expand".split()
)
_OBJECT_FOLLOWS = re.compile(
    r"\s+(?!(?:to|by|from|in|at|on|of|for|as|since|with|up|and|or|that|very|so|because)\b)[\w$€£¥\"]"
)


def deeds(reading: Reading) -> Iterator[Found]:
    """Yield what one sentence says was done or is being done, with the firmness "done"."""
    verbs = reading.vocabulary.verbs
    for _, start, end in reading.vocabulary.actions.all_in(reading.tokens, reading.start, reading.end):
        verb = reading.text[start:end].split()[0]
        if is_past(verb) and verb.islower() and _is_done(reading, start, end, base_form(verb, verbs)):
            phrases = coordinates(reading.text, start, reading.text[start:end], reading.end, Pasts(verbs))
            for each in phrases:
                base = base_form(each.verb.split()[0], verbs)
                if each.start == start or base not in _RESULTS:
                    yield Found(each.start, each.end, DONE, base)
    yield from _under_way(reading, verbs)


def _under_way(reading: Reading, verbs: frozenset[str]) -> Iterator[Found]:
    for match in _NOW.finditer(reading.text, reading.start, reading.end):
        start, base = match.start("verb"), gerund_base(match["verb"], verbs)
        if base is None or base in _UNDER_WAY_NOT or not _OBJECT_FOLLOWS.match(reading.text, match.end(), reading.end):
            continue
        if subject_before(reading, match.start()) not in {Subject.OURS, Subject.ACTOR}:
            continue
        if in_the_room(reading, match.end()) or _AS_SAID.search(words_before(reading, start)):
            continue
        for phrase in coordinates(reading.text, start, match["verb"], reading.end, Gerunds(verbs)):
            yield Found(phrase.start, phrase.end, DONE, gerund_base(phrase.verb, verbs) or base)


def _is_done(reading: Reading, start: int, end: int, base: str) -> bool:
    before = words_before(reading, start)
    if reading.match(_NO_OBJECT, end) or any(
        each.search(before) for each in (_PRESENT, _INFINITIVE, _AS_SAID, _WILL_HAVE)
    ):
        return False
    if passive := _PASSIVE.search(before):
        # "12 million people were affected" counts what happened; it names no measure.
        bare = base in BY_ITSELF and reading.match(_BARE, end)
        return not (bare or re.search(r"\d", passive["subject"]) or base in _RESULTS - {"hold"})
    subject = subject_before(reading, start)
    perfect = bool(_PERFECT.search(before))
    if subject in {Subject.COUNTED, Subject.PUBLIC, Subject.CAUSE} or not (perfect or subject is not Subject.OTHER):
        return False
    return _is_deed(reading, end, base, subject)


def _is_deed(reading: Reading, end: int, base: str, subject: Subject) -> bool:
    """Whether the verb says that the subject acted, not that something came about."""
    if reading.match(_BARE, end) or (subject is Subject.SPEAKER and in_the_room(reading, end, base)):
        return False
    if subject is Subject.OTHER and base in _EFFECTS:
        return False
    if subject in {Subject.OTHER, Subject.ACTOR} and happens_by_itself(reading, end, base):
        return False
    if base in _RESULTS and not (base in _MAY_BE_DEEDS and not reading.match(_ACHIEVEMENT, end)):
        return False
    return not in_the_room(reading, end)
