"""What a quantity says: a level, a share, a change or a multiple, and which way it moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_kg.extract.quantity import (
    AT_LEAST,
    AT_MOST,
    BASIS_POINT,
    NUMBER,
    PER_MILLE,
    PERCENT,
    POINT,
    TIMES,
    Quantity,
)
from briefing_kg.extract.reading import Reading
from briefing_kg.records import Term

# Keys of the schemes of kinds and directions that rules of grammar speak of.
LEVEL, SHARE, TARGET, MULTIPLE = "level", "share", "target", "multiple"
RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP = "relative-change", "absolute-change", "rate-gap"
UP, DOWN, UNCHANGED = "up", "down", "unchanged"
CHANGES = frozenset({RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP})

_SEGMENT = re.compile(r"[,;:(](?=\s|\w)|\.\s")
_COORDINATED = re.compile(
    r"(?:\s+(?:in|for|during)\s+[\w' ]{1,24})?\s*(?:,\s*(?:and|or)|,|and|or)\s*(?:an?\s+(?:\w+\s+){0,3}rate\s+of\s*)?",
    re.IGNORECASE,
)
# "fell by 3.2% in the north and by 2.1% in the south": the second "by" repeats the verb.
_REPEATED = re.compile(r"[^.;:\d]{0,60}(?:\band|,)\s+(?:[\w-]+\s+){0,4}by\s+(?:a\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,\s*(?:and|or)|,|and|or)\s*")
_REACHING = re.compile(
    r"\b(?:to|at(?!\s+(?:least|most)\b|\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}(?:rate|pace)\b)|below|above|past|beyond|top)\b"
)
_FROM_AFTER = re.compile(r"\s+(?:from|compared\s+(?:with|to))\s*")
_FROM = re.compile(r"\bfrom\s+(?:(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,4}of\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:reach\s*|top\s*)?\Z", re.IGNORECASE)
_ONLY_TO = re.compile(r"\s*,?\s*to(?:\s+reach)?\s*", re.IGNORECASE)
_STARTS_FROM = re.compile(r"\s+from\b", re.IGNORECASE)
_THAN_A_RATE = re.compile(r"\s+(?:\w+\s+){0,2}than\b[^.;]*\b(?:rate|average|growth|pace)\b", re.IGNORECASE)
_COMPARATIVES = re.compile(
    r"(?:(?P<up>more|above)|(?:less|fewer|below))\b(?!\s*,)(?=\s+(?:than|last|the|a|in|of|on|for|its|their|pre)\b|\s+(?-i:[A-Z])|\s*[.,;])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_LONGEST_LINK, _LONGEST_CLAUSE = 80, 400
_LINK = re.compile(r"\s*(?:to|and|[-–])\s*(?:about\s+|around\s+)?[$€£¥₹]?")
_SHORT_LINK = 16
# The same change once more in percent: "up 140 points, or 0.4%".
_OR = re.compile(r"\s*,?\s*or\s*")
_GROWTH = re.compile(r"\bgrowth\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expected|projected|forecast|forecasted|set|planned|targeted|due|likely)\s+to\s+\w+|\btarget\w*\s+(?:of|is|was|for)\b",
    re.IGNORECASE,
)
_PASSED_ON = frozenset({"direction", "coordination"})
_UP_FROM = re.compile(
    r"(?:\s+(?:[^,.;:\d]|(?:19|20)\d\d\b){1,60})?\s*(?:,|[-–—]+)\s*(?:(?:which\s+(?:is|was)|a)\s+)?|\s+(?:of|in|on|at)\s+[^,.;]{1,60}?\s+(?=up\b|down\b)|\s*"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """Kind and direction of a quantity, and the name of the rule that told."""

    kind: str
    direction: str | None
    rule: str


def find_senses(reading: Reading, quantities: Sequence[Quantity]) -> tuple[Sense, ...]:
    """Return the sense of each of the *quantities* of one sentence."""
    senses: list[Sense] = []
    for index, this in enumerate(quantities):
        senses.append(
            _by_form(reading, this)
            or _by_comparative(reading, this)
            or (_by_coordination(reading, quantities[index - 1], this, senses[-1]) if index else None)
            or _by_direction(reading, this, _segment(reading, quantities, index))
            or _by_movement(reading, quantities, index, senses)
            or _plain(reading, this, _segment(reading, quantities, index), senses)
        )
    return tuple(senses)


def _plain(reading: Reading, this: Quantity, segment: int, senses: Sequence[Sense]) -> Sense:
    """Tell a quantity without words of movement; a second rate of change goes the way of the first.

    ``grew 0.2 per cent quarter-on-quarter, seasonally adjusted, and 1.5 per cent year-on-year``
    """
    kind = _still(reading, this, segment)
    direction = senses[-1].direction if senses and kind == senses[-1].kind == RELATIVE_CHANGE else None
    return Sense(kind, direction, "plain")


def _by_form(reading: Reading, this: Quantity) -> Sense | None:
    if this.value < 0:
        return Sense(_change(this), DOWN, "negative")
    if reading.text.startswith("+", this.start - 1) and this.start > reading.start:
        return Sense(_change(this), UP, "signed")
    if this.numeral.form == "multiplied":
        return Sense(MULTIPLE, UP if this.value > 1 else DOWN, "multiplied")
    return None


def _by_comparative(reading: Reading, this: Quantity) -> Sense | None:
    """Read a comparative right after the quantity: ``15.4 percentage points higher than the overall rate``."""
    gap = reading.match(_BLANKS, this.end)
    if gap is None:
        return None
    found = reading.vocabulary.directions.match(reading.tokens, gap.end(), reading.end)
    if found and found[0].key != UNCHANGED and not _from_follows(reading, gap.end(), found[1]):
        direction, end = found[0].key, found[1]
    elif word := reading.match(_COMPARATIVES, gap.end()):
        direction, end = UP if word["up"] else DOWN, word.end()
    else:
        return None
    gap_of_rates = this.unit == POINT and reading.match(_THAN_A_RATE, end)
    return Sense(RATE_GAP if gap_of_rates else _change(this), direction, "comparative")


def _by_coordination(reading: Reading, previous: Quantity, this: Quantity, sense: Sense) -> Sense | None:
    """Pass a change on to the next of a list: ``surged 72.3%, 64.5% and 6%``, ``unchanged at 4%, 4.5% and 4.75%``."""
    if (previous.comparator, this.comparator) == (AT_LEAST, AT_MOST) and previous.unit == this.unit:
        link = reading.text[previous.end : min(this.start, previous.end + _SHORT_LINK)]
        return replace(sense, rule="range") if _LINK.fullmatch(link) else None
    if (
        sense.kind in CHANGES
        and this.unit == PERCENT
        and _OR.fullmatch(reading.text[previous.end : min(this.left, previous.end + _SHORT_LINK)])
    ):
        return Sense(RELATIVE_CHANGE, sense.direction, "restated")
    if this.unit not in {previous.unit, NUMBER} or sense.direction is None:
        return None
    between = reading.text[previous.end : min(this.left, previous.end + _LONGEST_LINK)]
    if previous.end + len(between) < this.left:
        return None
    joined = _COORDINATED.fullmatch(between) or _REPEATED.fullmatch(between)
    passed = joined if sense.kind in CHANGES else sense.rule in _PASSED_ON and _LISTED.fullmatch(between)
    return replace(sense, rule="coordination") if passed else None


def _by_direction(reading: Reading, this: Quantity, segment: int) -> Sense | None:
    """Read a word of direction before the quantity: ``an increase of 15.6%``, ``fell below 1,900 dollars``."""
    named = _direction(reading, segment, this.left)
    if named is None:
        return None
    between = reading.text[named[2] : this.start]
    if _from_follows(reading, named[1], named[2]) or _FROM.search(between):
        return Sense(_still(reading, this, segment), None, "start")
    words = reading.text[named[1] : named[2]].lower()
    reaches = _REACHING.search(between) or words.endswith((" to", " reach")) or _TO.search(reading.near(this.left))
    kind = _reached(reading, this, segment) if reaches else _change(this)
    return Sense(kind, named[0].key, "direction")


def _by_movement(reading: Reading, quantities: Sequence[Quantity], index: int, senses: Sequence[Sense]) -> Sense | None:
    """Tell the end of a movement: ``44 million, up from 12``; ``from 5.1% to 3.2%``; ``grew 8.4% to 27 trillion``."""
    this = quantities[index]
    kind = _still(reading, this, _segment(reading, quantities, index))
    opening = reading.match(_UP_FROM, this.end)
    later = reading.vocabulary.directions.match(reading.tokens, opening.end(), reading.end) if opening else None
    if opening and later and _from_follows(reading, opening.end(), later[1]):
        return Sense(kind, later[0].key, "up-from")
    if not _TO.search(reading.near(this.left)):
        return None
    return _reached_from(reading, quantities, index, kind) or (
        _moved_to(reading, quantities, index, kind, senses[-1]) if index else None
    )


def _moved_to(reading: Reading, quantities: Sequence[Quantity], index: int, kind: str, sense: Sense) -> Sense | None:
    """Tell the end of a movement after its size or its start: ``grew 8.4% to 27 trillion``, ``from 5.1% to 3.2%``."""
    this, previous = quantities[index], quantities[index - 1]
    link = reading.text[previous.end : min(this.left, previous.end + _SHORT_LINK)]
    if sense.kind in CHANGES and _ONLY_TO.fullmatch(link):
        return Sense(kind, sense.direction, "change-to")
    if not _FROM.search(reading.near(previous.left)) or previous.value == this.value:
        return None
    moved = _direction(
        reading,
        _segment_start(reading, max(reading.start, previous.left - _LONGEST_CLAUSE), previous.left),
        previous.left,
    )
    direction = moved[0].key if moved else UP if previous.value < this.value else DOWN
    return Sense(kind, direction, "from-to")


def _reached_from(reading: Reading, quantities: Sequence[Quantity], index: int, kind: str) -> Sense | None:
    """Compare an end with the start after it: ``recovered to 1,864 from 1,114``."""
    this, following = quantities[index], quantities[index + 1] if index + 1 < len(quantities) else None
    if following is None or following.unit != this.unit or following.value == this.value:
        return None
    if not _FROM_AFTER.fullmatch(reading.text[this.end : min(following.left, this.end + _LONGEST_LINK)]):
        return None
    return Sense(kind, UP if this.value > following.value else DOWN, "to-from")


def _direction(reading: Reading, start: int, end: int) -> tuple[Term, int, int] | None:
    """Return the last word of direction before a quantity, unless it belongs to other words.

    "Up" in "making up" tells a share, "added" in "value added of" no movement.
    """
    found = reading.vocabulary.directions.last_in(reading.tokens, start, end)
    if found is None:
        return None
    share = reading.vocabulary.kinds.last_in(reading.tokens, start, end)
    inside = share is not None and share[1] < found[2] and found[1] < share[2] and share[0].key == SHARE
    participle = reading.text[found[1] : found[2]].endswith("ed") and reading.text.startswith(" of", found[2])
    return None if inside or participle else found


def _segment(reading: Reading, quantities: Sequence[Quantity], index: int) -> int:
    start = quantities[index - 1].end if index else reading.start
    return _segment_start(reading, start, quantities[index].left)


def _segment_start(reading: Reading, start: int, end: int) -> int:
    return max((boundary.end() for boundary in _SEGMENT.finditer(reading.text, start, end)), default=start)


def _from_follows(reading: Reading, start: int, end: int) -> bool:
    """Whether the words of direction lead to where a movement began: ``up from``, ``down from``."""
    return reading.text[start:end].lower().endswith(" from") or bool(reading.match(_STARTS_FROM, end))


def _change(this: Quantity) -> str:
    if this.unit == TIMES:
        return MULTIPLE
    return RELATIVE_CHANGE if this.unit in {PERCENT, PER_MILLE} else ABSOLUTE_CHANGE


def _reached(reading: Reading, this: Quantity, segment: int) -> str:
    if this.unit != PERCENT:
        return TARGET if _EXPECTED.search(reading.text, segment, this.left) else LEVEL
    if _GROWTH.search(reading.text, segment, this.left):
        return RELATIVE_CHANGE
    named = reading.vocabulary.kinds.last_in(reading.tokens, segment, this.left)
    return named[0].key if named and named[0].key in {LEVEL, TARGET} else SHARE


def _still(reading: Reading, this: Quantity, segment: int) -> str:
    """Return the kind of a quantity that tells no movement."""
    if this.unit == TIMES:
        return MULTIPLE
    if this.unit in {POINT, BASIS_POINT}:
        return ABSOLUTE_CHANGE
    if this.unit != PERCENT:
        return TARGET if _EXPECTED.search(reading.text, segment, this.left) else LEVEL
    kinds = reading.vocabulary.kinds
    named = kinds.last_in(reading.tokens, segment, this.left)
    later = kinds.match(reading.tokens, this.end + 1, reading.end)
    return named[0].key if named else later[0].key if later else SHARE
