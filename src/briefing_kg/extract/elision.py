"""What quantities leave out: the unit that only the last of a list carries, the thing counted, the ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing_kg.extract.nouns import counted_after, counted_before
from briefing_kg.extract.quantity import AT_LEAST, AT_MOST, EQUAL, NUMBER, PERCENT, RATIO, TIMES, Quantity
from briefing_kg.extract.reading import Reading

_LIST = re.compile(r"\s*(?:,|,?\s*and|or|to|versus|-|–)\s*")
_RANGE = re.compile(r"(?:\s+to\s+(?:about |around )?|\s*[-–]\s*)")
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_OF_WHICH = re.compile(
    r"\bof\s+(?:which|whom|these|those|them),?\s*\Z|\A\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE
)
_VOTE = re.compile(r"\b(?:vot(?:e|es|ed|ing)|majority|passed|adopted|approved|carried)\b", re.IGNORECASE)
_SCORE = re.compile(r"\s*(?:-|–|to|against|in favou?r)\s*")
_ELISION = 80
_FROM = re.compile(r"\bfrom\s+(?:(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,4}of\s+)?\Z", re.IGNORECASE)
_FEWER = re.compile(r"\s*(?:more|fewer|less)\b", re.IGNORECASE)
_RATIO_WORD = re.compile(r"\b(?:ratio|index|coefficient|magnitude|PMI|exchange\s+rate)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"[\s-]*magnitude\b", re.IGNORECASE)
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+|all\s+)?")
_RESPECTIVELY = re.compile(r"\brespectively\b")
_BLANK = re.compile(r"\s*")


def completed(reading: Reading, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence with what the sentence leaves out."""
    shared = _votes(reading, _shared_units(reading, found))
    nouns = [
        each
        if each.unit or _of_which(reading, each)
        else _with_noun(reading, each, shared[index + 1].left if index + 1 < len(shared) else reading.end)
        for index, each in enumerate(shared)
    ]
    listed = _respectively(reading, _shared_nouns(reading, nouns))
    whole: list[Quantity] = []
    for each in listed:
        whole.append(each if each.unit else _elided(reading, each, whole))
    return tuple(_ranges(reading, whole))


def _votes(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """Read the two numbers of a vote as votes: ``passed by 311 to 112``, ``voted 8-1``."""
    counted = list(quantities)
    for index in range(len(quantities) - 1):
        ayes, noes = quantities[index : index + 2]
        link = reading.text[ayes.end : min(noes.left, ayes.end + _ELISION)]
        if ayes.unit or noes.unit or not _SCORE.fullmatch(link) or not _VOTE.search(reading.near(ayes.left)):
            continue
        counted[index : index + 2] = [replace(each, unit=NUMBER, counted="vote") for each in (ayes, noes)]
    return counted


def _shared_units(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """Give each number of a list the unit of the last: ``310 million, 220 million and 18.5 million kilowatts``."""
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        between = reading.text[this.end : following.left]
        if this.unit or not following.unit or not _LIST.fullmatch(between) or not _may_share(this, following):
            continue
        scale = following.numeral.scale if _RANGE.fullmatch(between) and this.numeral.scale == 1 else 1
        shared[index] = replace(this, unit=following.unit, value=this.value * scale)
    return shared


def _may_share(this: Quantity, following: Quantity) -> bool:
    """Millions are no percentages: ``118 million, 61.5%`` is an amount and its share."""
    return following.unit not in {PERCENT, TIMES} or this.numeral.scale == 1


def _with_noun(reading: Reading, this: Quantity, following: int) -> Quantity:
    """Add the noun after the number, which a comparator may precede or follow: ``60,000 or so bakeries``."""
    after = reading.vocabulary.after
    suffix = after.match(reading.tokens, _skip_blanks(reading, this.end), following)
    noun = counted_after(reading.text, suffix[1] if suffix else this.end, following)
    if noun is None:
        return this
    later = (
        after.match(reading.tokens, _skip_blanks(reading, noun.end), following) if this.comparator == EQUAL else None
    )
    comparator = later[0].key if later else this.comparator
    return replace(this, unit=NUMBER, counted=noun.name, end=noun.end, comparator=comparator)


def _skip_blanks(reading: Reading, position: int) -> int:
    blank = reading.match(_BLANK, position)
    return blank.end() if blank else position


def _shared_nouns(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """Give each number of a list the noun of the last: ``30 to 50 counties``."""
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        this, following = shared[index], shared[index + 1]
        link = reading.text[this.end : min(following.left, this.end + _ELISION)]
        joined = _LIST.fullmatch(link) or _PART_OF.fullmatch(link)
        if this.unit is None and following.counted and joined:
            shared[index] = replace(this, unit=following.unit, counted=following.counted)
    return shared


def _respectively(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """Align the open numbers before "respectively" with as many things counted before them."""
    positions = [index for index, each in enumerate(quantities) if each.unit is None]
    if not positions or not _RESPECTIVELY.search(reading.after(quantities[positions[-1]].end)):
        return quantities
    first, count = positions[0], len(positions)
    if positions != list(range(first, first + count)) or first < count:
        return quantities
    aligned = list(quantities)
    for index, model in zip(positions, quantities[first - count : first], strict=True):
        aligned[index] = replace(aligned[index], unit=model.unit, counted=model.counted)
    return aligned


def _elided(reading: Reading, this: Quantity, before: list[Quantity]) -> Quantity:
    """Complete a number without unit: it counts its clause's subject, or repeats the unit before it."""
    previous = next((each for each in reversed(before) if each.unit not in {PERCENT, TIMES}), None)
    near = previous.end if previous else reading.start
    if _RATIO_WORD.search(reading.text[near : this.left]) or reading.match(_MAGNITUDE, this.end):
        return replace(this, unit=RATIO)
    if previous and previous.counted and _of_which(reading, this):
        return replace(this, unit=NUMBER, counted=previous.counted)
    noun = counted_before(reading.text, near, this.left)
    repeats = _FROM.search(reading.near(this.left)) or reading.match(_FEWER, this.end)
    if previous and (repeats or (noun is None and this.left - previous.end <= _ELISION)):
        return replace(this, unit=previous.unit, counted=previous.counted)
    return replace(this, unit=NUMBER, counted=noun)


def _of_which(reading: Reading, this: Quantity) -> bool:
    """Whether a number is a part of the things counted before: ``47,000 projects, of which 41 are new``."""
    return bool(_OF_WHICH.search(reading.near(this.left)) or _OF_WHICH.match(reading.text[this.end : this.end + 12]))


def _ranges(reading: Reading, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Mark the ends of a range: at least the lower, at most the upper."""
    for index, this in enumerate(quantities):
        comparator = this.comparator
        if index and _is_range(reading, quantities[index - 1], this):
            comparator = AT_MOST
        elif index + 1 < len(quantities) and _is_range(reading, this, quantities[index + 1]):
            comparator = AT_LEAST
        yield replace(this, comparator=comparator) if this.comparator == EQUAL else this


def _is_range(reading: Reading, low: Quantity, high: Quantity) -> bool:
    link = reading.text[low.end : min(high.left, low.end + _ELISION)]
    joined = _RANGE.fullmatch(link) or (_AND.fullmatch(link) and _BETWEEN.search(reading.near(low.left)))
    return (
        bool(joined)
        and not (low.end > low.numeral.end and high.end == high.numeral.end and high.start == high.numeral.start)
        and low.end + len(link) == high.left
        and low.unit == high.unit
        and low.value < high.value
        and not _FROM.search(reading.near(low.left))
    )
