"""Forms of English verbs: which words can be a past form, and the base of a form."""

from __future__ import annotations

import re
from collections.abc import Container

_IRREGULAR_FORMS = """
    began begin, begun begin, bought buy, brought bring, broke break, broken break, built build, came come, cut cut,
    did do, done do, drawn draw, drew draw, driven drive, drove drive, fought fight, found find, gave give, given give,
    got get, held hold, kept keep, laid lay, led lead, made make, met meet, paid pay, put put, ran run, saw see,
    sent send, set set, shut shut, spent spend, striven strive, strove strive, taken take, taught teach, took take,
    undertaken undertake, undertook undertake, won win, written write, wrote write
"""
_IRREGULAR = dict(pair.split() for pair in _IRREGULAR_FORMS.split(","))
_DOUBLED = re.compile(r"([bdgmnprt])\1\Z")
# Stems that lost an e before -ed: reduc-e, organiz-e, acceler-at-e, reserv-e, judg-e.
_LOST_E = re.compile(
    r"(?:[^eo]at|i[sz]|[aeu]s|[^aeiou]s|[cuv]|[dlnr]g|[^aeiou]l|[^aeiou]i?r|u[rdm]|id|ad|[ao]k|i[bmnpr]|op|uis|ot)\Z"
)
_SHORT = 4


def base_form(word: str, known: Container[str]) -> str:
    """Return the base of a verb form; where spelling leaves a choice, one that is *known*.

    >>> base_form("organized", ()), base_form("drew", ()), base_form("mapped", ()), base_form("opened", {"open"})
    ('organize', 'draw', 'map', 'open')
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if not lower.endswith("ed") or len(lower) < _SHORT:
        return lower
    stem = lower[:-2]
    if lower.endswith("ied"):
        return stem[:-1] + "y"
    candidates = (stem, stem + "e", stem[:-1])
    fallback = candidates[2] if _DOUBLED.search(stem) else candidates[1] if _LOST_E.search(stem) else stem
    return next((each for each in candidates if each in known), fallback)


def is_past(word: str) -> bool:
    """Whether *word* has a past form."""
    lower = word.lower()
    return lower in _IRREGULAR or (lower.endswith("ed") and not lower.endswith("eed") and len(word) >= _SHORT)
