"""Read the lexicon: the words of the SKOS schemes, and the names of the authority files.

A label teaches the extractor: ``skos:prefLabel`` and ``skos:altLabel`` belong to one term of a
scheme, ``skos:hiddenLabel`` (inflected forms, cue words, spellings; SKOS Reference, section 5)
may be shared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from briefing_kg.errors import DataError
from briefing_kg.model.turtle import TurtleFile, parse_turtle
from briefing_kg.records import Lexicon, Term
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.vocab import QUDT, SCHEMA

_SCHEME = re.compile(r"/id/concept/(?P<key>[^/]+)$")
_AUTHORITY = re.compile(r"/id/(?P<path>(?:agent|document|event|place)/.+)$")
_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_ATTRIBUTES: Mapping[str, URIRef] = MappingProxyType(
    {
        "notation": SKOS.notation,
        "symbol": URIRef(QUDT + "symbol"),
        "value": RDF.value,
        "unit": URIRef(SCHEMA + "unitCode"),
        "broader": SKOS.broader,
    }
)


def read_lexicon(turtle_texts: Iterable[tuple[Path, str]]) -> Lexicon:
    """Return the lexicon of *turtle_texts*: each the path and the text of a code list or authority file.

    A term's key is its ``skos:notation``, or else the end of its IRI; its attributes are ``iri``
    and, where stated, ``notation``, ``symbol``, ``value`` (of a scale word), ``unit`` (the unit of
    an indicator's levels) and ``broader``. Raises DataError, naming the file, for Turtle that
    does not parse, a concept without key or English label, and a label that two terms of one
    scheme claim.
    """
    files = [parse_turtle(path, text, DEFAULT_BASE) for path, text in turtle_texts]
    schemes: dict[str, dict[str, Term]] = defaultdict(dict)
    owners: dict[tuple[str, str], str] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for scheme, concept in _concepts(file.graph):
            term = _term(file, concept)
            _claim_labels(file, scheme, term, owners)
            if term.key in schemes[scheme]:
                raise _error(file, f"two terms of the scheme {scheme!r} have the key {term.key!r}", term.key)
            schemes[scheme][term.key] = term
        for name, path in _names(file.graph):
            names[name].add(path)
    return Lexicon(
        schemes={key: _sorted(schemes[key]) for key in sorted(schemes)},
        names={name: tuple(sorted(names[name])) for name in sorted(names)},
    )


def _sorted(terms: Mapping[str, Term]) -> tuple[Term, ...]:
    return tuple(terms[key] for key in sorted(terms))


def _concepts(graph: Graph) -> Iterator[tuple[str, URIRef]]:
    for concept, scheme in sorted(graph.subject_objects(SKOS.inScheme)):
        match = _SCHEME.search(str(scheme))
        if match and isinstance(concept, URIRef):
            yield match["key"], concept


def _term(file: TurtleFile, concept: URIRef) -> Term:
    graph = file.graph
    preferred = _english(graph, concept, SKOS.prefLabel)
    if len(preferred) != 1:
        raise _error(file, f"<{concept}> has {len(preferred)} English skos:prefLabel, not one", _end(concept))
    notation = graph.value(concept, SKOS.notation)
    hidden = _english(graph, concept, SKOS.hiddenLabel)
    labels = {label.lower() for label in (*preferred, *_english(graph, concept, SKOS.altLabel), *hidden)}
    attributes = {"iri": str(concept)}
    for name, predicate in _ATTRIBUTES.items():
        values = sorted(str(value) for value in graph.objects(concept, predicate))
        if values:
            attributes[name] = _end(URIRef(values[0])) if predicate == SKOS.broader else values[0]
    return Term(
        key=_end(concept) if notation is None else str(notation),
        label=preferred[0],
        labels=tuple(sorted(labels)),
        attributes=attributes,
    )


def _claim_labels(file: TurtleFile, scheme: str, term: Term, owners: dict[tuple[str, str], str]) -> None:
    """Note that *term* owns its labels; raise DataError if another term of the scheme owns one."""
    concept = URIRef(term.attributes["iri"])
    own = [label for kind in (SKOS.prefLabel, SKOS.altLabel) for label in _english(file.graph, concept, kind)]
    for label in sorted({label.lower() for label in own}):
        owner = owners.setdefault((scheme, label), term.key)
        if owner != term.key:
            raise _error(
                file,
                f"the label {label!r} belongs to two terms of the scheme {scheme!r}: {owner!r} and {term.key!r}",
                f'"{label}"@en',
                advice="Keep it with one of them, or make it a skos:hiddenLabel of the other.",
            )


def _names(graph: Graph) -> Iterator[tuple[str, str]]:
    for predicate in _NAMES:
        for subject, label in graph.subject_objects(predicate):
            match = _AUTHORITY.search(str(subject))
            if match and isinstance(label, Literal):
                yield str(label), match["path"]


def _english(graph: Graph, concept: URIRef, predicate: URIRef) -> list[str]:
    labels = (label for label in graph.objects(concept, predicate) if isinstance(label, Literal))
    return sorted(str(label) for label in labels if label.language == "en")


def _end(iri: URIRef) -> str:
    return re.split(r"[/#]", str(iri))[-1]


def _error(
    file: TurtleFile, problem: str, fragment: str, advice: str = "Correct the Turtle of that term."
) -> DataError:
    return DataError(problem, path=file.path, line=file.line_of(fragment), advice=advice)
