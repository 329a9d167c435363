"""What a label or a list line says of a person: name, office, and what stands in brackets behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing_kg.parse.words import ANSWERERS, ASKERS, FILLERS, HONORIFICS, HOSTS, OFFICES, RELAYS, SMALL_WORDS

_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,80})[)\]]")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]?\s+)?(?P<word>.*?)[.\s]*\s?#?\d{0,3}\Z")
_REMARK = re.compile(
    r"(?:inaudible|contd?\b|continu|off.?mic|via |through |in \w+\Z|translat|interpret|speaking|unint)", re.IGNORECASE
)
_OF = frozenset({"of", "for"})
_NAME_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A label taken apart: ``name`` and ``role`` as printed, each empty where the label has none."""

    name: str
    role: str


def bare_words(text: str) -> list[str]:
    """Return the words of *text* in small letters, without full stops, commas and quotation marks."""
    return [word for word in (each.strip(".,;'\"“”’*_") for each in text.casefold().split()) if word]


@lru_cache(maxsize=4096)
def generic_kind(label: str) -> str | None:
    """Return what a label without a name says: asker, answerer, host or relay; None for any other label.

    >>> generic_kind("Question 3 (Wire):"), generic_kind("THE MODERATOR"), generic_kind("Ada Moor")
    ('asker', 'host', None)
    """
    words = bare_words(_NUMBER.sub(r"\g<word>", _BRACKET.sub("", label).rstrip(": ")))
    told = [word for word in words if word not in FILLERS]
    if not told:
        return "asker" if words and {"floor", "unidentified", "unknown"} & set(words) else None
    for kind, of_kind in (("asker", ASKERS), ("answerer", ANSWERERS), ("host", HOSTS), ("relay", RELAYS)):
        if all(word in of_kind for word in told):
            return kind
    return None


def bracketed(label: str) -> str | None:
    """Return a name or an outlet in brackets behind a label, not a remark such as ``(inaudible)``."""
    match = _BRACKET.search(label)
    if match is None or _REMARK.match(match["inside"]) or not match["inside"][0].isalnum():
        return None
    return match["inside"].strip()


def has_office(text: str) -> bool:
    """Whether *text* holds a word that heads an office."""
    return any(word in OFFICES or word.rpartition("-")[2] in OFFICES for word in bare_words(text))


def without_honorific(name: str) -> str:
    """Return *name* without ``Mr.``, ``Dr`` and the like before it."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().strip(".") in HONORIFICS:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=4096)
def named(label: str) -> Named:
    """Return name and office that a label states.

    >>> named("Finance Minister Ada Moor"), named("TOM VALE, MINISTER FOR ROADS")
    (Named(name='Ada Moor', role='Finance Minister'), Named(name='TOM VALE', role='MINISTER FOR ROADS'))
    """
    inside = bracketed(label)
    text = _BRACKET.sub("", label).strip(" ,")
    if generic_kind(text):
        return Named(without_honorific(inside) if inside and not has_office(inside) else "", "")
    if "," in text:
        return _around_comma(*(part.strip() for part in text.split(",", 1)))
    split = _office_first(text)
    if not inside or generic_kind(inside):
        return split
    if not split.name and not has_office(inside):
        return Named(without_honorific(inside), split.role)
    return Named(split.name, split.role or (inside if has_office(inside) else ""))


def _around_comma(left: str, right: str) -> Named:
    first = _office_first(left)
    if first.role and not first.name and not has_office(right):
        return Named(without_honorific(right), first.role)
    return Named(first.name, right if has_office(right) else first.role)


def _office_first(text: str) -> Named:
    """Split ``Foreign Minister Ada Moor`` and ``President of Oria Tom Vale`` before the name."""
    words = without_honorific(text).split()
    offices = [index for index, word in enumerate(words) if has_office(word)]
    if not offices:
        return Named(" ".join(words), "")
    start = offices[-1] + 1
    if start < len(words) and words[start].casefold() in _OF:
        start = max(_last_small(words) + 1, start) + 1
        if len(words) - start < 2:  # noqa: PLR2004
            return Named("", " ".join(words))
        start = len(words) - 2
    name = without_honorific(" ".join(words[start:]))
    if not name or len(name.split()) > _NAME_LENGTH:
        return Named("", " ".join(words))
    return Named(name, " ".join(words[:start]))


def _last_small(words: list[str]) -> int:
    return max((index for index, word in enumerate(words) if word.casefold() in SMALL_WORDS), default=-1)


def same_people(labels: Iterable[str]) -> Mapping[str, str]:
    """Return for each label one that stands for all labels of the same person.

    ``MR. VALE`` is ``TOM VALE, MINISTER``, and ``THE MINISTER`` too, where only one fits.
    """
    parts = {label: named(label) for label in dict.fromkeys(labels)}
    full: dict[tuple[str, ...], str] = {}
    by_word: dict[str, set[str]] = {}
    by_role: dict[str, set[str]] = {}
    for label, part in parts.items():
        key = tuple(bare_words(part.name))
        if len(key) > 1 and not generic_kind(label):
            first = full.setdefault(key, label)
            for word in {key[0], key[-1]}:
                by_word.setdefault(word, set()).add(first)
            if part.role:
                by_role.setdefault(_plain(part.role), set()).add(first)
    return {label: _one(label, part, full, by_word, by_role) for label, part in parts.items()}


def _one(
    label: str,
    part: Named,
    full: Mapping[tuple[str, ...], str],
    by_word: Mapping[str, set[str]],
    by_role: Mapping[str, set[str]],
) -> str:
    key = tuple(bare_words(part.name))
    if key in full and not generic_kind(label):
        return full[key]
    fitting = by_word.get(key[0], set()) if len(key) == 1 else set() if key else by_role.get(_plain(part.role), set())
    return next(iter(fitting)) if len(fitting) == 1 else label


def _plain(role: str) -> str:
    return " ".join(word for word in bare_words(role) if word != "the")
