"""Quantities: a number with its unit or the thing it counts, and its comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_kg.extract.exempt import Block
from briefing_kg.extract.nouns import counted_after, counted_before
from briefing_kg.extract.numerals import Numeral, find_numerals
from briefing_kg.extract.vocabulary import Vocabulary
from briefing_kg.records import Term

NUMBER_UNIT = "NUM"
PERCENT = "PERCENT"
_JOINT = re.compile(r"-|[ \n]{0,2}")
_LIST = re.compile(r"\s*(?:,|,?\s*and|or|to|versus|-|–)\s*")
_RANGE = re.compile(r"(?:\s+to\s+(?:about |around )?|\s*[-–]\s*)")
_FROM = re.compile(r"\bfrom\s*\Z", re.IGNORECASE)
_BETWEEN_COMPARATOR = re.compile(r"(?:(?:the|a|an|by|to|some)\s+)?\Z", re.IGNORECASE)
_BLANK = re.compile(r"\s*")
_WINDOW = 40
_NEGATED = {"more-than": "at-most", "less-than": "at-least"}
_FEWER = re.compile(r"\s*(?:more|fewer|less)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\s*\Z", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|index|coefficient)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said. ``start`` and ``end`` take in number and unit, ``left`` also the comparator."""

    numeral: Numeral
    start: int
    end: int
    left: int
    value: Decimal
    unit: str | None
    counted: str | None
    comparator: str
    range_with: int = 0


def find_quantities(
    text: str, start: int, end: int, blocks: Sequence[Block], vocabulary: Vocabulary
) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence of plain text in order."""
    found = [
        _quantity(text, numeral, start, end, vocabulary)
        for numeral in find_numerals(text, start, end, vocabulary)
        if not _blocked(numeral, blocks)
    ]
    kept = [each for each in found if _is_figure(text, each, end)]
    kept = _shared_units(text, kept)
    kept = _counted(text, kept, start, end, vocabulary)
    return tuple(_ranges(text, kept))


def _blocked(numeral: Numeral, blocks: Sequence[Block]) -> bool:
    return any(block.start < numeral.number_end and numeral.number_start < block.end for block in blocks)


def _quantity(text: str, numeral: Numeral, start: int, end: int, vocabulary: Vocabulary) -> Quantity:
    first, last, unit = numeral.start, numeral.end, None
    prefix = vocabulary.currency_prefixes.ending(text, max(start, first - 8), first)
    if numeral.form == "fraction":
        unit = PERCENT
    elif prefix:
        unit, first = prefix[0].key, prefix[1]
    else:
        joint = _JOINT.match(text, last, end)
        after = vocabulary.units.match(text, joint.end() if joint else last, end)
        if after:
            unit, last = after[0].key, after[1]
    comparator, left, last = _comparator(text, numeral, start, (first, last, end), vocabulary)
    if numeral.form == "multiplied":
        unit = "times"
    return Quantity(numeral, first, last, left, numeral.value, unit, None, comparator)


def _comparator(
    text: str, numeral: Numeral, start: int, place: tuple[int, int, int], vocabulary: Vocabulary
) -> tuple[str, int, int]:
    """Return the comparator, where its words begin, and the end of the quantity with a suffix such as ``-odd``."""
    first, last, end = place
    gap = _BETWEEN_COMPARATOR.search(text[start:first])
    for stop in (first, start + gap.start() if gap else first):
        if before := vocabulary.before.ending(text, max(start, stop - _WINDOW), stop):
            return _unless_negated(text, start, before), before[1], last
    for position in (numeral.end, last):
        blank = re.compile(r"[\s-]*").match(text, position, end)
        for at in (position, blank.end() if blank else position):
            if after := vocabulary.after.match(text, at, end):
                return after[0].key, first, max(last, after[1] if text[position] in "-+" else last)
    return "about" if numeral.form == "vague" else "equal", first, last


def _unless_negated(text: str, start: int, before: tuple[Term, int]) -> str:
    """ "Not exceed" is at most, "not below" at least."""
    key = before[0].key
    return _NEGATED.get(key, key) if _NOT.search(text[start : before[1]]) else key


def _is_figure(text: str, quantity: Quantity, end: int) -> bool:
    """A small number in words is a figure only if it has a unit or counts something in the plural."""
    if quantity.numeral.form != "word" or quantity.unit or quantity.numeral.scale != 1:
        return True
    if text[quantity.start : quantity.end].lower().endswith("one"):
        return False
    return counted_after(text, quantity.end, end) is not None


def _shared_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give each number of a list the unit that only the last one carries: ``370, 280 and 29.5 kilowatts``."""
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        between = text[this.end : following.left]
        if this.unit is None and following.unit and _LIST.fullmatch(between) and _may_share(this, following):
            value = this.value
            if _RANGE.fullmatch(between) and this.numeral.scale == 1 and following.numeral.scale != 1:
                value *= following.numeral.scale
            shared[index] = replace(this, unit=following.unit, value=value)
    return shared


def _may_share(this: Quantity, following: Quantity) -> bool:
    """Millions are no percentages: ``122 million, 67.4%`` is an amount and its share."""
    return following.unit not in {PERCENT, "times"} or this.numeral.scale == 1


def _counted(text: str, quantities: list[Quantity], start: int, end: int, vocabulary: Vocabulary) -> list[Quantity]:
    """Find what the numbers without unit count."""
    done: list[Quantity] = []
    for index, this in enumerate(quantities):
        following = quantities[index + 1].left if index + 1 < len(quantities) else end
        done.append(this if this.unit else _with_noun(text, this, following, vocabulary))
    for index in range(len(done) - 2, -1, -1):
        this, following_one = done[index], done[index + 1]
        if _open(this) and following_one.counted and _LIST.fullmatch(text[this.end : following_one.left]):
            done[index] = replace(this, unit=following_one.unit, counted=following_one.counted)
    done = _respectively(text, done, end)
    return [_elided(text, index, done, start) for index in range(len(done))]


def _with_noun(text: str, this: Quantity, following: int, vocabulary: Vocabulary) -> Quantity:
    """Add the noun after the number, which a comparator may precede or follow: ``40,000 or so workshops``."""
    blank = _BLANK.match(text, this.end, following)
    suffix = vocabulary.after.match(text, blank.end(), following) if blank else None
    noun = counted_after(text, suffix[1] if suffix else this.end, following)
    if noun is None:
        return this
    blank = _BLANK.match(text, noun.end, following)
    later = vocabulary.after.match(text, blank.end(), following) if blank and this.comparator == "equal" else None
    comparator = later[0].key if later else this.comparator
    return replace(this, unit=NUMBER_UNIT, counted=noun.name, end=noun.end, comparator=comparator)


def _open(quantity: Quantity) -> bool:
    return quantity.unit is None


def _respectively(text: str, quantities: list[Quantity], end: int) -> list[Quantity]:
    """Align the open numbers before "respectively" with as many things counted before them."""
    if not re.search(r"\brespectively\b", text[quantities[0].start : end] if quantities else ""):
        return quantities
    open_at = [index for index, each in enumerate(quantities) if _open(each)]
    if not open_at or open_at != list(range(open_at[0], open_at[0] + len(open_at))):
        return quantities
    aligned = list(quantities)
    models = quantities[max(0, open_at[0] - len(open_at)) : open_at[0]]
    if len(models) == len(open_at):
        for index, model in zip(open_at, models, strict=True):
            aligned[index] = replace(aligned[index], unit=model.unit, counted=model.counted)
    return aligned


def _elided(text: str, index: int, quantities: list[Quantity], start: int) -> Quantity:
    """A number without unit repeats the unit before it after "from", else counts its clause's subject."""
    this = quantities[index]
    if not _open(this):
        return this
    previous = next((each for each in reversed(quantities[:index]) if each.unit not in {None, PERCENT, "times"}), None)
    near = previous.end if previous else start
    noun = counted_before(text, near, this.left)
    if _RATIO.search(text[near : this.left]):
        quantities[index] = replace(this, unit="UNITLESS")
    elif previous and (noun is None or _repeats(text, this, start)):
        quantities[index] = replace(this, unit=previous.unit, counted=previous.counted)
    else:
        quantities[index] = replace(this, unit=NUMBER_UNIT, counted=noun)
    return quantities[index]


def _repeats(text: str, this: Quantity, start: int) -> bool:
    return bool(_FROM.search(text[start : this.left]) or _FEWER.match(text, this.end))


def _ranges(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Mark the ends of a range: at least the lower, at most the upper."""
    for index, this in enumerate(quantities):
        if index and _is_range(text, quantities[index - 1], this) and this.comparator == "equal":
            yield replace(this, comparator="at-most", range_with=-1)
        elif (
            index + 1 < len(quantities) and _is_range(text, this, quantities[index + 1]) and this.comparator == "equal"
        ):
            yield replace(this, comparator="at-least", range_with=1)
        else:
            yield this


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    return (
        bool(_RANGE.fullmatch(text[low.end : high.left]))
        and low.unit == high.unit
        and low.value < high.value
        and not _FROM.search(text[max(0, low.left - 6) : low.left])
    )
