"""Numbers in digits and in words, with their exact values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from briefing_kg.extract.reading import Reading

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 20 + 10 * index for index, word in enumerate(_TENS)},
    **{f"{ten}-{_ONES[one]}": 20 + 10 * index + one for index, ten in enumerate(_TENS) for one in range(1, 10)},
    "dozen": 12,
    "hundred": 100,
}
_PART_WORDS = "half third quarter fifth sixth seventh eighth ninth tenth".split()
_PARTS = {word: whole for whole, word in enumerate(_PART_WORDS, start=2)}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
_MULTIPLIED = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}

_WORD = "(?:" + "|".join(sorted(_SMALL, key=lambda word: (-len(word), word))) + ")"
# A run of digits that is grouped in another way (``0,03``) has no certain value and is left alone.
_DIGITS = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![.,]?\d)"
_NUMBER = rf"(?:{_DIGITS}|{_WORD})"
_PATTERN = re.compile(
    rf"(?P<top>\b{_NUMBER})\s+(?:out\s+of|in)\s+(?:every\s+)?(?P<of>{_NUMBER}\b)"
    r"(?!\s+(?:years|months|days|weeks))(?![,.]?\d)"
    rf"|\b(?P<count>{_WORD}|an?(?=\s+\w+\s+of\b))[- ](?P<part>{'|'.join(_PARTS)})s?\b(?!\s+of\s+(?:19|20)\d\d)"
    rf"|\b(?P<vague>{'|'.join(_VAGUE)})\s+of(?=\s+[a-z])"
    rf"|\b(?P<multiplied>{'|'.join(_MULTIPLIED)})\b"
    rf"|(?<![\w])(?P<fold>{_WORD})(?=-?fold\b)"
    rf"|(?P<minus>(?<![\w\d)%])-(?=\d)|\bminus\s+)?(?P<digits>{_DIGITS})(?P<sign>[½¼¾⅓⅔])?"
    rf"|(?P<alone>[½¼¾⅓⅔])"
    rf"|\b(?:an?\s+)?(?P<word>{_WORD})\b(?:\s+(?P<hundred>hundred)\b)?",
    re.IGNORECASE,
)
_BEFORE_SCALE = re.compile(r"[ \n]{1,2}\[?|-")
_LARGER = re.compile(r"\s+(thousand|million|billion|trillion)s(?:\s+of\b)?")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its place with scale word, the place of the number alone, and its value.

    ``form`` says how it is written: digits, word, fraction, multiplied, vague.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    form: str
    scale: Decimal = _ONE


def find_numerals(reading: Reading) -> Iterator[Numeral]:
    """Yield the numbers of a sentence in order."""
    position = reading.start
    while match := _PATTERN.search(reading.text, position, reading.end):
        numeral = _read(match, reading)
        yield numeral
        position = numeral.end


def _read(match: re.Match[str], reading: Reading) -> Numeral:
    if match["top"]:
        return _ratio(match, reading)
    if match["part"]:
        word = match["count"].lower()
        count = _ONE if word in {"a", "an"} else Decimal(_SMALL[word])
        return _whole(match, _percent(count, Decimal(_PARTS[match["part"].lower()])), "fraction")
    if match["vague"]:
        return _vague(match, reading)
    if match["multiplied"]:
        return _whole(match, Decimal(_MULTIPLIED[match["multiplied"].lower()]), "multiplied")
    return _simple(match, reading)


def _whole(match: re.Match[str], value: Decimal, form: str) -> Numeral:
    return Numeral(*match.span(), *match.span(), value, form)


def _simple(match: re.Match[str], reading: Reading) -> Numeral:
    group = next(name for name in ("fold", "digits", "alone", "word") if match[name])
    value = _value(match[group]) + Decimal(_SIGNS[match["sign"]] if match["sign"] else 0)
    if match["hundred"]:
        value *= 100
    if match["minus"]:
        value = -value
    scale, end = _scale(match.end(), reading)
    form = "word" if group in {"word", "fold"} else "digits"
    return Numeral(match.start(), end, match.start(group), match.end(), _exact(value * scale), form, scale)


def _scale(position: int, reading: Reading) -> tuple[Decimal, int]:
    """Read the scale word after a number: ``2.38 trillion``, ``1-trillion-yuan``, ``$211 [billion]``."""
    gap = reading.match(_BEFORE_SCALE, position)
    found = reading.vocabulary.scales.match(reading.tokens, gap.end(), reading.end) if gap else None
    if gap is None or found is None:
        return _ONE, position
    term, end = found
    if gap[0].endswith("[") and reading.text.startswith("]", end):
        end += 1
    return reading.vocabulary.scale_values[term.key], end


def _ratio(match: re.Match[str], reading: Reading) -> Numeral:
    """``one in ten`` is a share; ``ten in one`` is not: then the first number stands alone."""
    top, whole = _value(match["top"]), _value(match["of"])
    if 0 < top < whole:
        return Numeral(*match.span(), *match.span("top"), _percent(top, whole), "fraction")
    form = "digits" if match["top"][0].isdigit() else "word"
    scale, end = _scale(match.end("top"), reading)
    return Numeral(match.start(), end, *match.span("top"), _exact(top * scale), form, scale)


def _vague(match: re.Match[str], reading: Reading) -> Numeral:
    larger = reading.match(_LARGER, match.end())
    scale = reading.vocabulary.scale_values.get(larger[1].lower(), _ONE) if larger else _ONE
    value = Decimal(_VAGUE[match["vague"].lower()]) * scale
    end = larger.end() if larger else match.end()
    return Numeral(match.start(), end, *match.span("vague"), value, "vague", scale)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return *part* of *whole* in percent, to four places where it does not end."""
    return _exact((part * 100 / whole).quantize(Decimal("0.0001"), ROUND_HALF_EVEN))


def _exact(value: Decimal) -> Decimal:
    """Return *value* without trailing zeros or exponent, so that equal numbers are written alike."""
    return Decimal(format(value.normalize(), "f"))


def _value(words: str) -> Decimal:
    if words in _SIGNS:
        return Decimal(_SIGNS[words])
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    return Decimal(_SMALL[words.lower()])
