"""Names for people: the labels of many things in one question, kept as long as the release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from briefing_kg.serve.views.names import LABEL_PROPERTIES, PROPERTY_NAMES, last_part, shortened
from briefing_kg.serve.views.numbers import grouped
from briefing_kg.serve.views.vocabulary import Vocabulary

_Select = Callable[[str], Sequence[Mapping[str, NamedNode | BlankNode | Literal | Triple]]]

#: Labels kept before the memory is started anew: a bound, not a tuning knob.
_KEPT = 50_000
_AT_ONCE = 500
#: The fragment of a passage (RFC 5147).
_PLACE = re.compile(r"#char=(\d+),(\d+)$")
_LANGUAGES = ("en", "")
_UNWRITABLE = frozenset('<>"{}|\\^`') | frozenset(map(chr, range(0x21)))


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of things (asked of the data) and of terms (known from the vocabulary)."""

    select: _Select
    vocabulary: Vocabulary
    kept: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def prepare(self, iris: Iterable[str]) -> None:
        """Ask for the labels of all *iris* not known yet, in as few questions as possible."""
        if len(self.kept) > _KEPT:
            self.kept.clear()
        wanted = [iri for iri in dict.fromkeys(iris) if iri and iri not in self.kept]
        for at in range(0, len(wanted), _AT_ONCE):
            self._ask(wanted[at : at + _AT_ONCE])

    def of(self, iri: str) -> str:
        """Return the label of a thing, or the last part of its IRI where it has none."""
        if iri not in self.kept:
            self.prepare([iri])
        return self.kept.get(iri) or self.vocabulary.label(iri) or _makeshift(iri)

    def property(self, iri: str) -> str:
        """Return what people call a property."""
        return self.vocabulary.label(iri) or PROPERTY_NAMES.get(iri, ("",))[0] or _makeshift(iri)

    def inverse(self, iri: str) -> str:
        """Return what people call a property read backwards."""
        names = PROPERTY_NAMES.get(iri)
        return names[1] if names else self.vocabulary.inverse(iri) or f"{self.property(iri)} of"

    def _ask(self, iris: Sequence[str]) -> None:
        writable = " ".join(f"<{iri}>" for iri in iris if not _UNWRITABLE.intersection(iri))
        names = ", ".join(f"<{name}>" for name in LABEL_PROPERTIES)
        best: dict[str, tuple[int, int, str]] = {}
        # A filter, not a second VALUES: joining two tables first makes the engine read the whole store.
        pattern = f"VALUES ?thing {{ {writable} }} ?thing ?how ?label FILTER(?how IN ({names}))"
        for row in self.select(f"SELECT ?thing ?how ?label WHERE {{ {pattern} }}"):
            thing, how, label = row["thing"], row["how"], row["label"]
            if isinstance(thing, NamedNode) and isinstance(how, NamedNode) and isinstance(label, Literal):
                rank = (_language_rank(label.language or ""), LABEL_PROPERTIES.index(how.value), label.value)
                best[thing.value] = min(best.get(thing.value, rank), rank)
        self.kept.update({iri: best[iri][2] if iri in best else "" for iri in iris})


def _language_rank(language: str) -> int:
    tag = language.lower().partition("-")[0]
    return _LANGUAGES.index(tag) if tag in _LANGUAGES else len(_LANGUAGES)


def _makeshift(iri: str) -> str:
    place = _PLACE.search(iri)
    if place is not None:
        return f"characters {grouped(place[1])} to {grouped(place[2])}"
    short = shortened(iri)
    return short if short != iri else last_part(iri) or iri
