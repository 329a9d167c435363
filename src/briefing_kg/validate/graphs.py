"""Read data, shapes and ontology into RDFLib graphs, every literal as it is written."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import rdflib
from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from briefing_kg.errors import DataError
from briefing_kg.records import BuiltGraph


class DataGraph(Graph):
    """A graph that parses each query once: parsing is half of the cost of a small query."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Answer a query, parsed or from the memory of parsed queries."""
        if isinstance(query_object, str):
            query_object = _parsed(_ordered(query_object))
        return super().query(query_object, *args, **kwargs)


@contextmanager
def literals_as_written() -> Iterator[None]:
    """Keep RDFLib from rewriting literals: ``1.50`` must reach the shapes as ``1.50``.

    pySHACL sets the global switch to ``True`` when it has loaded the shapes, whatever it was.
    """
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Pause the collector, which costs a third of the time while queries are parsed and finds nothing."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def data_graph(graphs: Iterable[BuiltGraph], ontology: Graph) -> DataGraph:
    """Return the union of *graphs*, literals as written, with which class of *ontology* is a kind of which."""
    union = DataGraph(bind_namespaces="none")
    with literals_as_written(), no_garbage_collection():
        for each in graphs:
            union.parse(data="".join(f"{line}\n" for line in each.ntriples), format="nt")
    union += _own_subclasses(ontology)
    return union


def shapes_graph(files: Iterable[tuple[Path, str]]) -> Graph:
    """Return the union of the Turtle *files*; raise DataError for one that does not parse."""
    union = Graph(bind_namespaces="none")
    for path, text in files:
        union += turtle_graph(text, path)
    return union


@lru_cache(maxsize=64)
def turtle_graph(text: str, path: Path) -> Graph:
    """Return the graph that *text* is in Turtle; raise DataError, naming *path*, if it is none.

    The graph is remembered, since shapes and ontology are the same for every briefing: do not change it.
    """
    try:
        return Graph(bind_namespaces="none").parse(data=text, format="turtle")
    except (BadSyntax, ParserError) as error:
        line = getattr(error, "lines", None)
        raise DataError(
            "is not Turtle that can be read",
            path=path,
            line=None if line is None else line + 1,
            advice="Correct the file; every triple ends in a full stop.",
        ) from error


def _own_subclasses(ontology: Graph) -> Graph:
    """Return the subclass axioms among the ontology's own classes: a turn is an utterance."""
    axioms = Graph(bind_namespaces="none")
    own = f"{ontology.value(predicate=RDF.type, object=OWL.Ontology)}#"
    for lower, upper in ontology.subject_objects(RDFS.subClassOf):
        if str(upper).startswith(own):
            axioms.add((lower, RDFS.subClassOf, upper))
    return axioms


@lru_cache(maxsize=256)
def _parsed(query: str) -> Query:
    return prepareQuery(query)


def _ordered(query: str) -> str:
    """Return *query* with its PREFIX lines sorted; pySHACL writes them in any order."""
    lines = query.strip().split("\n")
    prefixes = sorted(line for line in lines if line.startswith("PREFIX "))
    return "\n".join((*prefixes, *(line for line in lines if not line.startswith("PREFIX "))))
