"""Verb phrases: where one that begins with a given verb ends, and where its coordinates begin."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

# What cannot belong to the verb phrase before it.
_CLAUSE_END = re.compile(
    r";|:\s|\s[–—]+\s?|--"
    r"|,[\"']?\s+(?:and\s+|but\s+)?(?:which|who|whom|whose|while|whereas|with|but|so|thus|thereby|hence|as|where|when|if|because|since"
    r"|although|though|including|such|namely|especially|particularly|[a-z-]+ing(?!\s*(?:,|and\b|[.;]))|we|it|they|I|this|that|there|the\s+\w+\s+(?:will|is|are|was|were))\b"
    r"|\s+(?:so\s+that|while|whereas|because)\b"
    r"|\s+(?:and|but)\s+(?:\w+\s+){0,2}(?:will|must|shall|should|is|are|was|were|has|have|had)\b"
    r"|\s+(?:and|but)\s+(?:\w+ly\s+)?(?:they|we|it|this)\b|,\s+(?:and|but)\s+the\s+\w+\s+(?:\w+\s+)?\w+ed\b"
    r"|,\s+(?:and\s+)?(?:up|down|\d|of\s+which|in\s+which|for\s+which)"
)
_JOIN = re.compile(
    r"(?P<left>,(?P<quote>[\"'])?)?\s+(?:(?:and|or|as\s+well\s+as)\s+)?(?:to\s+)?(?:(?:\w+ly|also|further|then)\s+)?(?P<verb>[a-z][a-z-]+)\b"
)
# Nobody says a longer phrase; a page without full stops must not cost more than its length.
_LONGEST = 2000
_VERB = 30
_PURPOSE = re.compile(r"\bto\s+[a-z-]+\Z")
_PARTED = re.compile(r",[\"']?\s|\s(?:and|or|as\s+well\s+as)\s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb phrase: its verb and its place, white space and closing punctuation trimmed."""

    verb: str
    start: int
    end: int


def coordinates(text: str, start: int, verb: str, end: int, verbs: Container[str]) -> Iterator[Phrase]:
    """Yield the phrase that begins at *start* with *verb* and those coordinated with it.

    *verbs* are the forms that may open a coordinate: ``develop ..., encourage ..., and incubate ...``.
    """
    stop = _clause_end(text, start + len(verb), min(end, start + _LONGEST))
    position = start
    for match in _joins(text, start + len(verb), stop):
        # "Abolish or revise 2,000 rules" is one phrase: what both do to the rules stands after the second.
        if match["verb"] not in verbs or _is_noun(text, start, match) or match.start() == position + len(verb):
            continue
        # "To attract and retain nurses" says what for.
        if _PURPOSE.search(text, max(position, match.start() - _VERB), match.start()):
            continue
        yield Phrase(verb, position, _trimmed(text, position, match.end("left") if match["left"] else match.start()))
        position, verb = match.start("verb"), match["verb"]
    yield Phrase(verb, position, _trimmed(text, position, stop))


def _is_noun(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether what looks like a verb is the noun it was before: ``pilot zones for trade and pilot zones for ports``."""
    words = re.compile(r"[\w-]+ [\w-]+").match(text, match.start("verb"))
    return words is not None and words[0] in text[start : match.start("verb")]


def _clause_end(text: str, position: int, end: int) -> int:
    found = _CLAUSE_END.search(text, position, end)
    while found and _inside_quotes(text, position, found.start()):
        found = _CLAUSE_END.search(text, found.end(), end)
    return found.start() if found else end


def _joins(text: str, position: int, end: int) -> Iterator[re.Match[str]]:
    for parted in _PARTED.finditer(text, position, end):
        match = _JOIN.match(text, parted.start(), end)
        if match and not _inside_quotes(text, position, parted.start()):
            yield match


def _inside_quotes(text: str, start: int, position: int) -> bool:
    return text.count('"', start, position) % 2 == 1 and text[position : position + 2] != ',"'


def _trimmed(text: str, start: int, end: int) -> int:
    """Return *end* without blanks and closing punctuation, unless that stands inside quotes."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;!"):
        end -= 1
    return end
