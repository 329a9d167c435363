"""The lexicon made ready for matching: for each scheme one pattern over all its labels.

Labels match without regard to case, as whole words, longest first. Symbols such as ``%`` or
``HK$`` need no word boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing_kg.records import Lexicon, Term

_NEVER = re.compile(r"(?!)")
# English modals, a closed class; "would" and "could" say what is not sure and govern nothing here.
_MODALS = frozenset({"will", "shall", "must", "should", "'ll", "we'll"})
# An infinitive that only lengthens the verb after it.
_LIGHT = frozenset(
    {"strive to", "endeavor to", "endeavour to", "try to", "make efforts to", "do our best to", "do our utmost to"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one scheme and the terms they stand for."""

    pattern: str
    terms: Mapping[str, Term]
    anywhere: re.Pattern[str]
    at_end: re.Pattern[str]

    def match(self, text: str, position: int, end: int) -> tuple[Term, int] | None:
        """Return the term whose label stands at *position*, and where the label ends."""
        found = self.anywhere.match(text, position, end)
        return (self.terms[_folded(found[0])], found.end()) if found else None

    def last_in(self, text: str, start: int, end: int) -> tuple[Term, int, int] | None:
        """Return the last term named in ``text[start:end]`` with the place of its label."""
        last = None
        for last in self.anywhere.finditer(text, start, end):
            pass
        return (self.terms[_folded(last[0])], last.start(), last.end()) if last else None

    def ending(self, text: str, start: int, end: int) -> tuple[Term, int] | None:
        """Return the term whose label stands right before *end*, blanks aside, and where it begins."""
        found = self.at_end.search(text[start:end])
        return (self.terms[_folded(found["label"])], start + found.start("label")) if found else None

    def labels(self) -> Iterable[str]:
        """Return all labels."""
        return self.terms.keys()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The schemes that the extractor reads from the lexicon."""

    units: Words
    currency_prefixes: Words
    scales: Words
    scale_values: Mapping[str, Decimal]
    before: Words
    after: Words
    directions: Words
    kinds: Words
    governors: Words
    actions: Words
    illocutions: Words
    reporting: Words
    times: Words
    names: Mapping[str, tuple[str, ...]]


def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Make the schemes of *lexicon* ready for matching."""
    units = [term for term in _terms(lexicon, "unit") if term.key != "NUM"]
    comparators = _labelled(_terms(lexicon, "comparator"))
    scales = _terms(lexicon, "scale")
    return Vocabulary(
        units=_words(_with_symbols(units)),
        currency_prefixes=_words(_with_symbols(term for term in units if term.key.startswith("CCY_"))),
        scales=_words(_labelled(scales)),
        scale_values={term.key: Decimal(term.attributes["value"]) for term in scales},
        before=_words((label, term) for label, term in comparators if not _follows(label)),
        after=_words((label, term) for label, term in comparators if _follows(label)),
        directions=_words(_labelled(_terms(lexicon, "direction"))),
        kinds=_words(_labelled(_terms(lexicon, "figure-kind"))),
        governors=_words(_governors(_terms(lexicon, "commitment"))),
        actions=_words(_labelled(_terms(lexicon, "action"))),
        illocutions=_words(_labelled(_terms(lexicon, "illocution"))),
        reporting=_words(_labelled(_terms(lexicon, "reporting"))),
        times=_words(_labelled(_terms(lexicon, "time-expression"))),
        names=lexicon.names,
    )


def _terms(lexicon: Lexicon, scheme: str) -> tuple[Term, ...]:
    return lexicon.schemes.get(scheme, ())


def _labelled(terms: Iterable[Term]) -> list[tuple[str, Term]]:
    return [(label, term) for term in terms for label in term.labels]


def _governors(terms: Iterable[Term]) -> list[tuple[str, Term]]:
    """Return the labels that govern a verb: modals, and whatever ends in "to"; not what they continue to."""
    pairs = []
    for term in terms:
        modals = {label for label in term.labels if label in _MODALS}
        infinitives = {label for label in term.labels if label.endswith(" to") and label.split()[0] not in modals}
        pairs += [(label, term) for label in (*modals, *infinitives) if label not in _LIGHT]
    return pairs


def _with_symbols(terms: Iterable[Term]) -> list[tuple[str, Term]]:
    pairs = []
    for term in terms:
        pairs += [(label, term) for label in term.labels]
        if term.attributes.get("symbol"):
            pairs.append((term.attributes["symbol"], term))
    return pairs


def _follows(label: str) -> bool:
    """Whether a comparator stands after its number: ``or so``, ``-odd``, ``plus``."""
    return label.startswith(("or ", "and ", "-")) or label in {"odd", "plus", "+"}


def _words(pairs: Iterable[tuple[str, Term]]) -> Words:
    terms: dict[str, Term] = {}
    for label, term in pairs:
        terms.setdefault(_folded(label), term)
    if not terms:
        return Words("(?!)", {}, _NEVER, _NEVER)
    ordered = sorted(terms, key=lambda label: (-len(label), label))
    pattern = "(?:" + "|".join(map(_label_pattern, ordered)) + ")"
    return Words(
        pattern,
        terms,
        re.compile(pattern, re.IGNORECASE),
        re.compile(rf"(?P<label>{pattern})\s*\Z", re.IGNORECASE),
    )


def _label_pattern(label: str) -> str:
    escaped = r"\s+".join(map(re.escape, label.split()))
    opening = r"(?<![\w])" if label[0].isalnum() else ""
    closing = r"(?![\w])" if label[-1].isalnum() else ""
    return f"{opening}{escaped}{closing}"


def _folded(label: str) -> str:
    return " ".join(label.lower().split())
