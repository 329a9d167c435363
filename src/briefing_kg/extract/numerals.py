"""Numbers in digits and in words, with their exact values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from briefing_kg.extract.number_words import (
    COUNTED_PART,
    MULTIPLIED,
    PART,
    PARTS,
    SCALE_WORDS,
    SIGNS,
    VAGUE,
    WORD,
    value_of,
)
from briefing_kg.extract.reading import Reading

# Thousands in threes, in the Indian way (lakhs by twos), or parted by a blank or an apostrophe. A run of digits that is
# grouped in another way (``0,03``) has no certain value and is left alone, and so is one too long to be a number. All
# repeats are bounded, so that a page of digits costs no more than a page of words.
_DIGITS = (
    r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{3}){1,7}(?:\.\d{1,20})?|\d{1,2}(?:,\d{2}){1,9},\d{3}|\d{1,3}(?:'\d{3}){1,7}"
    r"|[1-9]\d{0,2}(?: \d{3}){1,7}(?= [a-z])|\d{1,24}(?:\.\d{1,20})?)(?![.,]?\d)"
)
_NUMBER = rf"(?:{_DIGITS}|{WORD})"
_SIGN = f"[{''.join(SIGNS)}]"
_SLASH = r"[1-9]\d?/(?:[2-9]|1[0-26]|20|32|100)(?![\d/.])"
# What may stand after "a third" where it is a part of something and no ordinal: "by a third", "a third of".
_PART_ENDS = r"(?=\s+(?:of|in|from|since|over|last|this|compared|to|more|less|fewer|higher|lower)\b|\s*[.,;:)\"]|\s*\Z)"
_PATTERN = re.compile(
    rf"(?P<top>\b{_NUMBER})(?:\s+|-)(?:out\s+of|in)(?:\s+|-)(?:every\s+)?(?P<of>{_NUMBER})"
    r"(?!\s+(?:years|months|days|weeks))(?![,.]?\d)"
    rf"|\b{COUNTED_PART}\b(?!\s+of\s+(?:19|20)\d\d)"
    rf"|\ban?[- ](?P<a_part>quarter|{PART}){_PART_ENDS}(?!\s+of\s+(?:19|20)\d\d)"
    r"|\b(?:an?\s+)?(?P<half>half)"
    r"(?=\s+(?:an?|of|the|all|its|their|our|(?:percentage|basis)\s+point|percent|per\s+cent)\b)"
    r"|\b(?:by|in)\s+(?P<by_half>half)\b(?!-)"
    rf"|\b(?P<vague>{'|'.join(VAGUE)})(?:\s+of(?=\s+[a-z])|(?=\s+(?:have|has|had|were|are|more)\b))"
    rf"|\b(?:(?:several|many|a\s+few|a\s+couple\s+of)\s+)(?P<several>{SCALE_WORDS})\b"
    r"|\b(?P<multiplied>doubled|tripled|trebled|quadrupled|quintupled|halved|doubling|tripling|halving|quadrupling)\b"
    r"|\b(?:to|will|would|could|may|should|must)\s+(?:more\s+than\s+|nearly\s+|almost\s+)?"
    r"(?P<to_multiply>double|triple|quadruple|halve)\b(?!-)"
    r"|\b(?P<compared>twice(?=\s+(?:as|the|that|its|their)\b)|(?:double|triple)(?=\s+(?:the|that|its|their|what)\b))"
    rf"|(?<!\w)(?P<fold>{WORD.replace(chr(92) + 'b', '')}|{_DIGITS})-?fold\b"
    rf"|(?P<minus>(?<![\w)%.])(?<!\d\s)[-–](?=\d)|\b(?:minus|negative)\s+(?=\d))?"
    rf"(?P<digits>{_DIGITS}|(?<![\w.,])\.\d{{1,20}}(?!\d))"
    rf"(?:(?P<sign>{_SIGN})|(?:[- ]|\s+and\s+)(?P<mixed>{_SLASH})"
    r"|(?P<and_half>\s+and\s+(?:a|one)[- ](?:half|quarter)\b))?"
    rf"|(?P<alone>{_SIGN})"
    rf"|\b(?P<word>{WORD})(?P<word_half>\s+and\s+(?:a|one)[- ](?:half|quarter)\b)?"
    rf"|\ban?\s+(?P<one>{SCALE_WORDS})\b",
    re.IGNORECASE,
)
_SIMPLE_SLASH = re.compile(r"\d{1,2}/\d{1,3}")
_AFTER_SLASH = re.compile(r"\s*(?:of\b|percent|per\s+cent|percentage|point|%|-?inch|mile|an?\b)", re.IGNORECASE)
_BEFORE_SCALE = re.compile(r"[ \n]{1,2}\[?|-|(?=[a-z])", re.IGNORECASE)
_LARGER = re.compile(r"\s+(?:of\s+)?(thousand|million|billion|trillion)s(?:\s+of\b)?")
_OF_A = re.compile(r"\s+(?:of\s+)?(?:an?|one|1)\s+", re.IGNORECASE)
_PLURAL_FOLLOWS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}(?:[a-z]{3,}s|people|children|women)\b")
_CURRENCY_WINDOW = 6
_ONE = Decimal(1)
_SHARE_OF = frozenset({12, 15, 20, 25, 30, 50})
_TEN = 10


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its place with scale word, the place of the number alone, and its value.

    ``form`` says how it is written: digits, word, fraction, multiplied, compared, fold, vague.
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
        numeral = _slashed(match, reading) or _read(match, reading)
        yield numeral
        position = numeral.end


def _slashed(match: re.Match[str], reading: Reading) -> Numeral | None:
    """Read ``1/2 percentage point`` and ``1/10 of 1 percent``; ``9/11`` and ``3/14`` are no fractions."""
    slash = reading.match(_SIMPLE_SLASH, match.start("digits")) if match["digits"] else None
    if slash is None or not reading.match(_AFTER_SLASH, slash.end()):
        return None
    part = _slash_value(slash[0])
    return _fraction(reading, slash.start(), slash.end(), part) if part < 1 else None


def _slash_value(words: str) -> Decimal:
    top, bottom = words.split("/")
    return _rounded(Decimal(top) / Decimal(bottom)) if int(bottom) else _ONE


def _read(match: re.Match[str], reading: Reading) -> Numeral:
    if match["top"]:
        return _ratio(match, reading)
    if match["part"] or match["quarters"]:
        value = value_of(match["count"] or match["quarters"]) / PARTS[(match["part"] or "quarter").lower()]
        return _fraction(reading, match.start(), match.end(), _rounded(value))
    for group in ("a_part", "half", "by_half"):
        if match[group]:
            start = match.start(group) if group == "by_half" else match.start()
            return _fraction(reading, start, match.end(), _rounded(_ONE / PARTS[match[group].lower()]))
    if match["vague"] or match["several"]:
        return _vague(match, reading)
    return _multiple(match) or _simple(match, reading)


def _multiple(match: re.Match[str]) -> Numeral | None:
    """Read ``doubled``, ``to double``, ``twice the`` and ``fivefold``."""
    for group, form in (("multiplied", "multiplied"), ("to_multiply", "multiplied"), ("compared", "compared")):
        if match[group]:
            return Numeral(*match.span(group), *match.span(group), Decimal(MULTIPLIED[match[group].lower()]), form)
    if match["fold"]:
        return Numeral(match.start("fold"), match.end(), *match.span("fold"), _value(match["fold"]), "fold")
    return None


def _fraction(reading: Reading, start: int, end: int, part: Decimal) -> Numeral:
    """Read a fraction: of an amount it is a share in percent, of a unit so much of that unit.

    ``Three-quarters of firms`` is 75 percent, ``three-quarters of a percentage point`` 0.75 points,
    ``half a million`` 500,000.
    """
    gap = reading.match(_OF_A, end)
    if gap and (found := reading.vocabulary.scales.match(reading.tokens, gap.end(), reading.end)):
        scale = reading.vocabulary.scale_values[found[0].key]
        return Numeral(start, found[1], start, end, _exact(part * scale), "word", scale)
    position = gap.end() if gap else end + 1
    if reading.vocabulary.units.match(reading.tokens, position, reading.end):
        return Numeral(start, position - 1, start, end, _exact(part), "part")
    return Numeral(
        start, end, start, end, _exact((part * 100).quantize(Decimal("0.0001"), ROUND_HALF_EVEN)), "fraction"
    )


def _simple(match: re.Match[str], reading: Reading) -> Numeral:
    group = next(name for name in ("digits", "alone", "word", "one") if match[name])
    if group == "one":
        scale, end = _scale(match.start("one") - 1, reading, match.start())
        return Numeral(match.start(), max(end, match.end()), *match.span("one"), scale, "word", scale)
    value = _value(match[group]) + _added(match)
    if match["minus"]:
        value = -value
    scale, end = _scale(match.end(), reading, match.start(group))
    form = "word" if group == "word" else "digits"
    return Numeral(match.start(), end, match.start(group), match.end(), _exact(value * scale), form, scale)


def _added(match: re.Match[str]) -> Decimal:
    """Return the part after a whole number: ``3¾``, ``5-1/4``, ``two and a half``."""
    if match["sign"]:
        return Decimal(SIGNS[match["sign"]])
    if match["mixed"]:
        return _slash_value(match["mixed"])
    words = match["and_half"] or match["word_half"]
    return _ONE / PARTS[re.split(r"[- ]", words.lower())[-1]] if words else Decimal(0)


def _scale(position: int, reading: Reading, start: int) -> tuple[Decimal, int]:
    """Read the scale words after a number: ``2.38 trillion``, ``1-trillion-yuan``, ``$211 [billion]``, ``£3.5bn``."""
    value, end = _ONE, position
    while gap := reading.match(_BEFORE_SCALE, end):
        found = reading.vocabulary.scales.match(reading.tokens, gap.end(), reading.end)
        if found is None or not _is_scale(reading, start, gap, found[1]):
            break
        value, end = value * reading.vocabulary.scale_values[found[0].key], found[1]
        if gap[0].endswith("[") and reading.text.startswith("]", end):
            end += 1
    return value, end


def _is_scale(reading: Reading, start: int, gap: re.Match[str], end: int) -> bool:
    """Whether letters after a number scale it: of a single letter only ``$1.6b``, ``2.5m doses``, ``300k``."""
    letters = reading.text[gap.end() : end]
    if len(letters) > 1:
        return True
    if gap[0]:
        return False
    window = max(reading.start, start - _CURRENCY_WINDOW)
    if reading.vocabulary.currencies.ending(reading.tokens, window, start) or letters == "k":
        return True
    return letters == "m" and bool(reading.match(_PLURAL_FOLLOWS, end))


def _ratio(match: re.Match[str], reading: Reading) -> Numeral:
    """``one in ten`` is a share; ``ten in one`` and ``12 in 2023`` are not: then the first number stands alone."""
    top, whole = _value(match["top"]), _value(match["of"])
    out_of = match[0][match.end("top") - match.start() :].lstrip(" -").lower().startswith("out")
    if 0 < top < whole and (out_of or whole <= _TEN or whole in _SHARE_OF or set(str(whole)) <= {"1", "0"}):
        return Numeral(*match.span(), *match.span("top"), _percent(top, whole), "fraction")
    form = "digits" if match["top"][0].isdigit() else "word"
    scale, end = _scale(match.end("top"), reading, match.start("top"))
    return Numeral(match.start(), end, *match.span("top"), _exact(top * scale), form, scale)


def _vague(match: re.Match[str], reading: Reading) -> Numeral:
    if match["several"]:
        scale, end = _scale(match.start("several") - 1, reading, match.start())
        return Numeral(match.start(), max(end, match.end()), *match.span("several"), scale, "vague", scale)
    larger = reading.match(_LARGER, match.end())
    scale = reading.vocabulary.scale_values.get(larger[1].lower(), _ONE) if larger else _ONE
    value = Decimal(VAGUE[match["vague"].lower()]) * scale
    end = larger.end() if larger else match.end()
    return Numeral(match.start(), end, *match.span("vague"), value, "vague", scale)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return *part* of *whole* in percent, to four places where it does not end."""
    return _exact((part * 100 / whole).quantize(Decimal("0.0001"), ROUND_HALF_EVEN))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.000001"), ROUND_HALF_EVEN)


def _exact(value: Decimal) -> Decimal:
    """Return *value* without trailing zeros or exponent, so that equal numbers are written alike."""
    return Decimal(format(value.normalize(), "f"))


def _value(words: str) -> Decimal:
    if words in SIGNS:
        return Decimal(SIGNS[words])
    if words[0].isdigit() or words[0] == ".":
        return Decimal(re.sub(r"[, ']", "", words))
    return value_of(words)
