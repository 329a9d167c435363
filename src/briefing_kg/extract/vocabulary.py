"""The lexicon made ready for matching."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from briefing_kg.extract.tokens import Labels, labels_of
from briefing_kg.extract.verbs import base_form, is_past
from briefing_kg.records import Lexicon, Term

# English modals, a closed class; "would" and "could" say what is not sure and govern nothing here.
_MODALS = frozenset({"will", "shall", "must", "should", "'ll", "we'll", "won't"})
# An infinitive that only lengthens the verb after it.
_LIGHT = frozenset(
    {"strive to", "endeavor to", "endeavour to", "try to", "make efforts to", "do our best to", "do our utmost to"}
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The schemes that the extractor reads from the lexicon.

    ``before`` and ``after`` are the comparators that stand before and after a number,
    ``governors`` the words of firmness that govern a verb, ``verbs`` the base forms of actions.
    """

    units: Labels[Term]
    currencies: Labels[Term]
    scales: Labels[Term]
    scale_values: Mapping[str, Decimal]
    before: Labels[Term]
    after: Labels[Term]
    directions: Labels[Term]
    kinds: Labels[Term]
    governors: Labels[Term]
    actions: Labels[Term]
    actors: Labels[Term]
    illocutions: Labels[Term]
    reporting: Labels[Term]
    times: Labels[Term]
    verbs: frozenset[str]
    names: Labels[tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A lexicon that equals itself only, so that it can be remembered without looking at all its words."""

    lexicon: Lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.lexicon is self.lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)


def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Make the schemes of *lexicon* ready for matching; remembered, since most texts are read with the same words."""
    return _read_vocabulary(_Same(lexicon))


@lru_cache(maxsize=2)
def _read_vocabulary(same: _Same) -> Vocabulary:
    lexicon = same.lexicon
    units = [term for term in _terms(lexicon, "unit") if term.key != "NUM"]
    comparators = _labelled(lexicon, "comparator")
    return Vocabulary(
        units=labels_of(_with_symbols(units)),
        currencies=labels_of(_with_symbols(term for term in units if term.key.startswith("CCY_"))),
        scales=labels_of(_labelled(lexicon, "scale")),
        scale_values={term.key: Decimal(term.attributes["value"]) for term in _terms(lexicon, "scale")},
        before=labels_of((label, term) for label, term in comparators if not _follows(label)),
        after=labels_of((label, term) for label, term in comparators if _follows(label)),
        directions=labels_of(_labelled(lexicon, "direction")),
        kinds=labels_of(_labelled(lexicon, "figure-kind")),
        governors=labels_of(_governors(_terms(lexicon, "commitment"))),
        actions=labels_of(_labelled(lexicon, "action")),
        actors=labels_of(_labelled(lexicon, "actor")),
        illocutions=labels_of(_labelled(lexicon, "illocution")),
        reporting=labels_of(_labelled(lexicon, "reporting")),
        times=labels_of(_labelled(lexicon, "time-expression")),
        verbs=_base_forms(_terms(lexicon, "action")),
        names=labels_of(lexicon.names.items(), exact_case=True),
        keys=lexicon.names,
    )


def _terms(lexicon: Lexicon, scheme: str) -> tuple[Term, ...]:
    return lexicon.schemes.get(scheme, ())


def _labelled(lexicon: Lexicon, scheme: str) -> list[tuple[str, Term]]:
    return [(label, term) for term in _terms(lexicon, scheme) for label in term.labels]


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


def _governors(terms: Iterable[Term]) -> list[tuple[str, Term]]:
    """Return the labels that govern a verb: modals, and whatever ends in "to"; not what they continue to."""
    pairs = []
    for term in terms:
        modals = [label for label in term.labels if label in _MODALS]
        infinitives = [label for label in term.labels if label.endswith(" to") and label.split()[0] not in modals]
        pairs += [(label, term) for label in (*modals, *infinitives) if label not in _LIGHT]
    return pairs


def _base_forms(actions: Iterable[Term]) -> frozenset[str]:
    """Return the verbs that may open a coordinate of a verb phrase: first words of labels in the base form."""
    words = {label.split()[0] for term in actions for label in term.labels}
    bases = {word for word in words if not is_past(word) or base_form(word, ()) == word}
    return frozenset(word for word in bases if not _inflected(word, words))


def _inflected(word: str, words: Container[str]) -> bool:
    bases = (word[:-1], word[:-2], word[:-3] + "y")
    return word.endswith("ing") or (word.endswith("s") and any(base in words for base in bases))
