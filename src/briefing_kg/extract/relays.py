"""Reported speech: whose words a sentence passes on.

``The Secretary told reporters that ...``, ``In her speech, Mayor X stressed ...``, ``As the Minister
said, ...``, ``According to the Ministry of Finance, ...``, ``"...," the President said.``
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_kg.extract.reading import Reading

_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_LINK = r"(?:(?:of|for|and|the|van|von|der|den|de|da|del|bin|al)\s+){0,2}"
_NAME = rf"{_CAPITAL}[\w.'-]*(?:\s+{_LINK}{_CAPITAL}[\w.'-]*){{0,7}}"
# Words before the name: a time or a place, up to its comma.
_LEAD = (
    r"(?:(?:Just now|Earlier|Yesterday|Recently|Today|And|But|So|Also|Again|Now|Last (?:week|month|year)),?\s+"
    r"|[^,;:\"]{2,60},\s+)?"
)
_ADVERBS = r"(?:(?:just|has|have|had|also|already|recently|today|yesterday|again|repeatedly|rightly|\w+ly|once)\s+)*"
_OPENING = re.compile(rf"{_LEAD}(?P<agreed>[Aa]s\s+)?(?:[Tt]he\s+|[Oo]ur\s+)?(?P<who>{_NAME})\s+{_ADVERBS}")
_AGREED = re.compile(rf"(?P<agreed>[Aa]s\s+)(?:the\s+|our\s+)?(?P<who>{_NAME})\s+{_ADVERBS}")
_CLOSING = re.compile(rf",[\"']?\s+(?:as\s+)?(?:the\s+)?(?P<who>{_NAME})\s+{_ADVERBS}")
_SOURCE = re.compile(rf"\s+(?:[a-z][\w'-]*\s+){{0,8}}?(?P<who>{_NAME})")
_AFTER_QUOTE = re.compile(r"\s*(?:[.,]|\Z|(?:last|this|on|in|at|yesterday|today|earlier)\b)")
_PRONOUNS = frozenset("I We He She It They You This That There These Those Who What Which Data Statistics".split())
_NOT_FINITE = re.compile(
    r"ing\Z|(?:\A|\s)(?:say|tell|mention|stress|emphasi[sz]e|underline|highlight|note|announce|brief)\Z"
)
_BY_SOURCE = "according-to"


@dataclass(frozen=True, slots=True)
class Source:
    """Whose words are passed on, by the authority's key or the name as printed; whether the speaker shares them."""

    who: str
    agreed: bool


def relayed(reading: Reading) -> Source | None:
    """Return whose words the sentence passes on, if it does."""
    return _by_preposition(reading) or _by_verb(reading)


def _by_preposition(reading: Reading) -> Source | None:
    for term, _, end in reading.vocabulary.reporting.all_in(reading.tokens, reading.start, reading.end):
        named = reading.match(_SOURCE, end) if term.key == _BY_SOURCE else None
        if named:
            return Source(_key(reading, named), agreed=True)
    return None


def _by_verb(reading: Reading) -> Source | None:
    opening = _OPENING.match(reading.text, reading.start, reading.end)
    if opening and (found := _said(reading, opening)):
        return found
    for match in _AGREED.finditer(reading.text, reading.start, reading.end):
        if found := _said(reading, match):
            return found
    closing = _CLOSING.finditer(reading.text, reading.start, reading.end)
    return next((found for match in closing if (found := _said(reading, match, closing=True))), None)


def _said(reading: Reading, match: re.Match[str], *, closing: bool = False) -> Source | None:
    """Return the source if a finite verb of reporting follows the name."""
    if match["who"].split()[-1] in _PRONOUNS:
        return None
    verb = reading.vocabulary.reporting.match(reading.tokens, match.end(), reading.end)
    if verb is None or verb[0].key == _BY_SOURCE or _NOT_FINITE.search(reading.text[match.end() : verb[1]]):
        return None
    if closing and not reading.match(_AFTER_QUOTE, verb[1]):
        return None
    return Source(_key(reading, match), agreed=bool(match.groupdict().get("agreed")))


def _key(reading: Reading, match: re.Match[str]) -> str:
    """Return the authority's key of who is named, or the name as printed where nobody or several bear it."""
    who = match["who"].rstrip(".'-")
    for start in (position for position in range(len(who)) if position == 0 or who[position - 1] == " "):
        keys = reading.vocabulary.keys.get(who[start:], ())
        if len(keys) == 1:
            return keys[0]
    return reading.quote(match.start("who"), match.start("who") + len(who))
