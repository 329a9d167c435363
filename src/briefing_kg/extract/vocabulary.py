"""The lexicon made ready for matching: for each scheme one pattern over all its labels.

Labels match without regard to case, as whole words, longest first. Symbols such as ``%`` or
``HK$`` need no word boundary.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing_kg.extract.verbs import base_form, is_past
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

    terms: Mapping[str, Term]
    anywhere: re.Pattern[str]
    at_end: re.Pattern[str]

    def match(self, text: str, position: int, end: int) -> tuple[Term, int] | None:
        """Return the term whose label stands at *position*, and where the label ends."""
        found = self.anywhere.match(text, position, end)
        return (self.terms[_folded(found[0])], found.end()) if found else None

    def last_in(self, text: str, start: int, end: int) -> tuple[Term, int, int] | None:
        """Return the last term named in ``text[start:end]`` with the place of its label."""
        return max(self.all_in(text, start, end), key=lambda found: found[1], default=None)

    def all_in(self, text: str, start: int, end: int) -> Iterator[tuple[Term, int, int]]:
        """Yield the terms named in ``text[start:end]`` with the places of their labels."""
        for match in self.anywhere.finditer(text, start, end):
            yield self.terms[_folded(match[0])], match.start(), match.end()

    def ending(self, text: str, start: int, end: int) -> tuple[Term, int] | None:
        """Return the term whose label stands right before *end*, blanks aside, and where it begins."""
        found = self.at_end.search(text[start:end])
        return (self.terms[_folded(found["label"])], start + found.start("label")) if found else None


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
    verbs: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    names_pattern: re.Pattern[str]


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
        verbs=_base_forms(_terms(lexicon, "action")),
        names=lexicon.names,
        names_pattern=_name_pattern(lexicon.names),
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


def _base_forms(actions: Iterable[Term]) -> frozenset[str]:
    """Return the verbs that may open a coordinate of a verb phrase: first words of labels in the base form."""
    words = {label.split()[0] for term in actions for label in term.labels}
    return frozenset(
        word for word in words if (not is_past(word) or base_form(word, ()) == word) and not _inflected(word, words)
    )


def _inflected(word: str, words: Container[str]) -> bool:
    bases = (word[:-1], word[:-2], word[:-3] + "y")
    return word.endswith("ing") or (word.endswith("s") and any(base in words for base in bases))


def _name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for *names*, the longest first, as whole words in the case printed."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(name) + (r"(?!\w)" if name[-1].isalnum() else "") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives})") if ordered else _NEVER


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
        return Words({}, _NEVER, _NEVER)
    ordered = sorted(terms, key=lambda label: (-len(label), label))
    pattern = "(?:" + "|".join(map(_label_pattern, ordered)) + ")"
    return Words(
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
