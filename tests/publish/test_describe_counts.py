"""Every number of the description, counted again from the dumps by the queries of the VoID guide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from briefing_kg.formats import NQUADS
from briefing_kg.release_layout import EVERYTHING, Release
from briefing_kg.vocab import VOID, XSD

BASE = "https://briefing.example/"
DATASET = f"{BASE}id/dataset"
#: What is counted of a dataset, and the query for it.
TOTALS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "entities": f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}id/")) }}',
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
}
CLASSES = "SELECT ?term (COUNT(DISTINCT ?s) AS ?n) { ?s a ?term } GROUP BY ?term"
PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) { ?s ?term ?o } GROUP BY ?term"


@pytest.fixture(scope="module")
def dump(first_release: Release) -> Store:
    """The dump of everything, read by the tests themselves."""
    store = Store()
    store.bulk_load(path=first_release.dump(EVERYTHING, NQUADS), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def void(first_release: Release) -> Store:
    """The VoID description."""
    store = Store()
    store.load(path=first_release.void, format=RdfFormat.TURTLE)
    return store


def rows(store: Store, query: str, graph: str | None = None) -> list[list[str]]:
    """Return the values that *query* finds in *graph*, or in all graphs together."""
    given = store.query(query, default_graph=NamedNode(graph)) if graph else store.query(query)
    if not graph and any(store.named_graphs()):
        given = store.query(query, use_default_graph_as_union=True)
    assert isinstance(given, QuerySolutions)
    return [[str(getattr(value, "value", "")) for value in solution] for solution in given]


def stated(void: Store) -> dict[tuple[str, str], int]:
    """Return every number of the description by what it is said of and in which term."""
    return {
        (quad.subject.value, quad.predicate.value.removeprefix(VOID)): int(quad.object.value)
        for quad in void
        if quad.predicate.value.startswith(VOID)
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.datatype.value == f"{XSD}integer"
    }


def counted(dump: Store, void: Store) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the same numbers, counted again."""
    for node in (DATASET, *(each.value for each in dump.named_graphs() if isinstance(each, NamedNode))):
        graph = None if node == DATASET else node
        for term, query in TOTALS.items():
            yield (node, term), int(rows(dump, query, graph)[0][0])
        for kind, number, query in (("class", "entities", CLASSES), ("property", "triples", PROPERTIES)):
            sizes = {term: int(size) for term, size in rows(dump, query, graph)}
            parts = rows(void, f"SELECT ?t ?p {{ <{node}> <{VOID}{kind}Partition> ?p . ?p <{VOID}{kind}> ?t }}")
            assert sorted(sizes) == sorted(term for term, _ in parts)
            yield from (((part, number), sizes[term]) for term, part in parts)
    links = f"""
        PREFIX void: <{VOID}>
        SELECT ?set ?graph ?predicate ?space
        {{ ?graph void:subset ?set . ?set void:linkPredicate ?predicate ; void:objectsTarget/void:uriSpace ?space }}
    """
    for name, graph, predicate, space in rows(void, links):
        query = f'SELECT (COUNT(*) AS ?n) {{ ?s <{predicate}> ?o FILTER(STRSTARTS(STR(?o), "{space}")) }}'
        yield (name, "triples"), int(rows(dump, query, graph)[0][0])


def test_every_number_of_the_description_is_true(dump: Store, void: Store) -> None:
    """Totals and partitions of the dataset and of each graph, and sets of links.

    Only the graph meta does not say how many objects it has, because the number would be one of them.
    """
    again = dict(counted(dump, void))
    del again[f"{BASE}graph/meta", "distinctObjects"]
    assert stated(void) == again
    assert len(again) > 500


def test_every_link_to_another_dataset_is_in_a_set_of_links(dump: Store, void: Store) -> None:
    """Links by owl:sameAs and SKOS matches that leave our own addresses are counted, each once."""
    query = f"""
        PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT (COUNT(*) AS ?n)
        {{ ?s ?p ?o FILTER(!STRSTARTS(STR(?o), "{BASE}") && ?p IN (owl:sameAs, skos:exactMatch, skos:closeMatch,
           skos:broadMatch, skos:narrowMatch, skos:relatedMatch)) }}
    """
    sizes = rows(void, f"SELECT ?set ?n {{ ?set a <{VOID}Linkset> ; <{VOID}triples> ?n }}")
    assert sum(int(size) for _, size in sizes) == int(rows(dump, query)[0][0]) > 10


def test_every_vocabulary_in_use_is_named(dump: Store, void: Store) -> None:
    """Whoever reads the description knows which vocabularies the data are written in."""
    terms = {term for query in (CLASSES, PROPERTIES) for term, _ in rows(dump, query)}
    spaces = {term[: max(term.rfind("#"), term.rfind("/")) + 1] for term in terms}
    named = {each for (each,) in rows(void, f"SELECT ?v {{ <{DATASET}> <{VOID}vocabulary> ?v }}")}
    assert named == {f"{BASE}def" if space == f"{BASE}def#" else space for space in spaces}
