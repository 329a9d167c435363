"""The number words of English, a closed class, and their values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = _ONES[1:10]
_BELOW_HUNDRED = {
    **{word: value for value, word in enumerate(_ONES)},
    **{ten: 20 + 10 * index for index, ten in enumerate(_TENS)},
}
_PARTS = {
    word: whole for whole, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)
}
PARTS = {**_PARTS, "halve": 2, "hundredth": 100}
SIGNS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "0.3333",
    "⅔": "0.6667",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
MULTIPLIED = {
    **dict.fromkeys(("doubled", "doubling", "doubles", "double", "twice"), "2"),
    **dict.fromkeys(("tripled", "tripling", "triples", "triple", "trebled", "thrice"), "3"),
    **dict.fromkeys(("quadrupled", "quadrupling", "quadruples", "quadruple"), "4"),
    **dict.fromkeys(("quintupled", "quintuple"), "5"),
    **dict.fromkeys(("halved", "halving", "halve"), "0.5"),
}
VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_BELOW = rf"(?:{_either(_TENS)}(?:[- ]{_either(_UNITS)}\b)?|{_either(_ONES)})"
#: A whole number in words below a thousand: ``twenty-five``, ``two hundred and fifty``.
WORD = rf"(?:(?:an?\s+|{_BELOW}[ -])?hundred\b(?:\s+(?:and\s+)?{_BELOW}\b)?|{_BELOW}\b|dozen\b)"
PART = _either(set(PARTS) - {"quarter"})
#: The whole number above a fraction; "two quarters" are a time.
COUNTED_PART = rf"(?:(?P<count>{_either(_UNITS)})[- ](?P<part>{PART})s?|(?P<quarters>one|three)[- ](?:quarter)s?)"


def value_of(words: str) -> Decimal:
    """Return the value of a whole number in words.

    >>> value_of("Twenty-five"), value_of("two hundred and fifty"), value_of("a hundred"), value_of("dozen")
    (Decimal('25'), Decimal('250'), Decimal('100'), Decimal('12'))
    """
    total = 0
    for word in words.lower().replace("-", " ").split():
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "dozen":
            total = (total or 1) * 12
        else:
            total += _BELOW_HUNDRED.get(word, 0)
    return Decimal(total)
