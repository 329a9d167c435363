"""What a quantity says: a level, a share, a change or a multiple, and which way it moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_kg.extract.quantity import NUMBER, PER_MILLE, PERCENT, POINT, TIMES, Quantity
from briefing_kg.extract.reading import Reading
from briefing_kg.records import Term

# Keys of the schemes of kinds and directions that rules of grammar speak of.
LEVEL, SHARE, TARGET, MULTIPLE = "level", "share", "target", "multiple"
RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP = "relative-change", "absolute-change", "rate-gap"
UP, DOWN = "up", "down"
CHANGES = frozenset({RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP})

_SEGMENT = re.compile(r"[,;:(](?=\s|\w)|\.\s")
_COORDINATED = re.compile(r"\s*(?:,|,?\s*and)\s*(?:an?\s+(?:\w+\s+){0,3}rate\s+of\s*)?")
_REACHING = re.compile(r"\b(?:to|at|below|above|past|beyond|top)\b")
_FROM = re.compile(r"\bfrom\s*\Z", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:reach\s*|top\s*)?\Z", re.IGNORECASE)
_ONLY_TO = re.compile(r"\s*to(?:\s+reach)?\s*", re.IGNORECASE)
_STARTS_FROM = re.compile(r"\s+from\b", re.IGNORECASE)
_THAN_A_RATE = re.compile(r"\s+(?:\w+\s+){0,2}than\b[^.;]*\b(?:rate|average|growth|pace)\b", re.IGNORECASE)
_COMPARATIVES = re.compile(
    r"(?:(?P<up>more|above)|(?:less|fewer|below))\b(?!\s*,)(?=\s+(?:than|last|the|a|in|of)\b|\s*[.,;])", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_UP_FROM = re.compile(r"(?:\s+(?:of|in|on|at)\s+[^,.;]{1,60})?\s*,?\s*(?:which\s+(?:is|was)\s+)?")


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
            _by_form(this)
            or _by_comparative(reading, this)
            or (_by_coordination(reading, quantities[index - 1], this, senses[-1]) if index else None)
            or _by_direction(reading, this, _segment(reading, quantities, index))
            or _by_movement(reading, quantities, index, senses)
            or Sense(_still(reading, this, _segment(reading, quantities, index)), None, "plain")
        )
    return tuple(senses)


def _by_form(this: Quantity) -> Sense | None:
    if this.value < 0:
        return Sense(_change(this), DOWN, "negative")
    return Sense(MULTIPLE, UP, "multiplied") if this.numeral.form == "multiplied" else None


def _by_comparative(reading: Reading, this: Quantity) -> Sense | None:
    """Read a comparative right after the quantity: ``15.4 percentage points higher than the overall rate``."""
    gap = reading.match(_BLANKS, this.end)
    if gap is None:
        return None
    found = reading.vocabulary.directions.match(reading.tokens, gap.end(), reading.end)
    if found and not _from_follows(reading, gap.end(), found[1]):
        direction, end = found[0].key, found[1]
    elif word := reading.match(_COMPARATIVES, gap.end()):
        direction, end = UP if word["up"] else DOWN, word.end()
    else:
        return None
    gap_of_rates = this.unit == POINT and reading.match(_THAN_A_RATE, end)
    return Sense(RATE_GAP if gap_of_rates else _change(this), direction, "comparative")


def _by_coordination(reading: Reading, previous: Quantity, this: Quantity, sense: Sense) -> Sense | None:
    """Pass a change on to the next of a list: ``surged 72.3%, 64.5% and 6%``."""
    if sense.kind not in CHANGES or not _COORDINATED.fullmatch(reading.text[previous.end : this.left]):
        return None
    return replace(sense, rule="coordination") if this.unit in {previous.unit, NUMBER} else None


def _by_direction(reading: Reading, this: Quantity, segment: int) -> Sense | None:
    """Read a word of direction before the quantity: ``an increase of 15.6%``, ``fell below 1,900 dollars``."""
    named = _direction(reading, segment, this.left)
    if named is None:
        return None
    between = reading.text[named[2] : this.start]
    if _from_follows(reading, named[1], named[2]) or _FROM.search(between):
        return Sense(_still(reading, this, segment), None, "start")
    reaches = _REACHING.search(between) or _TO.search(reading.text[segment : this.left])
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
    if not index or not _TO.search(reading.before(this.left)):
        return None
    previous = quantities[index - 1]
    if senses[-1].kind in CHANGES and _ONLY_TO.fullmatch(reading.text[previous.end : this.left]):
        return Sense(kind, senses[-1].direction, "change-to")
    if not _FROM.search(reading.before(previous.left)) or previous.value == this.value:
        return None
    moved = _direction(reading, _segment_start(reading, reading.start, previous.left), previous.left)
    direction = moved[0].key if moved else UP if previous.value < this.value else DOWN
    return Sense(kind, direction, "from-to")


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
        return LEVEL
    named = reading.vocabulary.kinds.last_in(reading.tokens, segment, this.left)
    return named[0].key if named and named[0].key in {LEVEL, TARGET} else SHARE


def _still(reading: Reading, this: Quantity, segment: int) -> str:
    """Return the kind of a quantity that tells no movement."""
    if this.unit == TIMES:
        return MULTIPLE
    if this.unit == POINT:
        return ABSOLUTE_CHANGE
    if this.unit != PERCENT:
        return LEVEL
    kinds = reading.vocabulary.kinds
    named = kinds.last_in(reading.tokens, segment, this.left)
    later = kinds.match(reading.tokens, this.end + 1, reading.end)
    return named[0].key if named else later[0].key if later else SHARE
