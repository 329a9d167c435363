"""Say what was promised of the data, and count of how many things each promise was asked.

A promise is a node shape with a name. It is asked of the instances of its target class, or of
what ``looksAt`` names where it is asked once for many things at a time: a class, a property, or
a query for one number. ``things`` is the word for what is counted.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import ResultRow
from rdflib.term import Node

from briefing_kg.reports import Promise
from briefing_kg.validate.graphs import turtle_graph

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf)


def promises_of(
    data: Graph, shapes: Iterable[tuple[Path, str]], ontology: Graph, mine: Container[Node] | None = None
) -> tuple[Promise, ...]:
    """Return the promises of the files *shapes* by IRI, with what each looks at in *data*.

    A promise belongs to the group named after its file. *data* hold the subclass axioms.
    Of *mine*, if given, are the shapes to look at.
    """
    files = [(path.stem, turtle_graph(text, path)) for path, text in shapes]
    counter = _Counter(data, "".join(sorted({line for _, graph in files for line in _prefixes(graph)})))
    found = [
        _promise(shape, group, graph, counter, ontology)
        for group, graph in files
        for shape in graph.subjects(RDF.type, SH.NodeShape)
        if isinstance(shape, URIRef) and (shape, SH.name, None) in graph and (mine is None or shape in mine)
    ]
    return tuple(sorted(found, key=lambda promise: promise.iri))


def plural(word: str) -> str:
    """Return the plural of an English noun, of which the last word counts.

    >>> plural("source text"), plural("discrepancy"), plural("turn")
    ('source texts', 'discrepancies', 'turns')
    """
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in set("aeiou") else f"{word}s"


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts things in *data*; *prologue* are the prefixes of queries."""

    data: Graph
    prologue: str

    def count(self, asked: Iterable[Node]) -> int:
        """Return of how many things something is asked: each once, and what queries count."""
        named = {thing for each in asked if not isinstance(each, Literal) for thing in self._things(each)}
        return len(named) + sum(self._answer(each) for each in asked if isinstance(each, Literal))

    def _things(self, named: Node) -> Iterator[Node]:
        """Yield the instances of a class, of its subclasses too, or what has a property."""
        for kind in self.data.transitive_subjects(RDFS.subClassOf, named):
            yield from self.data.subjects(RDF.type, kind)
        yield from self.data.subjects(named, None)

    def _answer(self, query: Literal) -> int:
        """Return the one number that *query* asks for; a sum over nothing is 0."""
        (answer,) = self.data.query(_parsed(self.prologue + query))
        return int(str(answer[0])) if isinstance(answer, ResultRow) and answer[0] is not None else 0


def _promise(shape: URIRef, group: str, shapes: Graph, counter: _Counter, ontology: Graph) -> Promise:
    own = f"{shape.rpartition('#')[0]}#"
    asked = list(shapes.objects(shape, URIRef(f"{own}looksAt")))
    asked = asked or [target for kind in _TARGETS for target in shapes.objects(shape, kind)]
    words = shapes.value(shape, URIRef(f"{own}things"))
    return Promise(
        iri=str(shape),
        title=str(shapes.value(shape, SH.name)),
        description=str(shapes.value(shape, SH.description) or ""),
        looked_at=counter.count(asked),
        things=str(words) if words is not None else _word(ontology, asked),
        group=group,
    )


@lru_cache(maxsize=64)
def _parsed(query: str) -> Query:
    return prepareQuery(query)


def _word(ontology: Graph, asked: list[Node]) -> str:
    """Return the classes that are asked of, in the ontology's words; other things are just things."""
    labels = {ontology.value(each, RDFS.label) for each in asked}
    words = sorted(plural(str(label)) for label in labels if label is not None)
    if not words or None in labels:
        return "things"
    return f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else words[0]


def _prefixes(shapes: Graph) -> Iterator[str]:
    for declared in shapes.objects(None, SH.declare):
        prefix, namespace = shapes.value(declared, SH.prefix), shapes.value(declared, SH.namespace)
        yield f"PREFIX {prefix}: <{namespace}>\n"
