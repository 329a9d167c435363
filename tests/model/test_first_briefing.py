"""The first briefing comes out as it was understood, to the character."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import BNode, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, QB, RDF, XSD

from briefing_kg.records import BuiltGraph
from briefing_kg.settings import DEFAULT_BASE

EXPECTED: dict[str, list[Any]] = json.loads((Path(__file__).parent / "first_briefing.json").read_text())
BRIEFING = URIRef(f"{DEFAULT_BASE}id/briefing/scio-2024-commerce")
OWN = f"{BRIEFING}/"
OA = Namespace("http://www.w3.org/ns/oa#")
SOURCE = f"{DEFAULT_BASE}id/source/e7f18ac39d6b"


def term(name: str) -> URIRef:
    """Return a term of the ontology."""
    return URIRef(f"{DEFAULT_BASE}def#{name}")


def span_of(dataset: Dataset, node: URIRef) -> list[int]:
    """Return the offsets that the passage of *node* is named by."""
    found = re.search(r"#char=(\d+),(\d+)$", str(dataset.value(node, term("passage"))))
    assert found is not None
    return [int(found[1]), int(found[2])]


def referents(dataset: Dataset, passage: URIRef) -> set[str]:
    """Return what *passage* refers to: paths below ``id/``, or below the briefing for what is its own."""
    return {
        str(each).removeprefix(OWN).removeprefix(f"{DEFAULT_BASE}id/")
        for each in dataset.objects(passage, term("refersTo"))
    }


def key_of(dataset: Dataset, node: URIRef, name: str) -> str:
    """Return the last part of the value of a property."""
    return str(dataset.value(node, term(name))).rsplit("/", 1)[-1]


@pytest.mark.parametrize("statement", EXPECTED["statements"], ids=lambda each: each["key"])
def test_a_statement_is_named_by_its_wording(dataset: Dataset, statement: dict[str, Any]) -> None:
    """Every statement has the key, the place and the illocution that were read."""
    node = URIRef(f"{OWN}statement/{statement['key']}")

    assert statement["span"] == span_of(dataset, node)
    assert statement["illocution"] == key_of(dataset, node, "illocution")


@pytest.mark.parametrize("figure", EXPECTED["figures"], ids=lambda each: each["key"])
def test_a_figure_stands_where_it_was_read(dataset: Dataset, figure: dict[str, Any]) -> None:
    """Every stated figure has its place, number, exact value, comparator, kind and rounding unit."""
    node = URIRef(f"{OWN}figure/{figure['key']}")
    number = URIRef(f"{SOURCE}#char={figure['number'][0]},{figure['number'][1]}")

    assert figure["span"] == span_of(dataset, node)
    assert (number, term("refersTo"), node) in dataset
    assert Literal(figure["value"], datatype=XSD.decimal) == dataset.value(node, term("value"))
    assert Decimal(figure["rounding_unit"]) == Decimal(str(dataset.value(node, term("roundingUnit"))))
    assert figure["comparator"] == key_of(dataset, node, "comparator")
    assert figure["kind"] == key_of(dataset, node, "figureKind")


@pytest.mark.parametrize("measure", EXPECTED["measures"], ids=lambda each: each["key"])
def test_a_measure_stands_where_it_was_read(dataset: Dataset, measure: dict[str, Any]) -> None:
    """Every measure has its place, action and firmness."""
    node = URIRef(f"{OWN}measure/{measure['key']}")

    assert measure["span"] == span_of(dataset, node)
    assert measure["action"] == key_of(dataset, node, "action")
    assert measure["commitment"] == key_of(dataset, node, "commitment")


@pytest.mark.parametrize("number", EXPECTED["numbers"], ids=lambda each: f"{each['text']}@{each['span'][0]}")
def test_every_number_stands_for_something(dataset: Dataset, number: dict[str, Any]) -> None:
    """Every number of the page, in digits or words, stands for what it was read as, and for nothing else."""
    passage = URIRef(f"{SOURCE}#char={number['span'][0]},{number['span'][1]}")

    assert set(number["refers_to"]) == referents(dataset, passage)


@pytest.mark.parametrize(
    ("text", "span", "refers_to", "anchored"),
    EXPECTED["mentions"],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_a_mention_stands_for_what_was_read(
    dataset: Dataset, text: str, span: list[int], refers_to: list[str], *, anchored: bool
) -> None:
    """Times, names and pronouns stand for what they were read as; what is relative counts from the briefing."""
    passage = URIRef(f"{SOURCE}#char={span[0]},{span[1]}")

    assert Literal(text) == dataset.value(passage, OA.exact)
    assert set(refers_to) == referents(dataset, passage)
    assert [BRIEFING] * anchored == list(dataset.objects(passage, term("anchoredOn")))


@pytest.mark.parametrize(
    ("name", "count"),
    [("Turn", 4), ("Statement", 39), ("Measure", 13), ("Figure", 23), ("Discrepancy", 3), ("PolicyDocument", 2)],
)
def test_counts(dataset: Dataset, name: str, count: int) -> None:
    """Nothing is missing and nothing is there twice: 12 figures are stated, 10 derived, 1 is of another source."""
    assert count == len(set(dataset.subjects(RDF.type, term(name))))


def test_ten_figures_are_derived_with_inputs_and_formula(dataset: Dataset) -> None:
    """Derived figures stand in a graph of their own, each generated by an activity from inputs."""
    graph = dataset.graph(URIRef(f"{DEFAULT_BASE}graph/scio-2024-commerce/derived"))
    figures = set(graph.subjects(RDF.type, term("Figure")))

    assert len(figures) == 10
    for figure in figures:
        assert list(graph.objects(figure, PROV.wasDerivedFrom))
        activity = graph.value(figure, PROV.wasGeneratedBy)
        assert activity is not None
        assert graph.value(activity, term("derivation")) is not None


def test_the_stated_graph_knows_no_date_of_the_briefing(dataset: Dataset) -> None:
    """The page prints only the day of issue; the day of the briefing is context."""
    stated = dataset.graph(URIRef(f"{DEFAULT_BASE}graph/scio-2024-commerce/stated"))
    day = Literal("2024-01-26", datatype=XSD.date)

    assert day not in set(stated.objects())
    assert day in set(dataset.objects())


def test_every_triple_is_in_one_graph(first_graphs: tuple[BuiltGraph, ...]) -> None:
    """A fact has one origin."""
    lines = [line for graph in first_graphs for line in graph.ntriples]

    assert len(lines) == len(set(lines))


def test_nothing_published_is_a_blank_node(first_graphs: tuple[BuiltGraph, ...]) -> None:
    """Everything has an address that can be cited."""
    for built in first_graphs:
        graph = Graph().parse(data="\n".join(built.ntriples), format="nt")

        assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_every_figure_is_in_one_data_cube(dataset: Dataset) -> None:
    """Figures of other accounts are observations of a cube of their own."""
    cubes = {node: set(dataset.objects(node, QB.dataSet)) for node in dataset.subjects(RDF.type, term("Figure"))}
    elsewhere = URIRef(f"{DEFAULT_BASE}id/dataset/context-figures")

    assert {len(each) for each in cubes.values()} == {1}
    assert [node for node, each in cubes.items() if elsewhere in each] == [URIRef(f"{OWN}figure/cbec-players-xinhua")]
