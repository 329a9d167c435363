"""What the lines of a briefing say, by subject and predicate, and how its things are named in messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from briefing_kg import iris
from briefing_kg.audit.ntriples import Line, Literal, Term
from briefing_kg.vocab import OA, PROV, RDF, RDFS, SCHEMA, SKOS, brf

_KINDS = {
    "Figure": "figure",
    "Measure": "measure",
    "Statement": "statement",
    "Turn": "turn",
    "Passage": "passage",
    "SourceText": "source text",
}
_POSITION = f"{SCHEMA}position"
_LONGEST = 70


@dataclass(slots=True)
class Facts:
    """The facts of one briefing, or those all share; ``shared`` is asked where a thing is not known here."""

    base: str
    shared: Facts | None = field(default=None, repr=False)
    _index: dict[str, dict[str, list[Term]]] = field(default_factory=dict, repr=False)
    _instances: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def add(self, lines: Iterable[Line]) -> None:
        """Take in what *lines* say."""
        for subject, predicate, term, _ in lines:
            self._index.setdefault(subject, {}).setdefault(predicate, []).append(term)
            if predicate == f"{RDF}type" and isinstance(term, str):
                self._instances.setdefault(term, []).append(subject)

    def own(self, name: str) -> str:
        """Return the IRI of a term of our ontology."""
        return brf(self.base) + name

    def key(self, concept: str, scheme: str) -> str:
        """Return the key of *concept* in our *scheme*, empty if it is not of it."""
        start = iris.thing(self.base, f"concept/{scheme}/")
        return concept.removeprefix(start) if concept.startswith(start) else ""

    def instances(self, name: str) -> list[str]:
        """Return the things of our class *name*, sorted."""
        return sorted(set(self._instances.get(self.own(name), ())))

    def all(self, subject: str, predicate: str) -> list[Term]:
        """Return all values, those of this briefing and those all share."""
        found = self._index.get(subject, {}).get(predicate, [])
        return found + self.shared.all(subject, predicate) if self.shared else found

    def links(self, subject: str, predicate: str) -> list[str]:
        """Return the IRIs that *subject* is linked to, sorted."""
        return sorted(each for each in self.all(subject, predicate) if isinstance(each, str))

    def link(self, subject: str, predicate: str) -> str:
        """Return the one IRI that *subject* is linked to, empty unless there is exactly one."""
        found = self.links(subject, predicate)
        return found[0] if len(found) == 1 else ""

    def text(self, subject: str, predicate: str) -> str | None:
        """Return the characters of the one literal, None unless there is exactly one."""
        found = [each.text for each in self.all(subject, predicate) if isinstance(each, Literal)]
        return found[0] if len(found) == 1 else None

    def number(self, subject: str, predicate: str) -> Fraction | None:
        """Return the one number, exactly; None unless there is exactly one."""
        text = self.text(subject, predicate)
        try:
            return None if text is None or "/" in text else Fraction(text)
        except ValueError:
            return None

    def whole(self, subject: str, predicate: str) -> int | None:
        """Return the one whole number, None unless there is exactly one."""
        text = self.text(subject, predicate)
        return int(text) if text is not None and text.isascii() and text.isdecimal() else None

    def describe(self, thing: str) -> str:
        """Return kind, label and place of *thing*: ``figure “…” (page 10, characters 1836 to 1861)``."""
        words = (self._kind(thing), f"“{shortened(self.label(thing))}”", self._place(thing))
        return " ".join(each for each in words if each)

    def label(self, thing: str) -> str:
        """Return the label of *thing*, or the end of its IRI."""
        for predicate in (f"{RDFS}label", f"{SKOS}prefLabel", f"{OA}exact"):
            found = [each for each in self.all(thing, predicate) if isinstance(each, Literal)]
            if found:
                return min(found, key=lambda each: (each.language != "en", each)).text
        return thing.partition("/id/")[2] or thing

    def _kind(self, thing: str) -> str:
        kinds = (_KINDS.get(each.removeprefix(self.own(""))) for each in self.links(thing, f"{RDF}type"))
        return next((each for each in kinds if each), "")

    def _place(self, thing: str) -> str:
        for each in (thing, *self.links(thing, self.own("passage"))):
            start, end = self.text(each, f"{OA}start"), self.text(each, f"{OA}end")
            if start is not None and end is not None:
                page = self.whole(self.link(self.link(each, f"{OA}hasSource"), f"{PROV}wasDerivedFrom"), _POSITION)
                return f"({f'page {page}, ' if page else ''}characters {start} to {end})"
        return ""


def shortened(text: str) -> str:
    """Return *text* on one line, cut after 70 characters."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
