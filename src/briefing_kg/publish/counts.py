"""Counts what graphs hold, as VoID asks for it (VoID, sections 4.6 and 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_kg import iris
from briefing_kg.publish.ntriples import iri, split
from briefing_kg.vocab import OWL, RDF, SKOS

_TYPE = iri(f"{RDF}type")
_LINKS = frozenset(
    iri(each)
    for each in (f"{OWL}sameAs", *(f"{SKOS}{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")))
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in a graph, or in several together; do not change it.

    ``classes`` counts entities by class, ``properties`` triples by property, ``links`` the links to
    other datasets by property and the start that the IRIs of that dataset share.
    """

    triples: int
    subjects: frozenset[str]
    objects: frozenset[str]
    classes: Counter[str]
    properties: Counter[str]
    links: Counter[tuple[str, str]]

    def entities(self, base: str) -> int:
        """The number of subjects among our own things, which are those below ``/id/``."""
        return sum(subject.startswith(f"<{iris.thing(base, '')}") for subject in self.subjects)


def count(lines: Iterable[str], base: str) -> Counts:
    """Count the distinct N-Triples *lines*."""
    triples = 0
    subjects: set[str] = set()
    objects: set[str] = set()
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    for line in lines:
        subject, predicate, term = split(line)
        triples += 1
        subjects.add(subject)
        objects.add(term)
        properties[predicate[1:-1]] += 1
        if predicate == _TYPE:
            classes[term[1:-1]] += 1
        elif predicate in _LINKS and not term.startswith(f"<{base}"):
            links[predicate[1:-1], _space(term[1:-1])] += 1
    return Counts(triples, frozenset(subjects), frozenset(objects), classes, properties, links)


def together(parts: Iterable[Counts]) -> Counts:
    """Return the counts of all *parts*, which have no triple in common."""
    parts = tuple(parts)
    return Counts(
        triples=sum(each.triples for each in parts),
        subjects=frozenset().union(*(each.subjects for each in parts)),
        objects=frozenset().union(*(each.objects for each in parts)),
        classes=sum((each.classes for each in parts), Counter()),
        properties=sum((each.properties for each in parts), Counter()),
        links=sum((each.links for each in parts), Counter()),
    )


def _space(target: str) -> str:
    """Return *target* without its last part.

    >>> _space("https://sws.geonames.org/1814991/")
    'https://sws.geonames.org/'
    """
    whole = target.rstrip("/#")
    return whole[: max(whole.rfind("/"), whole.rfind("#")) + 1]
