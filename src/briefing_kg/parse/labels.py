"""Speaker labels: which lines may name the next speaker, in the styles that transcripts use.

A label stands alone on its line (``Shou Xiaoli:``) or before the words on the same line
(``CCTV: ...``, ``Q    ...``, ``CHAIR POWELL. ...``, ``Minister — ...``, ``[00:10] Host: ...``).
Here every line is looked at by itself; which of the candidates are labels the page decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing_kg.parse.lines import Line
from briefing_kg.parse.names import bare_words, generic_kind, has_office
from briefing_kg.parse.words import ASKERS, DOCUMENTS, HONORIFICS, NEVER_FIRST, OFFICES, SMALL_WORDS
from briefing_kg.records import Span

_LONGEST = 110
_LONGEST_PLAIN = 75
_MAX_WORDS = 12
_COLONS = ":："  # noqa: RUF001
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_BEFORE = re.compile(rf"(?:[\[(]?{_CLOCK}(?:[.,]\d+)?[\])]?\s*[-–—>]?\s+|[>•·*_#]+\s*|&gt;\s*|[-–—]\s+){{0,4}}")
_AFTER = re.compile(
    rf"(?:[*_]{{1,3}}(?=\s|\Z|[A-Z]))?(?:\s|&nbsp;)*(?:[(\[]\s*{_CLOCK}\s*[)\]](?:\s|&nbsp;)*|\(\s*\Z)?"
)
_LATE_CLOCK = re.compile(rf"\s*[(\[]\s*{_CLOCK}\s*[)\]]\Z")
_OPEN_CLOCK = re.compile(rf"\s*{_CLOCK}\s*[)\]]\s*")
_BARE = re.compile(
    r"(?P<label>Q)(?:(?:&nbsp;|\s){2,}|\s(?=[\"“(\[]?[A-Z])|\s?[-–—]{1,2}\s)(?=\S)|(?P<answer>A)(?:&nbsp;|\s){2,}(?=\S)"
)
_LETTER_STOP = re.compile(r"(?P<label>[QA]\d{0,3})[.)]\s+(?=\S)")
_CAPITALS_STOP = re.compile(
    r"(?P<label>(?:[A-Z][A-Z'’.-]*[A-Z'’-] ){1,3}[A-Z][A-Z'’-]+|MODERATOR|OPERATOR|QUESTION|HOST|REPORTER)\.\s+(?=\S)"
)
_DASH = re.compile(r"(?P<label>[^-–—:：\n]{1,70}?)\s+[-–—]{1,2}\s+(?=\S)|(?P<tight>[^-–—:：\n]{1,70}?)—(?=\S)")  # noqa: RUF001
_INITIALS = re.compile(r"(?P<label>[A-Z]{1,4})(?:\s{2,}|\t)(?=\S)")
_MARKS = " \t\u00a0\u3000*_#>"
_PARTICLE = re.compile(r"(?:al|el|an|ad|ul|d|o|de)[-'’]", re.IGNORECASE)
_ENDS = re.compile(r"[.?!。？！…,;:][\"'”’)]*\Z")  # noqa: RUF001
_COUNTED = frozenset("speaker person voice panelist panellist".split())
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_OUTER = "\"“”'’()[]*"


class Style(StrEnum):
    """How a label is set."""

    OWN = "own"
    INLINE = "inline"
    BARE = "bare"
    STOP = "stop"
    DASH = "dash"
    INITIALS = "initials"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the index of its line, the words as printed with their place, where speech may begin."""

    line: int
    speaker: str
    span: Span
    body: int
    style: Style

    @property
    def own_line(self) -> bool:
        """Whether the label has its line for itself."""
        return self.style in {Style.OWN, Style.ALONE}


def candidates(text: str, lines: Sequence[Line]) -> Iterator[Label]:
    """Yield what may be a label by the shape of its line, at most one a line, in order."""
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        if found := _with_colon(text, index, line, last=last) or _without_colon(index, line):
            yield found
        elif not last and _alone(line, lines[index + 1]):
            words = line.text.strip(_MARKS)
            start = line.span.start + line.text.index(words)
            yield Label(index, words, Span(start, start + len(words)), line.span.end, Style.ALONE)


def looks_like_label(words: str) -> bool:
    """Whether *words* have the shape of a name, an outlet or an office, not of a phrase."""
    if generic_kind(words):
        return True
    tokens = _BRACKETED.sub(" ", words).replace(",", " , ").split()
    names = [each for each in tokens if each != ","]
    if not names or names[-1].casefold().strip(_OUTER + ".") in DOCUMENTS:
        return False
    first = names[0].casefold().strip(_OUTER + ".")
    office = has_office(words)
    if (first in NEVER_FIRST and not (office and first in {"first", "second", "key"})) or (
        names[-1].isdigit() and not office and first not in _COUNTED
    ):
        return False
    if len(words) > (_LONGEST if office else _LONGEST_PLAIN) or len(names) > _MAX_WORDS + 6 * office:
        return False
    if first in {"a", "an"} and not any(word.casefold() in ASKERS | {"correspondent"} for word in names[1:3]):
        return False
    return _capital(names[0]) and all(_label_word(token) for token in names[1:])


def _capital(token: str) -> bool:
    inner = token.strip(_OUTER)
    return bool(inner) and (inner[0].isupper() or inner[0].isdigit() or inner[0].istitle())


def _label_word(token: str) -> bool:
    plain = token.casefold().strip(_OUTER + ".,")
    return (
        _capital(token) or plain in SMALL_WORDS or plain in OFFICES or plain in ASKERS or bool(_PARTICLE.match(plain))
    )


def _with_colon(text: str, index: int, line: Line, *, last: bool) -> Label | None:
    before = _BEFORE.match(line.text)
    start = before.end() if before else 0
    window = line.text[start : start + _LONGEST + 20]
    colon = min((at for mark in _COLONS if (at := window.find(mark)) >= 0), default=-1)
    if colon > 0 and (clock := re.search(rf"[(\[]\s*{_CLOCK}\s*[)\]]\s*[:：]", window)) and clock.start() < colon:  # noqa: RUF001
        colon = clock.end() - 1
    if colon <= 0:
        return None
    words = _LATE_CLOCK.sub("", window[:colon]).strip(_MARKS)
    if not words or not looks_like_label(words) or _is_ratio(window, colon):
        return None
    begin = start + window.index(words)
    after = _AFTER.match(line.text, start + colon + 1)
    body = after.end() if after else start + colon + 1
    own = body >= len(line.text)
    if own and last:
        return None
    place = line.span.start
    if own and line.text.endswith("(") and (rest := _OPEN_CLOCK.match(text, line.span.end)):
        return Label(index, words, Span(place + begin, place + begin + len(words)), rest.end(), Style.OWN)
    style = Style.OWN if own else Style.INLINE
    return Label(index, words, Span(place + begin, place + begin + len(words)), place + body, style)


def _is_ratio(window: str, colon: int) -> bool:
    """Whether the colon stands in a time or a proportion."""
    return window[colon - 1].isdigit() and window[colon + 1 : colon + 2].isdigit()


def _without_colon(index: int, line: Line) -> Label | None:
    before = _BEFORE.match(line.text)
    start = before.end() if before else 0
    for style, shape in (
        (Style.BARE, _BARE),
        (Style.STOP, _LETTER_STOP),
        (Style.STOP, _CAPITALS_STOP),
        (Style.INITIALS, _INITIALS),
        (Style.DASH, _DASH),
    ):
        match = shape.match(line.text, start)
        if match is None or match.end() >= len(line.text):
            continue
        group = match.lastgroup or "label"
        words = match[group].strip(_MARKS)
        if words and (style is not Style.DASH or _dash_label(words)):
            begin = line.span.start + line.text.index(words, start)
            return Label(index, words, Span(begin, begin + len(words)), line.span.start + match.end(), style)
    return None


def _dash_label(words: str) -> bool:
    return looks_like_label(words) and (
        bool(generic_kind(words)) or has_office(words) or bare_words(words)[0] in HONORIFICS or "(" in words
    )


def _alone(line: Line, following: Line) -> bool:
    """Whether the line may be a label without a mark: a name by itself before a paragraph."""
    words = line.text.strip(_MARKS)
    return (
        0 < len(words) < _LONGEST_PLAIN
        and not _ENDS.search(words)
        and len(words.split()) <= 6  # noqa: PLR2004
        and bool(_ENDS.search(following.text[-4:]))
        and looks_like_label(words)
    )
