"""Numbers in digits and in words, with their exact values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from briefing_kg.extract.vocabulary import Vocabulary

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * index for index, word in enumerate(_TENS)},
    **{f"{ten}-{_UNITS[one]}": 20 + 10 * index + one for index, ten in enumerate(_TENS) for one in range(1, 10)},
    "dozen": 12,
    "hundred": 100,
}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
_MULTIPLIED = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}

_WORD = "(?:" + "|".join(sorted(_SMALL, key=lambda word: (-len(word), word))) + ")"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = rf"(?:{_DIGITS}|{_WORD})"
_PATTERN = re.compile(
    rf"(?P<top>\b{_NUMBER})(?:\s+out\s+of\s+|\s+in\s+)(?:every\s+)?(?P<of>{_NUMBER}\b)(?!\s+(?:years|months|days|weeks))(?![,.]?\d)"
    rf"|\b(?P<count>{_WORD}|an?(?=\s+\w+\s+of\b))[- ](?P<part>{'|'.join(_PARTS)})s?\b(?!\s+of\s+(?:19|20)\d\d)"
    rf"|\b(?P<vague>{'|'.join(_VAGUE)})\s+of(?=\s+[a-z])"
    rf"|\b(?P<multiplied>{'|'.join(_MULTIPLIED)})\b"
    rf"|(?<![\w])(?P<fold>{_WORD})(?=-?fold\b)"
    rf"|(?P<minus>(?<![\w\d)%])-(?=\d)|\bminus\s+)?(?P<digits>{_DIGITS})(?P<sign>[½¼¾⅓⅔])?"
    rf"|(?P<alone>[½¼¾⅓⅔])"
    rf"|\b(?:an?\s+)?(?P<word>{_WORD})\b(?:\s+(?P<hundred>hundred)\b)?",
    re.IGNORECASE,
)


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
    scale: Decimal


def find_numerals(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[Numeral, ...]:
    """Return the numbers of ``text[start:end]`` (plain text) in order."""
    return tuple(_numerals(text, start, end, vocabulary))


def _numerals(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Numeral]:
    position = start
    while match := _PATTERN.search(text, position, end):
        numeral = _read(match, text, end, vocabulary)
        if numeral is None:
            # ``one in ten`` is a share, ``ten in one`` is not: take the first number alone.
            numeral = _scaled(
                match.start("top"), match.end("top"), _value(match["top"]), "digits", text, end, vocabulary
            )
        yield numeral
        position = numeral.end


def _read(match: re.Match[str], text: str, end: int, vocabulary: Vocabulary) -> Numeral | None:
    if match["top"]:
        return _ratio(match)
    if match["part"]:
        return _fraction(match)
    if match["vague"]:
        return _vague(match, text, end, vocabulary)
    if match["multiplied"]:
        value = Decimal(_MULTIPLIED[match["multiplied"].lower()])
        return Numeral(*match.span(), *match.span(), value, "multiplied", Decimal(1))
    group = next(name for name in ("fold", "digits", "alone", "word") if match[name])
    value = _value(match[group]) + Decimal(_SIGNS[match["sign"]] if match["sign"] else 0)
    if match["hundred"]:
        value *= 100
    if match["minus"]:
        value = -value
    form = "word" if group in {"word", "fold"} else "digits"
    return _scaled(match.start(), match.end(), value, form, text, end, vocabulary, match.start(group))


def _scaled(
    start: int,
    stop: int,
    value: Decimal,
    form: str,
    text: str,
    end: int,
    vocabulary: Vocabulary,
    number: int | None = None,
) -> Numeral:
    scale, after = _scale(text, stop, end, vocabulary)
    return Numeral(start, after, start if number is None else number, stop, _exact(value * scale), form, scale)


def _scale(text: str, position: int, end: int, vocabulary: Vocabulary) -> tuple[Decimal, int]:
    """Read the scale word after a number: ``2.38 trillion``, ``1-trillion-yuan``, ``$447 [billion]``."""
    after = re.compile(r"[ \n]{1,2}\[?|-").match(text, position, end)
    found = vocabulary.scales.match(text, after.end(), end) if after else None
    if after is None or found is None:
        return Decimal(1), position
    term, stop = found
    if after[0].endswith("["):
        stop += text[stop : stop + 1] == "]"
    return vocabulary.scale_values[term.key], stop


def _ratio(match: re.Match[str]) -> Numeral | None:
    top, whole = _value(match["top"]), _value(match["of"])
    if not 0 < top < whole:
        return None
    return Numeral(*match.span(), *match.span("top"), _percent(top, whole), "fraction", Decimal(1))


def _fraction(match: re.Match[str]) -> Numeral:
    word = match["count"].lower()
    count = Decimal(1) if word in {"a", "an"} else Decimal(_SMALL[word])
    whole = Decimal(_PARTS[match["part"].lower()])
    return Numeral(*match.span(), *match.span(), _percent(count, whole), "fraction", Decimal(1))


def _vague(match: re.Match[str], text: str, end: int, vocabulary: Vocabulary) -> Numeral:
    value = Decimal(_VAGUE[match["vague"].lower()])
    larger = re.compile(r"\s+(thousand|million|billion|trillion)s(?:\s+of\b)?").match(text, match.end(), end)
    scale = vocabulary.scale_values.get(larger[1], Decimal(1)) if larger else Decimal(1)
    stop = larger.end() if larger else match.end()
    return Numeral(match.start(), stop, *match.span("vague"), value * scale, "vague", scale)


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
