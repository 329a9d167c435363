"""Which candidates are labels: a page keeps to one style, and its speakers ask, answer and return.

A colon inside an answer (``An old word says: ...``, ``Road Safety: ...``) is no label: whoever has
one returns, asks, answers a question, greets, or bears a title, an outlet's name or a name on the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing_kg.parse.kinds import seeks_answer
from briefing_kg.parse.labels import Label, Style, candidates
from briefing_kg.parse.lines import Line
from briefing_kg.parse.names import bare_words, generic_kind, has_office, named, same_people, without_honorific
from briefing_kg.parse.words import HONORIFICS, OUTLETS

_GREETING = re.compile(
    r"[\"“(\[\s]*(?:good (?:morning|afternoon|evening|day)|hello|hi\b|welcome|thank(?:s| you)|ladies and|"
    r"(?:dear )?(?:friends|colleagues)|yes\b|no\b|yeah|well\b|okay|ok\b|sure\b|so\b|sir\b|madam)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:(?:The |the )?(?:Mr|Ms|Mrs|Dr|Prof|Hon|Shri|Smt)\.?\s+)*[A-Z][\w'’-]+(?: "
    r"[A-Z][\w.'’-]*){1,3}(?:,\s[^.!?]{2,200})?\Z"
)
_TAIL = 400
_OPENING = 80
_SPEECH = 200
_MANY = 3
_SHARE = 0.6


def find_labels(
    text: str, lines: Sequence[Line], known: frozenset[str], furniture: Sequence[object]
) -> tuple[Label, ...]:
    """Return the speaker labels of a page in order.

    *known* are names listed on the page, in small letters; *furniture* tells for each line whether it is any.
    """
    found = [
        label for label in candidates(text, lines) if not furniture[label.line] and not _names_only(label, lines, text)
    ]
    page = _Page(text, found, known)
    colon = page.with_colon()
    other = max((page.other(style) for style in (Style.STOP, Style.DASH, Style.INITIALS, Style.ALONE)), key=len)
    chosen = other if len(other) > 2 * len(colon) else colon
    return tuple(sorted(chosen, key=lambda label: label.span))


def _names_only(label: Label, lines: Sequence[Line], text: str) -> bool:
    """Whether the line is a field of the page that names somebody: ``Moderator: Mr. Tom Vale, press officer``."""
    line = lines[label.line]
    if not label.own_line:
        return bool(_FIELD.match(text[label.body : line.span.end]))
    following = lines[label.line + 1].text if label.line + 1 < len(lines) else ""
    heads_list = generic_kind(label.speaker) or ("," in following and len(bare_words(label.speaker)) == 1)
    return bool(heads_list and _FIELD.match(following))


class _Page:
    """The candidates of one page with what is known of all of them together."""

    def __init__(self, text: str, found: Sequence[Label], known: frozenset[str]) -> None:
        self.text = text
        self.known = known
        self.by_style = {style: [each for each in found if each.style is style] for style in Style}
        marked = sorted(
            (each for each in found if each.style in {Style.OWN, Style.INLINE, Style.BARE}), key=lambda each: each.line
        )
        self.colon = marked
        ends = [*(each.span.start for each in marked[1:]), len(text)]
        self.end = {label.line: end for label, end in zip(marked, ends, strict=False)}
        self.persons = same_people(label.speaker for label in marked)
        self.counts = Counter(self.persons[label.speaker] for label in marked)
        capital = sum(label.speaker.isupper() for label in marked)
        self.capitals = capital >= _MANY and capital >= _SHARE * len(marked)

    def with_colon(self) -> list[Label]:
        """Return the labels before a colon, with those of a bare ``Q``."""
        own = self.by_style[Style.OWN]
        inline = self._supported()
        if own and len(own) * 2 >= len(inline):
            sure = {label.speaker for label in own}
            return [*own, *(each for each in inline if each.speaker in sure or self._strong(each, offices=False))]
        if not _trusted(inline, self):
            return list(own)
        sure = {label.speaker for label in inline}
        return [*inline, *(label for label in own if label.speaker in sure or self._strong(label))]

    def other(self, style: Style) -> list[Label]:
        """Return the labels of a style that only a page as a whole makes likely: it must repeat itself."""
        found = self.by_style[style]
        if style is Style.STOP:
            letters = {label.speaker[0] for label in found if len(label.speaker) < _MANY + 1}
            found = [label for label in found if len(label.speaker) > _MANY or letters >= {"Q", "A"}]
        counts = Counter(label.speaker for label in found)
        repeated = sum(count for count in counts.values() if count > 1)
        enough = len(found) > 1 if style is Style.STOP else len(found) >= _MANY and len(counts) > 1
        if not enough or not (repeated or style is Style.STOP):
            return []
        if style is Style.ALONE:
            return _alone(found, counts)
        return found

    def _supported(self) -> list[Label]:
        """Return the inline candidates that behave as speakers do."""
        kept: list[Label] = []
        open_question = False
        for label in self.colon:
            end = self.end[label.line]
            if label.style is Style.OWN:
                open_question = self._asks(label, end)
                continue
            asks = self._asks(label, end)
            if label.style is Style.BARE or open_question or asks or self._speaks(label):
                kept.append(label)
                open_question = asks
        return kept

    def _asks(self, label: Label, end: int) -> bool:
        return "?" in self.text[max(label.body, end - _TAIL) : end]

    def _speaks(self, label: Label) -> bool:
        return (
            self.counts[self.persons[label.speaker]] > 1
            or self._strong(label)
            or (self.capitals and label.speaker.isupper() and len(label.speaker) > _MANY)
            or seeks_answer(self.text[label.body : min(label.body + _TAIL, self.end[label.line])])
            or bool(_GREETING.match(self.text, label.body, label.body + _OPENING))
            or any(word in OUTLETS for word in bare_words(label.speaker))
        )

    def _strong(self, label: Label, *, offices: bool = True) -> bool:
        """Whether the label alone tells that a person speaks: generic, listed, or titled where *offices* count."""
        words = label.speaker
        if generic_kind(words) or (offices and (has_office(words) or bare_words(words)[0] in HONORIFICS)):
            return True
        return named(words).name.casefold() in self.known or without_honorific(words).casefold() in self.known


def _alone(found: Sequence[Label], counts: Counter[str]) -> list[Label]:
    """Keep the lines from the first that returns on: before it stand the headings of the page."""
    first = next(index for index, label in enumerate(found) if counts[label.speaker] > 1)
    return list(found[first:])


def _trusted(labels: Sequence[Label], page: _Page) -> bool:
    """Whether inline labels are more than a chance: one returns, is generic or titled, or asks a question."""
    if len(labels) > 1:
        return True
    return any(
        (has_office(label.speaker) or page.known) and page.end[label.line] - label.body > _SPEECH for label in labels
    )


def label_names(labels: Iterable[Label]) -> tuple[str, ...]:
    """Return each different speaker as printed, in order of first appearance."""
    return tuple(dict.fromkeys(label.speaker for label in labels))
