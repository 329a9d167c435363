"""Things and what is said about them: redirects, representations, validators."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from briefing_kg import formats
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import Settings
from tests.serve.samples import BASE, DEF, FIGURE, MEASURE, SOURCE

FIGURE_PATH = FIGURE.removeprefix(f"{BASE}id/")
ENGINE = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}


def triples(body: bytes, extension: str) -> set[Triple]:
    """Return the triples of a document."""
    return {quad.triple for quad in parse(body, ENGINE[extension])}


def test_a_thing_leads_to_its_document_by_303(client: FlaskClient) -> None:
    """In one hop, to an address on this server."""
    response = client.get(f"/id/{FIGURE_PATH}")
    assert (response.status_code, response.headers["Location"]) == (303, f"/doc/{FIGURE_PATH}")


@pytest.mark.parametrize("path", ["/id/nothing", "/doc/nothing", "/doc/nothing.ttl", "/id/", "/doc/"])
def test_the_unknown_is_404_at_once(client: FlaskClient, path: str) -> None:
    """Never a redirect to a 404."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["id", "doc"])
def test_a_slash_at_the_end_leads_to_the_address_without(client: FlaskClient, kind: str) -> None:
    """One form of each address."""
    response = client.get(f"/{kind}/{FIGURE_PATH}/")
    assert (response.status_code, response.headers["Location"]) == (308, f"/{kind}/{FIGURE_PATH}")


@pytest.mark.parametrize("form", [formats.HTML, *formats.GRAPH_FORMATS], ids=lambda form: form.extension)
def test_each_format_is_to_be_had_by_negotiation_and_by_suffix(client: FlaskClient, form: formats.Format) -> None:
    """The same bytes; only the negotiated one varies, and it says where it is."""
    negotiated = client.get(f"/doc/{FIGURE_PATH}", headers={"Accept": form.media_type})
    fixed = client.get(f"/doc/{FIGURE_PATH}.{form.extension}", headers={"Accept": "image/png"})
    assert (negotiated.status_code, fixed.status_code) == (200, 200)
    assert negotiated.content_type == fixed.content_type == form.content_type
    assert negotiated.get_data() == fixed.get_data()
    assert negotiated.headers["Content-Location"] == f"/doc/{FIGURE_PATH}.{form.extension}"
    assert negotiated.vary.as_set() == {"accept"}
    assert not fixed.vary.as_set()


def test_all_formats_say_the_same(client: FlaskClient) -> None:
    """Under canonical IRIs, with exact numbers."""
    graphs = [triples(client.get(f"/doc/{FIGURE_PATH}.{each}").get_data(), each) for each in ENGINE]
    assert all(graph == graphs[0] for graph in graphs)
    value = Literal("15.6", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    assert Triple(NamedNode(FIGURE), NamedNode(f"{DEF}value"), value) in graphs[0]


def test_a_document_says_what_it_is_about_and_of_which_dataset(client: FlaskClient) -> None:
    """VoID, section 6.1."""
    found = triples(client.get(f"/doc/{FIGURE_PATH}.nt").get_data(), "nt")
    page = NamedNode(f"{BASE}doc/{FIGURE_PATH}")
    assert Triple(page, NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), NamedNode(FIGURE)) in found
    assert Triple(page, NamedNode("http://rdfs.org/ns/void#inDataset"), NamedNode(f"{BASE}id/dataset")) in found


def test_a_key_with_a_dot_is_no_suffix(client: FlaskClient) -> None:
    """``measure/2.3`` is a thing, ``measure/2.3.ttl`` its Turtle."""
    path = MEASURE.removeprefix(BASE).replace("id/", "/doc/")
    assert client.get(path).mimetype == "text/html"
    turtle = client.get(f"{path}.ttl")
    assert turtle.mimetype == "text/turtle"
    assert any(each.subject == NamedNode(MEASURE) for each in triples(turtle.get_data(), "ttl"))


def test_carriage_returns_survive_rdf_xml(client: FlaskClient) -> None:
    """The label of the measure has them."""
    found = triples(client.get(MEASURE.replace(f"{BASE}id/", "/doc/") + ".rdf").get_data(), "rdf")
    assert any(isinstance(each.object, Literal) and "\r\nand <more>" in each.object.value for each in found)


def test_a_source_text_is_described_with_its_passages(client: FlaskClient) -> None:
    """Their IRIs are fragments of its own."""
    found = triples(client.get(SOURCE.replace(f"{BASE}id/", "/doc/") + ".ttl").get_data(), "ttl")
    assert any(each.subject == NamedNode(f"{SOURCE}#char=3,9") for each in found)


@pytest.mark.parametrize("path", ["concept/caf%C3%A9", "concept/gr%C3%B6%C3%9Fe"])
def test_escaped_and_plain_letters_in_iris_are_found(client: FlaskClient, path: str) -> None:
    """The one is so in the data, the other is escaped on its way only."""
    response = client.get(f"/id/{path}", follow_redirects=True, headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    assert response.get_data()


def test_only_what_is_acceptable_is_sent(client: FlaskClient) -> None:
    """406 lists the offers."""
    response = client.get(f"/doc/{FIGURE_PATH}", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.get_json(force=True)["detail"]


def test_validators_differ_by_representation_and_give_304(client: FlaskClient) -> None:
    """If-None-Match outweighs If-Modified-Since; 304 repeats what a cache needs."""
    html, turtle = (
        client.get(f"/doc/{FIGURE_PATH}", headers={"Accept": each}) for each in ("text/html", "text/turtle")
    )
    assert html.headers["ETag"] != turtle.headers["ETag"]
    assert not html.headers["ETag"].startswith("W/")
    same = client.get(f"/doc/{FIGURE_PATH}", headers={"If-None-Match": html.headers["ETag"]})
    assert same.status_code == 304
    for name in ("ETag", "Vary", "Cache-Control", "Content-Location"):
        assert same.headers[name] == html.headers[name]
    other = {"If-None-Match": turtle.headers["ETag"], "If-Modified-Since": html.headers["Last-Modified"]}
    assert client.get(f"/doc/{FIGURE_PATH}", headers=other).status_code == 200


def test_links_name_the_thing_its_other_forms_and_the_terms(client: FlaskClient) -> None:
    """RFC 8288: addresses in angle brackets, one cite-as."""
    links = client.get(f"/doc/{FIGURE_PATH}").headers["Link"]
    assert links.count('rel="cite-as"') == 1
    assert f'<{FIGURE}>; rel="cite-as"' in links
    assert f'</doc/{FIGURE_PATH}.jsonld>; rel="alternate"; type="application/ld+json"' in links
    assert f'</doc/{FIGURE_PATH}.ttl>; rel="describedby"; type="text/turtle"' in links
    assert 'rel="license"' in links


def test_behind_a_proxy_addresses_take_its_prefix_only_when_told(sample_release: object) -> None:
    """Headers of clients are not believed."""
    source = Source(release=Path(getattr(sample_release, "folder")))  # noqa: B009 - typed in conftest
    headers = {"X-Forwarded-Prefix": "/data"}
    trusting = create_app(Settings(proxies=1), open_dataset(source)).test_client()
    wary = create_app(Settings(), open_dataset(source)).test_client()
    assert trusting.get(f"/id/{FIGURE_PATH}", headers=headers).headers["Location"] == f"/data/doc/{FIGURE_PATH}"
    assert wary.get(f"/id/{FIGURE_PATH}", headers=headers).headers["Location"] == f"/doc/{FIGURE_PATH}"


@pytest.mark.parametrize("iri", ["http://example.org/data1", "http://example.org/both"])
@pytest.mark.parametrize("address", ["describe", "resource"])
def test_files_of_others_have_pages_for_any_iri(file_client: FlaskClient, iri: str, address: str) -> None:
    """Also for what is only pointed at."""
    assert file_client.get(f"/{address}?iri={iri}").status_code == 200
    response = file_client.get(f"/{address}?iri={iri}&format=ttl")
    assert response.mimetype == "text/turtle"


def test_an_iri_that_stands_nowhere_is_404_and_none_is_400(file_client: FlaskClient) -> None:
    """Also where it is no IRI at all."""
    for iri in ("http://example.org/none", "no iri", "javascript:alert(1)"):
        assert file_client.get(f"/describe?iri={iri}").status_code == 404
    assert file_client.get("/describe").status_code == 400


def test_blank_nodes_are_told_with_what_holds_them_under_stable_names(file_app: Flask, trig_file: Path) -> None:
    """Two processes that read the same file give the same bytes."""
    other = create_app(Settings(), open_dataset(Source(files=(trig_file,))))
    address = "/describe?iri=http://example.org/data3&format=nt"
    bodies = [each.test_client().get(address).get_data() for each in (file_app, other)]
    assert bodies[0] == bodies[1]
    assert b"<http://example.org/number>" in bodies[0]
