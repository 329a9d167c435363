"""Rules for the files of shapes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import RDF, SH

from briefing_kg.validate.report import title

_REPORTED = re.compile(r"\{\?(\w+)\}")


@pytest.fixture(scope="module")
def graph(shapes: tuple[tuple[Path, str], ...]) -> Graph:
    """All shapes."""
    union = Graph()
    for _, text in shapes:
        union.parse(data=text, format="turtle")
    return union


def test_every_shape_is_named_and_described(graph: Graph) -> None:
    """The name is the one that reports derive from the IRI; the description is a sentence."""
    named = [shape for shape in graph.subjects(RDF.type, SH.NodeShape) if graph.value(shape, SH.name)]

    assert len(named) > 20
    for shape in named:
        assert graph.value(shape, SH.name) == Literal(title(str(shape)), lang="en")
        assert str(graph.value(shape, SH.description)).endswith(".")


def test_every_constraint_says_what_is_wrong_and_what_to_do(graph: Graph) -> None:
    """Properties and queries of shapes have one message each, whole sentences with no capital first."""
    constraints = [*graph.objects(None, SH.sparql), *graph.subjects(SH.message)]

    assert constraints
    for each in constraints:
        (message,) = graph.objects(each, SH.message)
        assert str(message)[0].islower()
        assert str(message).endswith(".")


def test_a_message_reports_only_what_its_query_selects(graph: Graph) -> None:
    """A placeholder that is not selected would stand in the report as it is."""
    for constraint in graph.objects(None, SH.sparql):
        selected = set(re.findall(r"\?(\w+)", str(graph.value(constraint, SH.select)).split("WHERE", 1)[0]))
        assert set(_REPORTED.findall(str(graph.value(constraint, SH.message)))) <= selected


def test_no_severity_is_lowered_for_something_that_is_not_there(
    graph: Graph, shapes: tuple[tuple[Path, str], ...]
) -> None:
    """Each shape that the profile of unreviewed briefings names is defined, with a message or queries."""
    (text,) = (text for path, text in shapes if path.name == "unreviewed.ttl")
    for shape in Graph().parse(data=text, format="turtle").subjects(SH.severity):
        assert (shape, SH.message, None) in graph or (shape, SH.sparql, None) in graph


def test_files_stay_small(shapes: tuple[tuple[Path, str], ...]) -> None:
    """A file of shapes can be read in one go."""
    assert [path.name for path, text in shapes if text.count("\n") >= 300] == []
