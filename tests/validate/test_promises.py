from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import ORG, PROV, RDF, SH, SKOS

from briefing_kg.formats import NTRIPLES
from briefing_kg.pipeline.checking import no_progress
from briefing_kg.pipeline.validation import Briefing, Rules, ready
from briefing_kg.publish import Release
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Promise, Severity, ValidationReport, ValidationResult, merged
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.validate import promises
from briefing_kg.vocab import SCHEMA, brf

_SHAPES = """
@prefix : <https://shapes.example/s#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix x: <https://x.example/> .
<https://shapes.example/s> sh:declare [ sh:prefix "x" ; sh:namespace "https://x.example/" ] .
:Class a sh:NodeShape ; sh:name "Class" ; sh:targetClass x:Cat .
:Asked a sh:NodeShape ; sh:name "Asked" ; sh:targetNode x:Cat .
:Several a sh:NodeShape ; sh:name "Several" ; sh:targetClass x:Cat , x:Tom .
:Other a sh:NodeShape ; sh:name "Other" ; sh:targetClass x:Tom , x:Mouse .
:Property a sh:NodeShape ; sh:name "Property" ; sh:targetClass x:Cat ; :looksAt x:likes ; :things "fond cats"@en .
:Query a sh:NodeShape ; sh:name "Query" ; sh:targetClass x:Cat ; :things "likes"@en ;
    :looksAt "SELECT (COUNT(*) AS ?count) WHERE { ?thing x:likes ?other }" .
:Helper a sh:NodeShape .
"""
_ONTOLOGY = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://x.example> a owl:Ontology .
<https://x.example/Cat> rdfs:label "big kitty"@en .
<https://x.example/Tom> rdfs:label "tomcat"@en .
"""
_CATS = tuple(
    f"<https://x.example/{subject}> <{predicate}> <{value}> ."
    for subject, predicate, value in (
        ("a", str(RDF.type), "https://x.example/Cat"),
        ("b", str(RDF.type), "https://x.example/Cat"),
        ("b", str(RDF.type), "https://x.example/Tom"),
        ("Tom", "http://www.w3.org/2000/01/rdf-schema#subClassOf", "https://x.example/Cat"),
        ("c", str(RDF.type), "https://x.example/Tom"),
        ("a", "https://x.example/likes", "https://x.example/b"),
        ("a", "https://x.example/likes", "https://x.example/c"),
    )
)


def test_what_a_promise_looks_at_is_counted() -> None:
    """Instances of its targets, each once; or what it says: of a class, with a property, by a query."""
    found = promises((BuiltGraph("cats", _CATS),), ((Path("pets.ttl"), _SHAPES),), _ONTOLOGY)

    assert {promise.title: (promise.looked_at, promise.things) for promise in found} == {
        "Class": (3, "big kitties"),
        "Asked": (3, "big kitties"),
        "Several": (3, "big kitties and tomcats"),
        "Other": (2, "things"),
        "Property": (1, "fond cats"),
        "Query": (2, "likes"),
    }
    assert {promise.group for promise in found} == {"pets"}


def test_an_empty_graph_was_not_looked_at() -> None:
    """Nothing is counted that is not there, and the promise is told all the same."""
    found = promises((BuiltGraph("none", ()),), ((Path("pets.ttl"), _SHAPES),), _ONTOLOGY)

    assert [promise.looked_at for promise in found] == [0] * 6


def test_reports_of_several_briefings_add_up() -> None:
    """A result is told once, things are added up, and what was counted again is taken off."""
    result = ValidationResult(Severity.INFO, "urn:s#A", "urn:x", None, None, "is off.")

    def report(number: int) -> ValidationReport:
        return ValidationReport((result,), (Promise("urn:s#A", "A", "", number, "things"),))

    whole = merged((report(5), report(7)), report(4).promises)
    assert whole.results == (result,)
    assert [promise.looked_at for promise in whole.promises] == [8]


@pytest.fixture(scope="module")
def told(first_release: Release) -> dict[str, dict[str, Any]]:
    """The promises of the report on the first dataset, by name."""
    document = json.loads(first_release.report_json.read_bytes())
    return {promise["shape"].rpartition("#")[2]: promise for promise in document["promises"]}


def test_every_shape_looks_at_something(told: dict[str, dict[str, Any]], shapes: tuple[tuple[Path, str], ...]) -> None:
    """No promise about the first dataset is kept only because nothing was asked, and none is without words."""
    union = Graph()
    for _, text in shapes:
        union.parse(data=text, format="turtle")
    shapes_with_names = set(union.subjects(RDF.type, SH.NodeShape)) & set(union.subjects(SH.name))
    named = {str(shape).rpartition("#")[2] for shape in shapes_with_names}

    assert named <= set(told)
    assert {name for name in named if not told[name]["looked_at"]} == set()
    assert {name for name in named if told[name]["things"] == "things"} == set()


def test_the_counts_are_those_of_the_page(told: dict[str, dict[str, Any]], repository: Path) -> None:
    """Numbers and words are counted in the text, passages in the data."""
    page = (repository / "data" / "briefings" / "scio-2024-commerce" / "page-10.txt").read_text("utf-8")
    looked_at = {name: promise["looked_at"] for name, promise in told.items()}

    assert looked_at["EveryNumberIsModelled"] == len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", page))
    assert looked_at["EveryNumberWordIsModelled"] == len(re.findall(r"\w+", page))
    assert looked_at["TurnIsComplete"] == 4
    assert looked_at["MeasureIsComplete"] == 13
    assert looked_at["QuoteEqualsSource"] == looked_at["PassageIsComplete"] > 100


def test_only_what_a_promise_is_about_is_counted(told: dict[str, dict[str, Any]], first_release: Release) -> None:
    """People and bodies with other names, not concepts; officials' turns, not all; facts, not what has a source."""
    graph = Graph().parse(first_release.dump("all", NTRIPLES), format="nt")
    named = {thing for kind in (PROV.Person, PROV.Organization) for thing in graph.subjects(RDF.type, kind)}
    kinds = graph.subject_objects(URIRef(f"{brf(DEFAULT_BASE)}turnKind"))
    schema = Namespace(SCHEMA)
    facts = (schema.startDate, schema.location, schema.attendee, ORG.member, schema.datePublished)
    looked_at = {name: promise["looked_at"] for name, promise in told.items()}

    assert looked_at["OtherNameHasASource"] == len(named & set(graph.subjects(SKOS.altLabel)))
    assert looked_at["SpeakerHeldARole"] == sum(not str(kind).endswith("/journalist") for _, kind in kinds)
    assert looked_at["ContextNamesItsSource"] == sum(1 for fact in facts for _ in graph.subject_objects(fact))


def test_what_briefings_share_is_counted_once() -> None:
    """Two briefings over the same cats, each with one of its own: every cat is looked at, and none twice."""
    kind = f"<{RDF.type}> <https://x.example/Cat> ."
    briefings = [
        Briefing((BuiltGraph(key, (f"<https://x.example/{key}> {kind}",)),), reviewed=True) for key in ("d", "e")
    ]
    rules = Rules(((Path("pets.ttl"), _SHAPES),), _ONTOLOGY)
    with ready(rules, 2) as validation:
        report = validation.report(briefings, (BuiltGraph("codes", _CATS),), no_progress)

    looked_at = {promise.title: promise.looked_at for promise in report.promises}
    assert looked_at["Class"] == 5
    assert looked_at["Query"] == 2
