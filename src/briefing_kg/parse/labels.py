"""Speaker labels: which lines name the next speaker, in the layouts that transcripts use.

Two styles exist: the label alone on its line (``Shou Xiaoli:``), or before the words on the
same line (``CCTV: ...``, ``Q: ...``, ``MR. CARNEY: ...``, ``CHAIR POWELL. ...``). A page uses
one of them throughout; a colon inside an answer (``An old word says: ...``) is no label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_kg.parse.lines import Line
from briefing_kg.records import Span

_COLON = r"[:：]"  # noqa: RUF001
_OWN_LINE = re.compile(rf"(?:\*\*)?(?P<label>[^:：\n*]{{1,90}}?)\s*(?:\*\*)?{_COLON}(?:\*\*)?(?:\s|&nbsp;)*\Z")  # noqa: RUF001
_INLINE = re.compile(
    rf"(?:\*\*)?(?:\[\d\d?{_COLON}\d\d\]\s*)?(?P<label>[^:：\n*\[]{{1,60}}?)\s*(?:\*\*)?{_COLON}(?:\*\*)?(?:\s|&nbsp;)*(?=\S)"  # noqa: RUF001
)
_BARE_Q = re.compile(r"(?P<label>[QA])(?:&nbsp;|[\s\u00a0])+(?=[\"“(]?[A-Z])")
_CAPITALS_STOP = re.compile(r"(?P<label>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’.-]*){1,3})\.\s+(?=\S)")
_DASH = re.compile(r"(?P<label>(?:Mr|Ms|Mrs|Dr)\. [A-Z][\w'’-]+)\s+[-–—]\s*(?=\S)")
_INLINE_SHAPES = (_INLINE, _BARE_Q, _CAPITALS_STOP, _DASH)

GENERIC = re.compile(r"(?:Q|A|Question|Answer|Reporter|Journalist|Questioner)\.?\s?\d*(?:\s*\(.*\))?", re.IGNORECASE)

_CAPITALISED = re.compile(r"[\"“(]?[A-ZÀ-Þ0-9][\w.&'’\-\u2010\u2011/+]*[)\"”]?")
_SMALL_WORDS = frozenset(
    "of and the for from at in on de la le du van von der bin al & / - journalist reporter".split()
)
_SMALL_WORDS_MORE = frozenset("correspondent a an media newspaper with".split())
_NEVER_FIRST = frozenset(
    "according additionally also although and as at because besides but by compared date during examples finally first "
    "firstly for fourth fifth from full furthermore hence here however if in it last like meanwhile moreover my next "
    "no note now on once or our photo q&a read related second secondly see similarly since so source specifically "
    "speaker speakers chairperson still such tel thank thanks that then there therefore these they third thirdly this "
    "those thus time title to today topic transcript updated venue we when while with yes yet email fax key attendees "
    "participants place location editor contact interview tags".split()
)
_MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the index of its line, the words as printed with their place, where speech may begin."""

    line: int
    speaker: str
    span: Span
    body: int
    own_line: bool


def find_labels(lines: Sequence[Line], known: frozenset[str]) -> tuple[Label, ...]:
    """Return the speaker labels of a page in order; *known* are names listed on the page."""
    own = [label for index, line in enumerate(lines) if (label := _own_line(index, line, lines))]
    inline = [label for index, line in enumerate(lines) if (label := _inline(index, line))]
    if not own and not _trustworthy(inline, lines):
        return ()
    chosen, other = (own, inline) if own and len(own) * 2 >= len(inline) else (inline, own)
    sure = known | {label.speaker for label in chosen}
    taken = {label.line for label in chosen}
    extra = [label for label in other if label.line not in taken and label.speaker in sure]
    return tuple(sorted((*chosen, *extra), key=lambda label: label.span))


def looks_like_label(words: str) -> bool:
    """Whether *words* have the shape of a name, an outlet or an office, not of a phrase."""
    if GENERIC.fullmatch(words):
        return True
    tokens = words.replace(",", " , ").replace("(", " (").split()
    names = [each for each in tokens if each.strip(",")]
    if not names or len(names) > _MAX_WORDS or names[0].lower().rstrip(".") in _NEVER_FIRST:
        return False
    if names[0] in {"A", "The", "An"} and not any(
        token.lower() in _SMALL_WORDS | _SMALL_WORDS_MORE for token in names[1:]
    ):
        return words.isupper()
    return all(_label_word(token) for token in names[1:]) and bool(_CAPITALISED.fullmatch(names[0]))


def _label_word(token: str) -> bool:
    return bool(_CAPITALISED.fullmatch(token)) or token in _SMALL_WORDS or token in _SMALL_WORDS_MORE


def _own_line(index: int, line: Line, lines: Sequence[Line]) -> Label | None:
    match = _OWN_LINE.match(line.text)
    if match is None or not looks_like_label(match["label"]) or index + 1 == len(lines):
        return None
    return _label(index, line, match, own_line=True)


def _inline(index: int, line: Line) -> Label | None:
    for shape in _INLINE_SHAPES:
        match = shape.match(line.text)
        if match and looks_like_label(match["label"]) and match.end() < len(line.text):
            return _label(index, line, match, own_line=False)
    return None


def _label(index: int, line: Line, match: re.Match[str], *, own_line: bool) -> Label:
    start = line.span.start
    place = Span(start + match.start("label"), start + match.end("label"))
    return Label(index, match["label"], place, start + match.end(), own_line)


def _trustworthy(labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Whether inline labels are more than a chance: one returns, is generic, or asks a question."""
    counts = Counter(label.speaker for label in labels)
    signs = any(count > 1 for count in counts.values()) or any(GENERIC.fullmatch(name) for name in counts)
    return len(labels) > 1 and (signs or any(_asks(lines[label.line]) for label in labels))


def _asks(line: Line) -> bool:
    return line.text.rstrip().endswith(("?", "？"))  # noqa: RUF001


def label_names(labels: Sequence[Label]) -> Iterator[str]:
    """Yield each different speaker as printed, in order of first appearance."""
    yield from dict.fromkeys(label.speaker for label in labels)
