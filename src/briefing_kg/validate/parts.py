"""Divide shapes into parts of about the same cost, so that one briefing can be checked by several processes."""

from __future__ import annotations

import re

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from briefing_kg.validate.graphs import DataGraph

_EXAMPLE = URIRef("urn:example")
#: A sign of multiplication or division; a path has no blanks around its slash.
_TIMES = re.compile(r"\s[*/]\s")
#: What a property of a shape weighs, in characters of queries.
_PROPERTY = 100
_TARGETS = frozenset({SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf})


def shapes_of(part: int, parts: int, shapes: Graph) -> frozenset[Node]:
    """Return the node shapes that belong to one of so many *parts*: each belongs to just one.

    The heaviest goes first, each to the part that has least. What a shape costs is mostly the
    reading of its queries, so it weighs what they are long.
    """
    weights = {shape: _weight(shapes, shape) for shape in shapes.subjects(RDF.type, SH.NodeShape)}
    loads = [0] * parts
    mine = set()
    for shape in sorted(weights, key=lambda shape: (-weights[shape], shape)):
        lightest = loads.index(min(loads))
        loads[lightest] += weights[shape]
        if lightest == part:
            mine.add(shape)
    return frozenset(mine)


def multiplying(shapes: Graph) -> frozenset[Node]:
    """Return the node shapes whose queries multiply or divide, which the fast engine does not do rightly.

    It makes an error of zero times a fraction (0 * 8.5), and groups chains otherwise than SPARQL does.
    """
    return frozenset(
        shape
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        if any(_TIMES.search(str(select)) for select in shapes.objects(shape, SH.sparql / SH.select))
    )


def only(mine: frozenset[Node], shapes: Graph) -> Graph:
    """Return *shapes* with no other targets than those of the shapes *mine*."""
    targeting_only = Graph(bind_namespaces="none")
    for triple in shapes:
        if triple[1] not in _TARGETS or triple[0] in mine:
            targeting_only.add(triple)
    return targeting_only


def examples(shapes: Graph) -> DataGraph:
    """Return data with one thing of each class that *shapes* target: enough for each query to be asked once."""
    data = DataGraph(bind_namespaces="none")
    for target in shapes.objects(None, SH.targetClass):
        data.add((_EXAMPLE, RDF.type, target))
    return data


def _weight(shapes: Graph, shape: Node) -> int:
    queries = sum(len(str(select)) for select in shapes.objects(shape, SH.sparql / SH.select))
    return queries + _PROPERTY * sum(1 for _ in shapes.objects(shape, SH.property)) + 1
