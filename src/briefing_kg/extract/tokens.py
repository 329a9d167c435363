"""Matching labels of the lexicon by words: one look-up for each word of the text, however many labels there are.

A label matches as whole words and without regard to its white space, the longest label first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

_TOKEN = re.compile(r"[^\W\d_]+|\d|_|[^\w\s]")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, digits and signs of a text with their places; ``folded`` are the words in lower case."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def glued(self, index: int) -> bool:
        """Whether a letter or digit follows the token before *index* without a break: ``km2``."""
        return (
            0 < index < len(self.starts)
            and self.ends[index - 1] == self.starts[index]
            and self.printed[index - 1].isalnum()
            and self.printed[index].isalnum()
        )


def tokenize(text: str) -> Tokens:
    """Return the tokens of *text*."""
    matches = list(_TOKEN.finditer(text))
    printed = tuple(match[0] for match in matches)
    return Tokens(
        printed,
        tuple(word.lower() for word in printed),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


@dataclass(frozen=True, slots=True)
class Labels(Generic[T]):
    """Labels, each with its value, found by their first or their last word."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]
    exact_case: bool

    def match(self, tokens: Tokens, position: int, end: int) -> tuple[T, int] | None:
        """Return the value of the longest label that begins at *position*, and where it ends."""
        index = bisect_left(tokens.starts, position)
        if index == len(tokens.starts) or tokens.starts[index] != position:
            return None
        found = self._at(tokens, index, end)
        return (found[0], tokens.ends[found[1] - 1]) if found else None

    def all_in(self, tokens: Tokens, start: int, end: int) -> Iterator[tuple[T, int, int]]:
        """Yield the values of the labels between *start* and *end* with their places, none overlapping."""
        index, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        while index < last:
            found = None if tokens.glued(index) else self._at(tokens, index, end)
            if found:
                yield found[0], tokens.starts[index], tokens.ends[found[1] - 1]
            index = found[1] if found else index + 1

    def last_in(self, tokens: Tokens, start: int, end: int) -> tuple[T, int, int] | None:
        """Return the last label between *start* and *end*: its value and place."""
        return max(self.all_in(tokens, start, end), key=lambda found: found[1], default=None)

    def ending(self, tokens: Tokens, start: int, end: int) -> tuple[T, int] | None:
        """Return the value of the longest label that ends right before *end*, blanks aside, and its start."""
        last = bisect_right(tokens.ends, end)
        words = self._words(tokens)
        for label, value in self.by_last.get(words[last - 1], ()) if last else ():
            first = last - len(label)
            if first >= 0 and tokens.starts[first] >= start and words[first:last] == label and not tokens.glued(first):
                return value, tokens.starts[first]
        return None

    def _at(self, tokens: Tokens, index: int, end: int) -> tuple[T, int] | None:
        words = self._words(tokens)
        for label, value in self.by_first.get(words[index], ()):
            stop = index + len(label)
            if words[index:stop] == label and tokens.ends[stop - 1] <= end and not tokens.glued(stop):
                return value, stop
        return None

    def _words(self, tokens: Tokens) -> tuple[str, ...]:
        return tokens.printed if self.exact_case else tokens.folded


def labels_of(pairs: Iterable[tuple[str, T]], *, exact_case: bool = False) -> Labels[T]:
    """Return *pairs* of label and value ready for matching; of two equal labels the first counts."""
    values: dict[tuple[str, ...], T] = {}
    for label, value in pairs:
        tokens = tokenize(label)
        words = tokens.printed if exact_case else tokens.folded
        if words:
            values.setdefault(words, value)
    ordered = sorted(values, key=lambda words: (-len(words), words))
    by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words in ordered:
        by_first.setdefault(words[0], []).append((words, values[words]))
        by_last.setdefault(words[-1], []).append((words, values[words]))
    return Labels(
        {word: tuple(found) for word, found in by_first.items()},
        {word: tuple(found) for word, found in by_last.items()},
        exact_case,
    )
