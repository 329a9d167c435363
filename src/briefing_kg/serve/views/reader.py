"""How marks are put into a text: passages nest and overlap, elements may only nest.

A text with marks is cut at every boundary of a mark. Where two marks overlap without one
holding the other, the later one is cut in two at the end of the earlier; only its first
piece carries the id. Nothing recurses, so a text may hold any number of marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of characters that stands for something: *kind* says how it is shown.

    With a *number* (that of a sentence) the link stands before the words, not on them. A mark
    is *named* unless something else on the page has its id.
    """

    start: int
    end: int
    kind: str
    href: str = ""
    title: str = ""
    number: int = 0
    named: bool = True

    @property
    def anchor(self) -> str:
        """The id of the element: the fragment of the passage's IRI (RFC 5147), so that the IRI itself leads there."""
        return f"char={self.start},{self.end}"


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins here; *first* unless it only goes on after a cut."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The innermost open mark ends here."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between two boundaries, with the innermost thing they link to."""

    text: str
    href: str = ""
    title: str = ""
    kind: str = ""
    again: bool = False


Piece = Open | Close | Text


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text: ``start`` to ``end``, and the turn it belongs to (its number), if any."""

    start: int
    end: int
    turn: int | None


def shown(text: str) -> str:
    """Return characters as a page shows them: a no-break space as a blank, one for one."""
    return text.replace(NO_BREAK_SPACE, " ")


def blocks(text: str, turns: Sequence[tuple[int, int]]) -> tuple[Block, ...]:
    """Cut *text* at line ends and where turns begin and end; lines of white space are dropped."""
    cuts = sorted({0, len(text), *(cut for turn in turns for cut in turn if 0 < cut < len(text))})
    found: list[Block] = []
    for start, end in pairwise(cuts):
        turn = next((number for number, (first, last) in enumerate(turns) if first <= start and end <= last), None)
        at = start
        for line in text[start:end].split("\n"):
            if line.strip():
                found.append(Block(at, at + len(line), turn))
            at += len(line) + 1
    return tuple(found)


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the characters from *start* to *end* with the marks that touch them, properly nested.

    The texts of the pieces, one after the other, are exactly those characters.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    inside.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
    cuts = sorted({start, end, *(cut for mark in inside for cut in (mark.start, mark.end) if start < cut < end)})
    waiting = 0
    stack: list[Mark] = []
    linked: set[Mark] = set()
    for at, until in pairwise(cuts):
        yield from _closed(stack, at)
        while waiting < len(inside) and inside[waiting].start <= at:
            mark = inside[waiting]
            waiting += 1
            if mark.end > at:
                yield from _opened(stack, mark, first=mark.start >= start)
        yield _text(text[at:until], stack, linked)
    while stack:
        yield Close(stack.pop())


def _closed(stack: list[Mark], at: int) -> Iterator[Piece]:
    """Close what ends at *at*, and with it, for a moment, what was opened inside and goes on."""
    ending = next((depth for depth, mark in enumerate(stack) if mark.end <= at), None)
    if ending is None:
        return
    going_on = [mark for mark in stack[ending:] if mark.end > at]
    while len(stack) > ending:
        yield Close(stack.pop())
    for mark in sorted(going_on, key=lambda each: -each.end):
        yield from _opened(stack, mark, first=False)


def _opened(stack: list[Mark], mark: Mark, *, first: bool) -> Iterator[Piece]:
    stack.append(mark)
    yield Open(mark, first=first)


def _text(text: str, stack: Sequence[Mark], linked: set[Mark]) -> Text:
    target = next((mark for mark in reversed(stack) if mark.href and not mark.number), None)
    if target is None:
        return Text(shown(text))
    again = target in linked
    linked.add(target)
    return Text(shown(text), target.href, target.title, target.kind, again)
