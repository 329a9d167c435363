"""Counts what a set of triples holds, as VoID asks for it (VoID, section 4.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_kg.publish.ntriples import iri, split
from briefing_kg.vocab import RDF

_TYPE = iri(f"{RDF}type")


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of a graph; ``classes`` counts entities by class, ``properties`` triples by property."""

    triples: int
    subjects: int
    objects: int
    entities: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


def count(lines: Iterable[str], things: str) -> Counts:
    """Count the distinct N-Triples *lines*; entities are the subjects whose IRI starts with *things*."""
    triples = 0
    subjects: set[str] = set()
    objects: set[str] = set()
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    for line in lines:
        subject, predicate, term = split(line)
        triples += 1
        subjects.add(subject)
        objects.add(term)
        properties[predicate[1:-1]] += 1
        if predicate == _TYPE:
            classes[term[1:-1]] += 1
    return Counts(
        triples=triples,
        subjects=len(subjects),
        objects=len(objects),
        entities=sum(subject.startswith(f"<{things}") for subject in subjects),
        classes=tuple(sorted(classes.items())),
        properties=tuple(sorted(properties.items())),
    )
