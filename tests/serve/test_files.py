"""Everything else of the site: dumps, graphs, vocabulary, report, descriptions, questions."""

from __future__ import annotations

import base64
import gzip
import hashlib
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from briefing_kg import formats
from briefing_kg.release_layout import Release

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("form", formats.RDF_FORMATS, ids=lambda form: form.extension)
@pytest.mark.parametrize("key", ["all", "b/stated", "codes"])
def test_a_dump_is_the_file_of_the_release_and_its_twin_is_gzip(
    client: FlaskClient, sample_release: Release, form: formats.Format, key: str
) -> None:
    """The twin is a file of its own kind, so there is no Content-Encoding."""
    plain = client.get(f"/dump/{key}.{form.extension}")
    packed = client.get(f"/dump/{key}.{form.extension}.gz")
    assert plain.get_data() == sample_release.dump(key, form).read_bytes()
    assert plain.content_type == form.content_type
    assert packed.content_type == "application/gzip"
    assert "Content-Encoding" not in packed.headers
    assert gzip.decompress(packed.get_data()) == plain.get_data()


def test_a_dump_can_be_had_in_part_validated_and_checked(client: FlaskClient) -> None:
    """Its tag and digest are its SHA-256."""
    whole = client.get("/dump/all.nt")
    digest = hashlib.sha256(whole.get_data())
    assert whole.headers["ETag"] == f'"{digest.hexdigest()}"'
    assert whole.headers["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert whole.headers["Accept-Ranges"] == "bytes"
    part = client.get("/dump/all.nt", headers={"Range": "bytes=3-7"})
    assert (part.status_code, part.get_data()) == (206, whole.get_data()[3:8])
    assert client.get("/dump/all.nt", headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
    assert client.head("/dump/all.nt").headers["Content-Length"] == str(len(whole.get_data()))


@pytest.mark.parametrize("name", ["none.ttl", "../manifest.json", "%2e%2e/manifest.json", "b", "", "/etc/passwd"])
def test_nothing_but_dumps_is_below_dump(client: FlaskClient, name: str) -> None:
    """No way out of the folder."""
    assert client.get(f"/dump/{name}").status_code in {303, 308, 404}


PAGES = ["/", "/def", "/shapes", "/report", "/graphs", "/graph/codes", "/sparql", "/browse/figures", "/queries/figures"]


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_gets_a_page_everywhere(client: FlaskClient, path: str) -> None:
    """With a strict policy: scripts and styles from here only."""
    response = client.get(path, headers={"Accept": BROWSER})
    assert (response.status_code, response.mimetype) == (200, "text/html")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"]
    page = response.get_data(as_text=True)
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize("path", ["/", "/def", "/shapes", "/void", "/.well-known/void", "/dcat", "/sparql"])
@pytest.mark.parametrize("form", formats.GRAPH_FORMATS, ids=lambda form: form.extension)
def test_a_program_gets_rdf_wherever_there_is_some(client: FlaskClient, path: str, form: formats.Format) -> None:
    """In the format it asks for, and the same bytes each time."""
    first, again = (client.get(path, headers={"Accept": form.media_type}) for _ in range(2))
    assert (first.status_code, first.mimetype) == (200, form.media_type)
    assert first.headers["ETag"] == again.headers["ETag"]
    assert first.get_data()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/def.ttl", "text/turtle"),
        ("/def.rdf", "application/rdf+xml"),
        ("/def.html", "text/html"),
        ("/def/0.1.0.jsonld", "application/ld+json"),
        ("/shapes.nt", "application/n-triples"),
        ("/void.ttl", "text/turtle"),
        ("/dcat.rdf", "application/rdf+xml"),
        ("/report.ttl", "text/turtle"),
        ("/report.json", "application/json"),
        ("/report.sarif", "application/sarif+json"),
        ("/report.txt", "text/plain"),
        ("/context.jsonld", "application/ld+json"),
        ("/graph/b/stated.trig", "application/trig"),
        ("/graph/codes.nq", "application/n-quads"),
        ("/queries/figures.rq", "application/sparql-query"),
        ("/robots.txt", "text/plain"),
        ("/SHA256SUMS", "text/plain"),
        ("/static/site.css", "text/css"),
    ],
)
def test_a_suffix_names_the_format(client: FlaskClient, path: str, media_type: str) -> None:
    """Whatever the client prefers."""
    response = client.get(path, headers={"Accept": "image/png"})
    assert (response.status_code, response.mimetype) == (200, media_type)


@pytest.mark.parametrize(
    "path",
    [
        "/def.csv",
        "/def/9.9.9",
        "/shapes.nq",
        "/report.rdf",
        "/graph/none",
        "/graph/none.ttl",
        "/queries/none",
        "/browse/none",
        "/browse/figures?page=0",
        "/browse/figures?page=2",
        "/browse/figures?page=x",
        "/problem/none",
        "/nothing",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    """Said by a problem document, to a browser by a page."""
    assert client.get(path).mimetype == "application/problem+json"
    response = client.get(path, headers={"Accept": BROWSER})
    assert (response.status_code, response.mimetype) == (404, "text/html")


def test_the_graph_store_gives_the_default_and_each_named_graph(client: FlaskClient) -> None:
    """SPARQL 1.1 Graph Store HTTP Protocol, section 4.2."""
    everything = client.get("/graphs?default", headers={"Accept": "application/n-triples"})
    one = client.get("/graphs?graph=https://briefing.example/graph/codes", headers={"Accept": "text/turtle"})
    assert everything.mimetype == "application/n-triples"
    assert len(list(parse(one.get_data(), RdfFormat.TURTLE))) == 2
    assert client.get("/graphs?graph=https://briefing.example/graph/none").status_code == 404
    for address in ("/graphs", "/graphs?default&graph=https://briefing.example/graph/codes"):
        assert client.get(address).status_code == 400


def test_the_graph_store_of_files_gives_what_they_hold(file_client: FlaskClient) -> None:
    """The default graph without the named ones; a graph by the address of the request."""
    default = parse(file_client.get("/graphs?default").get_data(), RdfFormat.TURTLE)
    assert {quad.subject for quad in default} == {NamedNode("http://example.org/default")}
    assert file_client.get("/graphs?graph=http://example.org/data1").status_code == 200
    assert file_client.get("/graphs/none").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/graphs?default", "/graph/codes", "/dump/all.ttl", "/doc/briefing/b"])
def test_nothing_can_be_written(client: FlaskClient, method: str, path: str) -> None:
    """405 with the methods that read."""
    response = client.open(path, method=method, data=b"<a> <b> <c> .", content_type="text/turtle")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_the_site_map_lists_every_thing_once(client: FlaskClient) -> None:
    """Passages are fragments and no pages."""
    root = ET.fromstring(client.get("/sitemap.xml").get_data())
    addresses = [each.text or "" for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://briefing.example/doc/briefing/b/measure/2.3" in addresses
    assert len(addresses) == len(set(addresses))
    assert not any("#" in each for each in addresses)


def test_files_of_others_have_a_front_page_and_a_description(file_client: FlaskClient) -> None:
    """And nothing of a release."""
    assert file_client.get("/").status_code == 200
    assert b"void#Dataset" in file_client.get("/void", headers={"Accept": "application/n-triples"}).get_data()
    for path in ("/def", "/shapes", "/report", "/dcat", "/dump/all.ttl", "/SHA256SUMS", "/queries/figures"):
        assert file_client.get(path).status_code == 404
