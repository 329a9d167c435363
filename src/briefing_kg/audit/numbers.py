"""Reads the numbers of a text: where every token stands, and what tokens say together.

A reader of its own, with words of its own: it shares neither lexicon nor patterns with the extractor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = {**{word: n for n, word in enumerate(_SMALL)}, **{word: 10 * n for n, word in enumerate(_TENS, 2)}}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {
    short: _SCALES[word]
    for word, shorts in {
        "thousand": "k",
        "million": "mn mln mio",
        "billion": "bn bln",
        "trillion": "tn trn trln",
    }.items()
    for short in shorts.split()
}
_VAGUE = {"tens": 10, **{f"{word}s": value for word, value in _SCALES.items()}}
_TIMES = {"double": 2, "doubled": 2, "twice": 2, "triple": 3, "tripled": 3, "trebled": 3, "quadrupled": 4}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PARTS = {
    **dict.fromkeys(("half", "halves"), 2),
    **dict.fromkeys(("quarter", "quarters"), 4),
    **{word + ending: n for n, word in enumerate(_ORDINALS[2:10], 3) for ending in ("", "s")},
}
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}

#: Words that are numbers wherever they stand; "quarter" is also a time of the year and is not among them.
_WORDS = (*_UNITS, *_SCALES, *_VAGUE, *_TIMES, *_ORDINALS, "half", "halves", *(f"{word}s" for word in _ORDINALS[2:10]))
_TOKEN = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*)|(?P<sign>[" + "".join(_SIGNS) + r"])|\b(?P<word>" + "|".join(_WORDS) + r")\b",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GAP = r"[\s\[]{0,2}-?"
_SCALE = re.compile(rf"{_GAP}({'|'.join((*_VAGUE, *_SCALES, *_SHORT))})\b\]?", re.IGNORECASE)
_OF_LARGER = re.compile(r"\s+of\s+(thousands|millions|billions|trillions)\b", re.IGNORECASE)
_HALF_OF = re.compile(r"\s+an?(?=\s+(?:dozen|hundred|thousand|million|billion|trillion)\b)", re.IGNORECASE)
_JOINED = re.compile(r"(?:\s+and\s+|\s+|-)?", re.IGNORECASE)
_PART = re.compile(rf"[\s-]+({'|'.join(_PARTS)})\b", re.IGNORECASE)
_PART_OF_ONE = re.compile(rf"\ban?\s+({'|'.join(_PARTS)})\b", re.IGNORECASE)
_RATIO = re.compile(r"\s+(?:out\s+of|in)\s+(?:every\s+)?", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:year|month|week|day|hour|minute)s?\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<![\w\d)%])[-−]|\bminus\s+)\Z", re.IGNORECASE)
_SHARED = re.compile(r"[^\w.]*(?:\s*%)?\s*(?:to|and|or|-|–|—|,)\s*\Z", re.IGNORECASE)

_PERCENT = re.compile(
    r"[\s-]{0,2}(?:(?P<point>(?:percentage|percent|per\s+cent|pct)[\s-]points?|ppts?|pp)|(?P<basis>basis[\s-]points?|bps?)"
    r"|(?P<mille>‰|per\s?mille|permille|per\s+mil|per\s+thousand)|(?P<percent>%|\uff05|per\s?cents?(?!age)|pct))(?!\w)",
    re.IGNORECASE,
)
_ANY_PERCENT = re.compile(r"[%\uff05‰]|\bper\s?cent|\bpct\b|\bper\s?mil|\bper\s+thousand|\bpp\b|\bbasis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One number in digits, or one number word, at its characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """What one or more tokens say together.

    ``is_part`` says that it is a part of a whole (a third, one in ten), ``is_multiple`` that it says how
    many times (doubled); ``shared`` is the scale word that a later number of the same range carries.
    """

    start: int
    end: int
    value: Fraction
    is_part: bool = False
    is_multiple: bool = False
    scaled: bool = False
    shared: Fraction | None = None


def tokens(text: str) -> list[Token]:
    """Return every number of *text*, each run of digits and each number word for itself."""
    return [Token(*found.span(), found[0]) for found in _TOKEN.finditer(text)]


def numbers(text: str) -> list[Number]:
    """Return what the numbers of *text* say, in order, with scale words, parts and signs.

    >>> [str(each.value) for each in numbers("2.38 trillion, a dozen ships and two-thirds of twenty-five")]
    ['2380000000000', '12', '2/3', '25']
    """
    found: list[Number] = []
    for each in _numbers(text):
        if found and each.scaled and not found[-1].scaled and _SHARED.fullmatch(text, found[-1].end, each.start):
            found[-1] = _with_scale_of(found[-1], each, text)
        found.append(each)
    return found


def printed_unit(text: str, number: Number) -> str:
    """Return the key of the unit where percent, points or per mille are printed after *number*, else nothing."""
    found = _PERCENT.match(text, number.end)
    keys = {"point": "percentage-point", "basis": "basis-point", "mille": "PPTH", "percent": "PERCENT"}
    return "" if found is None else keys[found.lastgroup or ""]


def speaks_of_percent(text: str) -> bool:
    """Whether *text* holds any sign or word of percent, points or per mille."""
    return _ANY_PERCENT.search(text) is not None


def place_value(digits: str) -> Fraction | None:
    """Return the place value of the last significant digit of a number in digits as printed."""
    if not digits.isascii() or not _GROUPED.fullmatch(digits):
        return None
    whole, _, rest = digits.replace(",", "").partition(".")
    if rest:
        return Fraction(1, 10 ** len(rest))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else Fraction(1)


def _numbers(text: str) -> Iterator[Number]:
    position = 0
    while found := _TOKEN.search(text, position):
        number = _number_at(text, found)
        position = found.end() if number is None else number.end
        if number is not None:
            yield _signed(text, number)


def _number_at(text: str, found: re.Match[str]) -> Number | None:
    if found["sign"]:
        return Number(*found.span(), Fraction(*_SIGNS[found[0]]), is_part=True)
    if found["digits"]:
        return _ratio(text, _digits(text, found))
    return _word_at(text, found)


def _word_at(text: str, found: re.Match[str]) -> Number | None:
    word = found[0].lower()
    if word in _TIMES:
        return Number(*found.span(), Fraction(_TIMES[word]), is_multiple=True)
    if word in _VAGUE:
        return _scaled(text, Number(*found.span(), Fraction(_VAGUE[word])))
    if word in _UNITS or word in _SCALES:
        return _ratio(text, _in_words(text, found.start()))
    return _part_at(text, found, word)


def _part_at(text: str, found: re.Match[str], word: str) -> Number | None:
    if word in _PARTS and (one := _PART_OF_ONE.search(text, max(0, found.start() - 4), found.end())):
        return Number(one.start(), found.end(), Fraction(1, _PARTS[word]), is_part=True)
    if word != "half":
        return None
    half, million = Number(*found.span(), Fraction(1, 2), is_part=True), _HALF_OF.match(text, found.end())
    return _scaled(text, Number(found.start(), million.end(), Fraction(1, 2))) if million else half


def _digits(text: str, found: re.Match[str]) -> Number | None:
    if not _GROUPED.fullmatch(found[0]):
        return None
    value, end = Fraction(Decimal(found[0].replace(",", ""))), found.end()
    if text[end : end + 1] in _SIGNS and end < len(text):
        value, end = value + Fraction(*_SIGNS[text[end]]), end + 1
    return _scaled(text, Number(found.start(), end, value))


def _in_words(text: str, start: int) -> Number:
    """Read number words that belong together: ``one hundred and twenty-five thousand``."""
    total, group, last, end, scaled = 0, 0, 0, start, False
    position = start
    while found := _TOKEN.match(text, position):
        word = found[0].lower()
        if word in _SCALES:
            group = (group or 1) * _SCALES[word]
            scaled = True
            if _SCALES[word] >= 10**3:
                total, group = total + group, 0
        elif word in _UNITS and (end == start or _may_follow(_UNITS[word], last)):
            group += _UNITS[word]
        else:
            break
        last, end = _UNITS.get(word, _SCALES.get(word, 0)), found.end()
        gap = _JOINED.match(text, end)
        position = gap.end() if gap else end
    number = Number(start, end, Fraction(total + group), scaled=scaled)
    part = _PART.match(text, end)
    if part and number.value > 0 and not scaled:
        return Number(start, part.end(), number.value / _PARTS[part[1].lower()], is_part=True)
    return number


def _may_follow(value: int, last: int) -> bool:
    """Whether *value* goes on with a number whose last word was *last*: ``twenty`` + ``five``, ``hundred`` + any."""
    return last >= _SCALES["hundred"] or (last in range(20, 100, 10) and value in range(1, 10))


def _scaled(text: str, number: Number) -> Number:
    """Multiply by the scale words that follow: ``2.38 trillion``, ``3 hundred million``, ``tens of thousands``."""
    value, end, scaled = number.value, number.end, False
    while found := _SCALE.match(text, end) or _OF_LARGER.match(text, end):
        word = found[1].lower()
        value *= _SHORT.get(word) or _SCALES.get(word) or _VAGUE[word]
        end, scaled = found.end(), True
    return Number(number.start, end, value, scaled=scaled)


def _ratio(text: str, number: Number | None) -> Number | None:
    """Read ``one in ten`` and ``3 out of 4``; anything else is left as it is."""
    gap = _RATIO.match(text, number.end) if number else None
    found = _TOKEN.match(text, gap.end()) if gap else None
    if number is None or found is None or number.is_part:
        return number
    whole = _digits(text, found) if found["digits"] else _in_words(text, found.start())
    if whole is None or not 0 < number.value < whole.value or 1900 <= whole.value < 2100:  # noqa: PLR2004 - a year
        return number
    if _TIME.match(text, whole.end):
        return number
    return Number(number.start, whole.end, number.value / whole.value, is_part=True)


def _signed(text: str, number: Number) -> Number:
    if number.is_part or number.is_multiple or not _MINUS.search(text, max(0, number.start - 8), number.start):
        return number
    return Number(number.start, number.end, -number.value, scaled=number.scaled)


def _with_scale_of(number: Number, later: Number, text: str) -> Number:
    words = text[later.start : later.end]
    scale = _SCALE.search(words)
    if scale is None or number.is_part:
        return number
    word = scale[1].lower()
    shared = Fraction(_SHORT.get(word) or _SCALES.get(word) or _VAGUE[word])
    return Number(number.start, number.end, number.value, is_multiple=number.is_multiple, shared=shared)
