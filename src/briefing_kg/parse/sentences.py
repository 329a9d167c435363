"""Sentences of a run of speech.

A full stop ends a sentence unless it belongs to an abbreviation. After abbreviations that
may also end a sentence (``U.S.``, ``Inc.``, ``p.m.``) the next word decides: only a word
that opens sentences more often than names makes it a boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_kg.parse.lines import trimmed
from briefing_kg.records import Span

_STOP = re.compile(r"(?<![.!?．。！？…])[.!?．。！？…]++(?:[\"'”’»)\]]|&quot;)*(?=\s|&nbsp;|<br|[\u200b\ufeff]|\Z)")  # noqa: RUF001
_NEXT = re.compile(r"(?:\s|&nbsp;|<br\s*/?>|[\u200b\ufeff])*([\"'“‘«(\[]*)([\w$€£¥]*)")
_LAST_WORD = re.compile(r"[\w.&'’-]*\Z")

_WORD_LENGTH = 40

# Never the end of a sentence: something always follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt sen rep gov pres hon rev st messrs vs cf eg e.g i.e fig approx".split()
)
# Not the end when a number follows: ``No. 5``, ``Oct. 13``.
_BEFORE_NUMBER = frozenset("no nos vol p pp art sec jan feb mar apr jun jul aug sep sept oct nov dec".split())
# May stand at the end or in the middle.
_EITHER = frozenset("inc corp ltd co etc jr sr bros al dept univ a.m p.m u.s u.k u.n e.u d.c p.r".split())
_OPENERS = frozenset(
    "a about additionally after all also although among an and another as at because before besides but by compared "
    "currently despite during each even every finally first for from furthermore given he here his how however i if "
    "in it its last let many meanwhile more moreover most my next no not now of on once one only or other our over "
    "overall previously recently second secondly several she since so some still such thank thanks that the their "
    "then there therefore these they third this those though through thus to today under until we what when where "
    "whether which while who why will with yes yesterday yet you your".split()
)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of ``text[span]``, one paragraph, each without outer white space."""
    return tuple(_sentences(text, span))


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if not _ends_sentence(text, start, stop, span.end):
            continue
        if sentence := trimmed(text, start, stop.end()):
            yield sentence
        start = stop.end()
    if rest := trimmed(text, start, span.end):
        yield rest


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    word = following[2] if following else ""
    opened = bool(following and following[1])
    if not word and not opened:
        return True
    if word[:1].islower():
        return False
    if stop[0][0] not in ".．":  # noqa: RUF001
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - _WORD_LENGTH), stop.start())
    return _stop_after(before[0].lower().lstrip(".'’-") if before else "", word)


def _stop_after(before: str, word: str) -> bool:
    if before in _TITLES:
        return False
    if before in _BEFORE_NUMBER:
        return not word[:1].isdigit()
    if before in _EITHER or re.fullmatch(r"[a-z](?:\.[a-z])+", before):
        return word.lower() in _OPENERS
    # A single letter is an initial: ``John F. Kennedy``.
    return not re.fullmatch(r"[a-hj-z]", before) or word.lower() in _OPENERS
