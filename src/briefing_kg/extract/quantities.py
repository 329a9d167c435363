"""Quantities: a number with its unit or the thing it counts, and its comparator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_kg.extract.blocks import Block
from briefing_kg.extract.elision import completed
from briefing_kg.extract.nouns import counted_after
from briefing_kg.extract.numerals import Numeral, find_numerals
from briefing_kg.extract.quantity import EQUAL, PERCENT, TIMES, Quantity
from briefing_kg.extract.reading import Reading
from briefing_kg.records import Term

_JOINT = re.compile(r"-|[ \n]{0,2}")
_GAP = re.compile(r"[\s-]*")
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"(?:(?:the|a|an|by|to|some)\s+)?\Z", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\s*\Z", re.IGNORECASE)
_NEGATED = {"more-than": "at-most", "less-than": "at-least"}
_WINDOW = 40
_PREFIX_WINDOW = 8


def find_quantities(reading: Reading, blocks: Sequence[Block]) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence in order; numbers in *blocks* are none."""
    found = [_quantity(reading, numeral) for numeral in find_numerals(reading) if not _blocked(numeral, blocks)]
    return completed(reading, [each for each in found if _counts(reading, each)])


def _blocked(numeral: Numeral, blocks: Sequence[Block]) -> bool:
    return any(block.start < numeral.number_end and numeral.number_start < block.end for block in blocks)


def _quantity(reading: Reading, numeral: Numeral) -> Quantity:
    start, end, unit = _unit(reading, numeral)
    comparator, left, end = _comparator(reading, numeral, start, end)
    return Quantity(numeral, start, end, left, numeral.value, unit, None, comparator)


def _unit(reading: Reading, numeral: Numeral) -> tuple[int, int, str | None]:
    """Return the place of number and unit, and the unit: ``HK$3.1 billion``, ``30-percent``, ``8.5 tonnes``."""
    if numeral.form == "fraction":
        return numeral.start, numeral.end, PERCENT
    if numeral.form == "multiplied":
        return numeral.start, numeral.end, TIMES
    window = max(reading.start, numeral.start - _PREFIX_WINDOW)
    prefix = reading.vocabulary.currencies.ending(reading.tokens, window, numeral.start)
    if prefix and reading.text[prefix[1] : numeral.start].upper() == reading.text[prefix[1] : numeral.start]:
        return prefix[1], numeral.end, prefix[0].key
    joint = reading.match(_JOINT, numeral.end)
    after = reading.vocabulary.units.match(reading.tokens, joint.end() if joint else numeral.end, reading.end)
    if after is None or reading.match(_DIGIT, after[1]):
        return numeral.start, numeral.end, None
    return numeral.start, after[1], after[0].key


def _comparator(reading: Reading, numeral: Numeral, start: int, end: int) -> tuple[str, int, int]:
    """Return the comparator, where its words begin, and the end of the quantity with a suffix such as ``-odd``."""
    gap = _BETWEEN.search(reading.before(start))
    for stop in (start, reading.start + gap.start() if gap else start):
        window = max(reading.start, stop - _WINDOW)
        if before := reading.vocabulary.before.ending(reading.tokens, window, stop):
            return _unless_negated(reading, before), before[1], end
    for position in (numeral.end, end):
        for at in (position, gap_end(reading, position)):
            if after := reading.vocabulary.after.match(reading.tokens, at, reading.end):
                suffixed = reading.text[position] in "-+"
                return after[0].key, start, max(end, after[1]) if suffixed else end
    return "about" if numeral.form == "vague" else EQUAL, start, end


def gap_end(reading: Reading, position: int) -> int:
    """Return where the blanks and hyphens at *position* end."""
    gap = reading.match(_GAP, position)
    return gap.end() if gap else position


def _unless_negated(reading: Reading, before: tuple[Term, int]) -> str:
    """Return the comparator, turned round after "not": "not exceed" is at most, "not below" at least."""
    key = before[0].key
    return _NEGATED.get(key, key) if _NOT.search(reading.before(before[1])) else key


def _counts(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is a figure: a small one in words only with a unit or before a plural."""
    if quantity.numeral.form != "word" or quantity.unit or quantity.numeral.scale != 1:
        return True
    if quantity.value == 1:
        return False
    return counted_after(reading.text, quantity.end, reading.end) is not None
