"""Quantities: a number with its unit or the thing it counts, and its comparator."""

from __future__ import annotations

import re
from bisect import bisect_left
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
# Long enough for ``U.S.$ ``; and for a sign alone.
_PREFIX_WINDOW, _SIGN_WINDOW = 8, 1
_ABBREVIATED = re.compile(r"[A-Z.]*[$€£¥₩₹₽฿元]|[A-Z]{2,4}|[A-Z][b-df-hj-np-tv-z]{1,2}\.?|[A-Z]{2,}\s[A-Z]+")
_UNIT_OF_FORM = {"fraction": PERCENT, "multiplied": TIMES, "compared": TIMES, "fold": TIMES}
_CAPPED = re.compile(r"\bcap(?:s|ped|ping)?\b[^.;,]{1,60}\bat\s*\Z", re.IGNORECASE)
_DURING = re.compile(
    r"(?<!for )(?<!in )(?<!of )(?<!is )(?<!was )(?<!took )(?<!lasted )(?<!lasting )(?<!by )\bover\s", re.IGNORECASE
)
_DURATIONS = frozenset({"YR", "MO_MeanGREGORIAN", "WK", "DAY", "HR", "MIN", "SEC"})
_FROM_FOLLOWS = re.compile(r"\s+from\b")
_AGO = re.compile(r"\s+(?:ago|old)\b")


def find_quantities(reading: Reading, blocks: Sequence[Block]) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence in order; numbers in *blocks* are none."""
    starts = [block.start for block in blocks]
    found = [_quantity(reading, numeral) for numeral in find_numerals(reading) if not _blocked(numeral, blocks, starts)]
    return completed(reading, [each for each in found if _counts(reading, each)])


def _blocked(numeral: Numeral, blocks: Sequence[Block], starts: Sequence[int]) -> bool:
    last = bisect_left(starts, numeral.number_end) - 1
    return last >= 0 and numeral.number_start < blocks[last].end


def _quantity(reading: Reading, numeral: Numeral) -> Quantity:
    start, end, unit = _unit(reading, numeral)
    comparator, left, end = _comparator(reading, numeral, start, end, unit)
    return Quantity(numeral, start, end, left, numeral.value, unit, None, comparator)


def _unit(reading: Reading, numeral: Numeral) -> tuple[int, int, str | None]:
    """Return the place of number and unit, and the unit: ``HK$3.1 billion``, ``30-percent``, ``8.5 tonnes``."""
    if unit := _UNIT_OF_FORM.get(numeral.form):
        return numeral.start, numeral.end, unit
    if prefix := _currency_before(reading, numeral):
        return prefix[1], numeral.end, prefix[0]
    joint = reading.match(_JOINT, numeral.end)
    after = reading.vocabulary.units.match(reading.tokens, joint.end() if joint else numeral.end, reading.end)
    if after is None or reading.match(_DIGIT, after[1]):
        return numeral.start, numeral.end, None
    return numeral.start, after[1], after[0].key


def _currency_before(reading: Reading, numeral: Numeral) -> tuple[str, int] | None:
    """Return the currency that stands before a number, and where: ``HK$3.1 billion``, ``RMB12``, ``Rs. 500``.

    A word in small letters belongs to the number before it (``500 yuan 300 times``), and so does "a"
    before a sign (``a $60 billion package`` is in dollars, not in those of Australia).
    """
    for window in (_PREFIX_WINDOW, _SIGN_WINDOW):
        start = max(reading.start, numeral.start - window)
        if found := reading.vocabulary.currencies.ending(reading.tokens, start, numeral.start):
            words = reading.text[found[1] : numeral.start].strip()
            if _ABBREVIATED.fullmatch(words):
                return found[0].key, found[1]
    return None


def _comparator(reading: Reading, numeral: Numeral, start: int, end: int, unit: str | None) -> tuple[str, int, int]:
    """Return the comparator, where its words begin, and the end of the quantity with a suffix such as ``-odd``."""
    gap = _BETWEEN.search(reading.near(start))
    for stop in (start, start - len(gap[0]) if gap else start):
        window = max(reading.start, stop - _WINDOW)
        before = reading.vocabulary.before.ending(reading.tokens, window, stop)
        if before and not _tells_a_time(reading, before[1], unit, end) and not _moves(reading, before, stop, end):
            return _unless_negated(reading, before), before[1], end
    if _CAPPED.search(reading.near(start)):
        return "at-most", start, end
    for position in (numeral.end, end):
        for at in (position, gap_end(reading, position)):
            if after := reading.vocabulary.after.match(reading.tokens, at, reading.end):
                suffixed = reading.text[position] in "-+"
                return after[0].key, start, max(end, after[1]) if suffixed else end
    return "about" if numeral.form == "vague" else EQUAL, start, end


def _tells_a_time(reading: Reading, start: int, unit: str | None, end: int) -> bool:
    """Whether "over" tells what goes on during a time: ``$5 billion over ten years``, not ``for over ten years``."""
    window = max(reading.start, start - _PREFIX_WINDOW)
    found = _DURING.search(reading.text, window, end)
    return unit in _DURATIONS and found is not None and found.start() == start and not reading.match(_AGO, end)


def _moves(reading: Reading, before: tuple[Term, int], stop: int, end: int) -> bool:
    """Whether "up to" tells a movement: ``revised up to 1.4% from 1.3%``."""
    words = reading.text[before[1] : stop].split()
    return words == ["up", "to"] and reading.match(_FROM_FOLLOWS, end) is not None


def gap_end(reading: Reading, position: int) -> int:
    """Return where the blanks and hyphens at *position* end."""
    gap = reading.match(_GAP, position)
    return gap.end() if gap else position


def _unless_negated(reading: Reading, before: tuple[Term, int]) -> str:
    """Return the comparator, turned round after "not": "not exceed" is at most, "not below" at least."""
    key = before[0].key
    return _NEGATED.get(key, key) if _NOT.search(reading.near(before[1])) else key


def _counts(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is a figure: a small one in words only with a unit or before a plural."""
    if quantity.numeral.form != "word" or quantity.unit or quantity.numeral.scale != 1 or quantity.counted:
        return True
    if quantity.value == 1:
        return False
    return counted_after(reading.text, quantity.end, reading.end) is not None
