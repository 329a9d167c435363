"""Forms of English verbs: which words can be a past form, and the base of a form."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import dataclass

_IRREGULAR_FORMS = """
    began begin, begun begin, bought buy, brought bring, broke break, broken break, built build, came come, cut
    cut, did do, done do, drawn draw, drew draw, driven drive, drove drive, fought fight, found find, gave give,
    given give, got get, held hold, kept keep, laid lay, led lead, left leave, made make, met meet, paid pay, put
    put, ran run, saw see, sent send, set set, shut shut, sold sell, spent spend, striven strive, strove strive,
    taken take, taught teach, took take, undertaken undertake, undertook undertake, withdrew withdraw, withdrawn
    withdraw, won win, written write, wrote write
"""
_IRREGULAR = dict(pair.split() for pair in _IRREGULAR_FORMS.split(","))
_DOUBLED = re.compile(r"([bdgmnprt])\1\Z")
# Stems that lost an e before -ed: reduc-e, organiz-e, acceler-at-e, reserv-e, judg-e.
_LOST_E = re.compile(
    r"(?:[^eo]at|i[sz]|[aeu]s|[^aeiou]s|[cuv]|[dlnr]g|[^aeiou]l|[^aeiou]i?r|u[rdm]|id|ad|[ao]k|i[bmnpr]|op|uis|ot)\Z"
)
_SHORT = 4
_SHORT_GERUND = 5


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
    if lower.endswith("ied"):
        return lower[:-3] + "y"
    return _base_of_stem(lower[:-2], known)


def gerund_base(word: str, known: Collection[str]) -> str | None:
    """Return the *known* verb that *word* is the gerund of.

    >>> gerund_base("building", {"build"}), gerund_base("cutting", {"cut"}), gerund_base("evening", {"cut"})
    ('build', 'cut', None)
    """
    lower = word.lower()
    if not lower.endswith("ing") or len(lower) < _SHORT_GERUND:
        return None
    base = _base_of_stem(lower[:-3], known)
    return base if base in known else None


def is_past(word: str) -> bool:
    """Whether *word* has a past form."""
    lower = word.lower()
    return lower in _IRREGULAR or (lower.endswith("ed") and not lower.endswith("eed") and len(word) >= _SHORT)


@dataclass(frozen=True, slots=True)
class Pasts:
    """The past forms of some verbs, as a container of words."""

    verbs: frozenset[str]

    def __contains__(self, word: object) -> bool:
        """Whether *word* is a past form of one of the verbs."""
        return isinstance(word, str) and is_past(word) and base_form(word, self.verbs) in self.verbs


@dataclass(frozen=True, slots=True)
class Gerunds:
    """The gerunds of some verbs, as a container of words."""

    verbs: frozenset[str]

    def __contains__(self, word: object) -> bool:
        """Whether *word* is the gerund of one of the verbs."""
        return isinstance(word, str) and gerund_base(word, self.verbs) is not None


def _base_of_stem(stem: str, known: Container[str]) -> str:
    candidates = (stem, stem + "e", stem[:-1])
    fallback = candidates[2] if _DOUBLED.search(stem) else candidates[1] if _LOST_E.search(stem) else stem
    return next((each for each in candidates if each in known), fallback)
