"""The description as others read it: a catalogue's own parser, and clients of the server."""

from __future__ import annotations

from urllib.parse import quote

import fdk_rdf_parser  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, FOAF, RDF, VOID, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from briefing_kg.formats import RDF_FORMATS
from briefing_kg.release_layout import Release

BASE = "https://briefing.example/"
DATASET = URIRef(f"{BASE}id/dataset")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
IANA = "http://www.iana.org/assignments/media-types/"


def test_the_parser_of_a_national_catalogue_reads_the_dataset(first_release: Release) -> None:
    """The parser that Norway's data portal harvests with finds the dataset and every file of it."""
    found = fdk_rdf_parser.parse_datasets(first_release.dcat.read_text(encoding="utf-8"))
    assert list(found) == [str(DATASET)]
    dataset = found[str(DATASET)]
    assert dataset.title == {"en": "Press briefings as linked data"}
    assert dataset.publisher.name == "briefing-kg"
    assert (dataset.issued, dataset.modified) == ("2024-02-07", "2024-02-07")
    assert [(each.startDate, each.endDate) for each in dataset.temporal] == [("2024-01-26", "2024-01-26")]
    assert [each.code for each in dataset.theme] == ["GOVE"]
    assert dataset.landingPage == {BASE}
    assert {each["en"] for each in dataset.keyword} >= {"press briefings", "figures"}
    files = {
        (next(iter(each.downloadURL)), each.compressFormat.uri if each.compressFormat else "")
        for each in dataset.distribution
    }
    plain = {(f"{BASE}dump/all.{form.extension}", "") for form in RDF_FORMATS}
    assert files == plain | {(f"{address}.gz", f"{IANA}application/gzip") for address, _ in plain}
    for each in dataset.distribution:
        assert each.downloadURL == each.accessURL
        assert [licence.uri for licence in each.license] == ["https://creativecommons.org/licenses/by/4.0/"]
        assert [kind.uri for kind in each.fdkFormat if kind.uri.startswith(IANA)]


def test_the_parser_of_a_national_catalogue_reads_the_service(first_release: Release) -> None:
    """It finds where the endpoint is and which dataset it serves."""
    found = fdk_rdf_parser.parse_data_services(first_release.dcat.read_text(encoding="utf-8"))
    (service,) = found.values()
    assert service.endpointURL == service.endpointDescription == {f"{BASE}sparql"}
    assert service.servesDataset == {str(DATASET)}
    assert [each.uri for each in service.conformsTo] == ["http://www.w3.org/TR/sparql11-protocol/"]


def got(client: FlaskClient, address: str) -> Graph:
    """Return what the server answers as a graph."""
    reply = client.get(address, headers={"Accept": "text/turtle"})
    assert reply.status_code == 200
    return Graph().parse(data=reply.data, format="turtle")


@pytest.mark.parametrize(("address", "name"), [("/.well-known/void", "void"), ("/void", "void"), ("/dcat", "dcat")])
def test_the_server_answers_with_what_is_written(
    client: FlaskClient, first_release: Release, address: str, name: str
) -> None:
    """The well-known address and its sisters give the files of the release."""
    written = Graph().parse(first_release.folder / f"{name}.ttl", format="turtle")
    assert isomorphic(got(client, address), written)


def test_the_description_names_its_own_address(client: FlaskClient) -> None:
    """The VoID document that the description speaks of is where the server answers."""
    void = got(client, "/void")
    (document,) = void.subjects(RDF.type, VOID.DatasetDescription)
    assert str(document) == f"{BASE}void"
    assert void.value(document, FOAF.primaryTopic) == DATASET


def test_service_description_and_void_agree(client: FlaskClient) -> None:
    """The endpoint tells the same graphs, the same numbers and the same formats as VoID."""
    service, void = got(client, "/sparql"), got(client, "/.well-known/void")
    said = {
        service.value(each, SD.name): service.value(service.value(each, SD.graph), VOID.triples)
        for each in service.objects(None, SD.namedGraph)
    }
    bundles = {each for each in void.objects(DATASET, VOID.subset) if (each, DCTERMS.isPartOf, DATASET) in void}
    assert said == {each: void.value(each, VOID.triples) for each in bundles}
    whole = service.value(service.value(predicate=RDF.type, object=SD.Dataset), SD.defaultGraph)
    assert service.value(whole, VOID.triples) == void.value(DATASET, VOID.triples)
    assert set(void.objects(DATASET, VOID.feature)) <= set(service.objects(None, SD.resultFormat))
    assert set(service.objects(None, SD.endpoint)) == set(void.objects(DATASET, VOID.sparqlEndpoint))


def test_examples_and_look_ups_lead_somewhere(client: FlaskClient) -> None:
    """Every example is a thing of ours, and the address for look-ups answers with what is said of it."""
    void = got(client, "/.well-known/void")
    lookup = str(void.value(DATASET, VOID.uriLookupEndpoint)).removeprefix(BASE)
    space = str(void.value(DATASET, VOID.uriSpace))
    examples = [str(each) for each in void.objects(DATASET, VOID.exampleResource)]
    assert len(examples) == 4
    for each in examples:
        assert each.startswith(space)
        assert client.get(f"/{each.removeprefix(BASE)}").status_code == 303
        found = got(client, f"/{lookup}{quote(each, safe='')}")
        assert (URIRef(each), RDF.type, None) in found


def test_the_page_of_the_dataset_tells_what_the_description_tells(client: FlaskClient) -> None:
    """Whoever follows the dataset's address in a browser finds version and licence there."""
    reply = client.get("/id/dataset", headers={"Accept": "text/html"}, follow_redirects=True)
    assert reply.status_code == 200
    version = got(client, "/.well-known/void").value(DATASET, URIRef("http://www.w3.org/ns/dcat#version"))
    assert isinstance(version, Literal)
    assert str(version) in reply.text
    assert "creativecommons.org/licenses/by/4.0" in reply.text


def test_the_shapes_of_the_description_are_published(client: FlaskClient) -> None:
    """They are served with the other shapes, to people and to programs."""
    assert "Distribution is whole" in client.get("/shapes", headers={"Accept": "text/html"}).text
    shape = URIRef(f"{BASE}shapes#DistributionIsWhole")
    assert (shape, None, None) in got(client, "/shapes")
