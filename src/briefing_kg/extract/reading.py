"""One sentence as the extractor reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_kg.extract.tokens import Tokens
from briefing_kg.extract.vocabulary import Vocabulary
from briefing_kg.records import Span

_NEAR = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence: its place, the source as captured, the same in plain characters and as tokens, and the vocabulary."""

    source: str
    text: str
    tokens: Tokens
    span: Span
    vocabulary: Vocabulary

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.span.end

    def quote(self, start: int, end: int) -> str:
        """Return the words as printed."""
        return self.source[start:end]

    def before(self, position: int) -> str:
        """Return the plain words of the sentence before *position*."""
        return self.text[self.start : position]

    def near(self, position: int) -> str:
        """Return the few plain words before *position*: enough for what governs a number, however long the sentence."""
        return self.text[max(self.start, position - _NEAR) : position]

    def after(self, position: int) -> str:
        """Return the plain words of the sentence from *position* on."""
        return self.text[position : self.end]

    def match(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """Match *pattern* at *position*, not past the end of the sentence."""
        return pattern.match(self.text, position, self.end)
