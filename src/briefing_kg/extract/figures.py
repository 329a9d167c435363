"""Figures: quantities with what they say: level, change, share or target, which way, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_kg.extract.quantities import NUMBER_UNIT, PERCENT, Quantity
from briefing_kg.extract.times import TimeExpression
from briefing_kg.extract.vocabulary import Vocabulary
from briefing_kg.records import Figure, Span, Term

LEVEL, SHARE, TARGET, MULTIPLE = "level", "share", "target", "multiple"
RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP = "relative-change", "absolute-change", "rate-gap"
POINT = "percentage-point"
_CHANGES = frozenset({RELATIVE_CHANGE, ABSOLUTE_CHANGE, RATE_GAP})

_SEGMENT = re.compile(r"[,;:(](?=\s|\w)|\.\s")
_COORDINATED = re.compile(r"\s*(?:,|,?\s*and)\s*(?:an?\s+(?:\w+\s+){0,3}rate\s+of\s*)?")
_REACHING = re.compile(r"\b(?:to|at|below|above|past|beyond|top)\b|\b(?:from)\b")
_FROM = re.compile(r"\bfrom\s*\Z", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:reach\s*|top\s*)?\Z", re.IGNORECASE)
_THAN_A_RATE = re.compile(r"\s+(?:\w+\s+){0,2}than\b[^.;]*\b(?:rate|average|growth|pace)\b", re.IGNORECASE)
_AFTER_GAP = re.compile(r"\s+")
_UP_FROM = re.compile(r"(?:\s+(?:of|in|on|at)\s+[^,.;]{1,60})?\s*,?\s*(?:which\s+(?:is|was)\s+)?")
_COMPARATIVES = re.compile(
    r"(?:(?P<up>more|above)|(?:less|fewer|below))\b(?!\s*,)(?=\s+(?:than|last|the|a|in|of)\b|\s*[.,;])", re.IGNORECASE
)
_STARTS_FROM = re.compile(r"\s+from\b", re.IGNORECASE)
_YEAR_ON_YEAR = re.compile(
    r"year[- ](?:on|over)[- ]year|(?:from|than) (?:a|the) (?:year (?:earlier|ago|before)|previous year)", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"\s*(?:\w+\s+)?(?:by|in|at|of|during|for|as of|on|before|until)?\s*(?:the\s+)?\Z", re.IGNORECASE
)
_ATTACHED_LENGTH = 24


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a quantity says: kind and direction."""

    kind: str
    direction: str | None
    rule: str


def find_figures(
    text: str,
    source: str,
    sentence: Span,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    vocabulary: Vocabulary,
) -> tuple[Figure, ...]:
    """Return the figures of one *sentence*; *text* is the plain form of *source*."""
    senses: list[_Sense] = []
    for index in range(len(quantities)):
        senses.append(_sense(text, sentence, quantities, index, senses, vocabulary))
    figures = []
    for quantity, sense in zip(quantities, senses, strict=True):
        period = _period(text, quantity, quantities, times)
        base = _base(text, quantity, sense, period, times, sentence)
        figures.append(_figure(source, sentence, quantity, sense, period, base))
    return tuple(figures)


def _figure(
    source: str, sentence: Span, quantity: Quantity, sense: _Sense, period: str | None, base: str | None
) -> Figure:
    span = Span(quantity.start, quantity.end)
    return Figure(
        span=span,
        quote=source[span.start : span.end],
        number=Span(quantity.numeral.number_start, quantity.numeral.number_end),
        value=quantity.value,
        unit=quantity.unit or NUMBER_UNIT,
        counted=quantity.counted,
        comparator=quantity.comparator,
        kind=sense.kind,
        direction=sense.direction,
        period=period,
        base_period=base,
        sentence=sentence,
        rule=f"{quantity.numeral.form}/{sense.rule}",
    )


def as_targets(figures: Sequence[Figure], promised: Sequence[Span]) -> tuple[Figure, ...]:
    """Return *figures*, levels inside a promise turned into targets: they are not observed yet."""
    return tuple(
        replace(figure, kind=TARGET)
        if figure.kind == LEVEL and any(span.contains(figure.number) for span in promised)
        else figure
        for figure in figures
    )


def _sense(
    text: str,
    sentence: Span,
    quantities: Sequence[Quantity],
    index: int,
    before: Sequence[_Sense],
    vocabulary: Vocabulary,
) -> _Sense:
    this = quantities[index]
    left = max(sentence.start, quantities[index - 1].end if index else sentence.start)
    segment = _segment_start(text, left, this.left)
    if following := _comparative(text, this, sentence.end, vocabulary):
        kind = (
            RATE_GAP if this.unit == POINT and _THAN_A_RATE.match(text, following[1], sentence.end) else _change(this)
        )
        return _Sense(kind, following[0], "comparative")
    if index and before[-1].kind in _CHANGES and _COORDINATED.fullmatch(text[quantities[index - 1].end : this.left]):
        if this.unit in {None, quantities[index - 1].unit, NUMBER_UNIT} and this.numeral.value >= 0:
            return replace(before[-1], rule="coordination")
    if this.value < 0:
        return _Sense(_change(this), "down", "negative")
    if this.numeral.form == "multiplied":
        return _Sense(MULTIPLE, "up", "multiplied")
    named = _direction(text, segment, this.left, vocabulary)
    if (
        named
        and not _from_follows(text, named[1], named[2], this.left)
        and not _FROM.search(text[named[2] : this.left])
    ):
        reaches = bool(_REACHING.search(text[named[2] : this.left])) or bool(_TO.search(text[segment : this.left]))
        return _Sense(
            _reached(text, this, segment, vocabulary) if reaches else _change(this), named[0].key, "direction"
        )
    if named:
        return _Sense(_still(text, this, segment, sentence, vocabulary), None, "start")
    return _undirected(text, sentence, quantities, index, segment, vocabulary, before)


def _direction(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[Term, int, int] | None:
    """Return the last word of direction before a quantity, unless it belongs to other words.

    "Up" in "making up" tells a share, "added" in "value added of" no movement.
    """
    found = vocabulary.directions.last_in(text, start, end)
    if found is None:
        return None
    share = vocabulary.kinds.last_in(text, start, end)
    inside = share is not None and share[1] < found[2] and found[1] < share[2] and share[0].key == SHARE
    noun = text[found[1] : found[2]].endswith("ed") and text.startswith(" of", found[2])
    return None if inside or noun else found


def _undirected(
    text: str,
    sentence: Span,
    quantities: Sequence[Quantity],
    index: int,
    segment: int,
    vocabulary: Vocabulary,
    before: Sequence[_Sense],
) -> _Sense:
    """The sense of a quantity without a word of direction of its own."""
    this = quantities[index]
    kind = _still(text, this, segment, sentence, vocabulary)
    opening = _UP_FROM.match(text, this.end, sentence.end)
    later = vocabulary.directions.match(text, opening.end(), sentence.end) if opening else None
    if opening and later and _from_follows(text, opening.end(), later[1], sentence.end):
        return _Sense(kind, later[0].key, "up-from")
    if index and _TO.search(text[sentence.start : this.left]):
        previous = quantities[index - 1]
        if before[-1].kind in _CHANGES and text[previous.end : this.left].strip() in {"to", "to reach"}:
            return _Sense(kind, before[-1].direction, "change-to")
        if _FROM.search(text[sentence.start : previous.left]):
            start = _segment_start(text, sentence.start, previous.left)
            moved = vocabulary.directions.last_in(text, start, previous.left)
            if moved or previous.value != this.value:
                direction = moved[0].key if moved else "up" if previous.value < this.value else "down"
                return _Sense(kind, direction, "from-to")
    return _Sense(kind, None, "plain")


def _segment_start(text: str, start: int, end: int) -> int:
    for boundary in _SEGMENT.finditer(text, start, end):
        start = boundary.end()
    return start


def _comparative(text: str, quantity: Quantity, end: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Read a word of direction right after the quantity: ``15.4 percentage points higher``."""
    gap = _AFTER_GAP.match(text, quantity.end, end)
    found = vocabulary.directions.match(text, gap.end(), end) if gap else None
    if gap and found and not _from_follows(text, gap.end(), found[1], end):
        return found[0].key, found[1]
    word = _COMPARATIVES.match(text, gap.end(), end) if gap else None
    return ("up" if word["up"] else "down", word.end()) if word else None


def _from_follows(text: str, start: int, end: int, limit: int) -> bool:
    """Whether the words of direction at *start* lead to where a movement began: ``up from``, ``down sharply from``."""
    return text[start:end].lower().endswith(" from") or bool(_STARTS_FROM.match(text, end, limit))


def _change(quantity: Quantity) -> str:
    if quantity.unit == "times":
        return MULTIPLE
    return RELATIVE_CHANGE if quantity.unit in {PERCENT, "PPTH"} else ABSOLUTE_CHANGE


def _reached(text: str, quantity: Quantity, segment: int, vocabulary: Vocabulary) -> str:
    if quantity.unit == PERCENT:
        named = vocabulary.kinds.last_in(text, segment, quantity.left)
        return named[0].key if named and named[0].key in {LEVEL, TARGET} else SHARE
    return LEVEL


def _still(text: str, quantity: Quantity, segment: int, sentence: Span, vocabulary: Vocabulary) -> str:
    if quantity.unit == "times":
        return MULTIPLE
    if quantity.unit == POINT:
        return ABSOLUTE_CHANGE
    if quantity.unit == PERCENT:
        named = vocabulary.kinds.last_in(text, segment, quantity.left)
        later = vocabulary.kinds.match(text, quantity.end + 1, sentence.end)
        return named[0].key if named else later[0].key if later else SHARE
    return LEVEL


def _period(
    text: str, quantity: Quantity, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> str | None:
    usable = [each for each in times if each.period]
    attached = _attached(text, quantity, usable)
    if attached:
        return attached.period
    taken = {each for other in quantities if other is not quantity and (each := _attached(text, other, usable))}
    open_times = [each for each in usable if not each.base]
    before = [
        each
        for each in open_times
        if each.start < quantity.start and (each not in taken or each.start < quantities[0].start)
    ]
    if before:
        return before[-1].period
    shared = [each for each in open_times if each.start > quantity.start] or [
        each for each in open_times if each in taken
    ]
    return shared[0].period if shared else None


def _attached(text: str, quantity: Quantity, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time that follows *quantity* at once: ``20,000 by the end of 2022``."""
    for each in times:
        gap = each.start - quantity.end
        if 0 <= gap <= _ATTACHED_LENGTH and not each.base and _ATTACHED.fullmatch(text[quantity.end : each.start]):
            return each
    return None


def _base(
    text: str, quantity: Quantity, sense: _Sense, period: str | None, times: Sequence[TimeExpression], sentence: Span
) -> str | None:
    if sense.kind not in _CHANGES:
        return None
    stated = next(
        (each.key for each in times if each.base and each.start > quantity.start and each.key[0].isdigit()), None
    )
    if stated:
        stock = period is not None and period.endswith("-12-31")
        return f"{stated}-12-31" if stock and len(stated) == len("2022") else stated
    yearly = period is not None and re.fullmatch(r"\d{4}", period)
    if period and yearly and (sense.kind != ABSOLUTE_CHANGE or _YEAR_ON_YEAR.search(text[quantity.end : sentence.end])):
        return str(int(period) - 1)
    return None
