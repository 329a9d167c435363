"""``/sparql``: methods, formats, errors, and what a browser sees."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from briefing_kg import formats

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SELECT = f"/sparql?query={quote('SELECT ?s { ?s a ?o } LIMIT 2')}"
ASK = "/sparql?query=ASK%7B%7D"
CONSTRUCT = f"/sparql?query={quote('CONSTRUCT { <http://e/s> <http://e/p> 1 } {}')}"
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.mark.parametrize("form", formats.RESULT_FORMATS, ids=lambda form: form.extension)
def test_all_four_result_formats_are_to_be_had(client: FlaskClient, form: formats.Format) -> None:
    """By Accept, which then varies the answer, and by name, which does not."""
    response = client.get(SELECT, headers={"Accept": form.media_type})
    assert (response.status_code, response.mimetype) == (200, form.media_type)
    assert response.vary.as_set() == {"accept"}
    named = client.get(f"{SELECT}&format={form.extension}", headers={"Accept": "image/png"})
    assert named.get_data() == response.get_data()
    assert not named.vary.as_set()


@pytest.mark.parametrize("form", formats.RDF_FORMATS, ids=lambda form: form.extension)
def test_all_rdf_formats_are_to_be_had(client: FlaskClient, form: formats.Format) -> None:
    """A graph comes in any of them."""
    response = client.get(CONSTRUCT, headers={"Accept": form.media_type})
    assert (response.status_code, response.mimetype) == (200, form.media_type)
    assert b"http://e/" in response.get_data()


def test_json_and_turtle_are_what_comes_without_a_wish(client: FlaskClient) -> None:
    """No Accept, or anything."""
    for headers in ({}, {"Accept": "*/*"}):
        assert client.get(SELECT, headers=headers).mimetype == "application/sparql-results+json"
        assert client.get(ASK, headers=headers).mimetype == "application/sparql-results+json"
        assert client.get(CONSTRUCT, headers=headers).mimetype == "text/turtle"


@pytest.mark.parametrize(
    ("address", "accept"),
    [(ASK, "text/csv"), (CONSTRUCT, "text/csv"), (SELECT, "text/turtle"), (SELECT, "image/png"), (SELECT, "*/*;q=0")],
)
def test_what_a_form_of_query_has_not_is_406(client: FlaskClient, address: str, accept: str) -> None:
    """A guess would be worse than an error."""
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code == 406
    assert response.mimetype == "application/problem+json"


def test_ask_comes_in_xml_where_csv_is_only_preferred(client: FlaskClient) -> None:
    """The best of what the form has."""
    accept = "text/csv, application/sparql-results+xml;q=0.1"
    assert client.get(ASK, headers={"Accept": accept}).mimetype == "application/sparql-results+xml"


def test_http_query_asks_like_post_and_can_be_validated(client: FlaskClient) -> None:
    """The method QUERY is safe, so its answer has a validator; POST's has none."""
    asked = client.open("/sparql", method="QUERY", data=b"ASK {}", content_type="application/sparql-query")
    assert asked.get_json(force=True)["boolean"] is True
    assert asked.headers["ETag"]
    posted = client.post("/sparql", data=b"ASK {}", content_type="application/sparql-query")
    assert "ETag" not in posted.headers


def test_other_methods_are_405_and_named(client: FlaskClient) -> None:
    """``Allow`` lists what does something."""
    for method in ("PUT", "DELETE", "PATCH"):
        response = client.open("/sparql", method=method, data=b"x")
        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST", "QUERY"}


@pytest.mark.parametrize(
    ("address", "body", "content_type", "status"),
    [
        ("/sparql?query=%ff", None, None, 400),
        ("/sparql", b"\xff", "application/sparql-query", 400),
        ("/sparql", b"query=%ff", "application/x-www-form-urlencoded", 400),
        ("/sparql", b"", "application/x-www-form-urlencoded", 400),
        ("/sparql?query=ASK%7B%7D", b"ASK {}", "application/sparql-query", 400),
        ("/sparql", b"x" * 4_000_000, "application/sparql-query", 413),
        ("/sparql", b"#" * 300_000, "application/sparql-query", 413),
        (f"/sparql?query={'x' * 70_000}", None, None, 414),
        ("/sparql", b"ASK {}", "application/sparql-query; charset=latin-1", 415),
        ("/sparql?update=CLEAR+ALL&query=ASK%7B%7D", None, None, 403),
        ("/sparql?query=" + quote("SELECT * { SERVICE <http://e/> {} }"), None, None, 403),
        (f"/sparql?{'a=b&' * 2_000}query=ASK%7B%7D", None, None, 400),
    ],
)
def test_a_wrong_request_has_the_status_that_says_why(
    client: FlaskClient, address: str, body: bytes | None, content_type: str | None, status: int
) -> None:
    """Bytes are read strictly, sizes are limited, updates and SERVICE are refused."""
    method = "GET" if body is None else "POST"
    response = client.open(address, method=method, data=body, content_type=content_type)
    assert response.status_code == status
    assert response.get_json(force=True)["status"] == status


def test_utf8_and_its_charset_are_read(client: FlaskClient) -> None:
    """Decoded once, with plus as a blank in forms only."""
    text = 'SELECT ("é+%41" AS ?x) {}'
    direct = client.post("/sparql", data=text.encode(), content_type="application/sparql-query; charset=UTF-8")
    form = client.post("/sparql", data={"query": text})
    values = [each.get_json(force=True)["results"]["bindings"][0]["x"]["value"] for each in (direct, form)]
    assert values == ["é+%41", "é+%41"]


def test_a_syntax_error_is_a_problem_with_line_and_column(client: FlaskClient) -> None:
    """RFC 9457, with members a program can use."""
    response = client.get(f"/sparql?query={quote('ASK { ?s brf:value ?o }')}")
    document = response.get_json(force=True)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert document["type"] == "https://briefing.example/problem/query-syntax"
    assert (document["line"], document["column"]) == (1, 10)
    assert "PREFIX brf:" in document["detail"]
    assert client.get(document["type"].removeprefix("https://briefing.example")).status_code == 200


def test_without_a_query_programs_get_the_service_description(client: FlaskClient) -> None:
    """It names the endpoint, the formats, and that the default graph is the union."""
    response = client.get("/sparql")
    assert response.mimetype == "text/turtle"
    found = {(quad.predicate.value, quad.object) for quad in parse(response.get_data(), RdfFormat.TURTLE)}
    assert (f"{SD}endpoint", NamedNode("https://briefing.example/sparql")) in found
    assert (f"{SD}feature", NamedNode(f"{SD}UnionDefaultGraph")) in found
    assert (f"{SD}name", NamedNode("https://briefing.example/graph/codes")) in found
    described = {
        term.value for predicate, term in found if predicate == f"{SD}resultFormat" and isinstance(term, NamedNode)
    }
    assert described == {each.iri for each in (*formats.RESULT_FORMATS, *formats.RDF_FORMATS)}
    assert not any("BasicFederatedQuery" in str(term) for _, term in found)


def test_files_are_described_without_a_union(file_client: FlaskClient) -> None:
    """The description says what is so."""
    assert b"UnionDefaultGraph" not in file_client.get("/sparql").get_data()


def test_without_a_query_a_browser_gets_the_form(client: FlaskClient) -> None:
    """With the draft in it, escaped."""
    page = client.get("/sparql?draft=%3C/textarea%3E%3Cscript%3E", headers={"Accept": BROWSER})
    assert page.mimetype == "text/html"
    assert b"<textarea" in page.get_data()
    assert b"<script>" not in page.get_data()


@pytest.mark.parametrize(("address", "seen"), [(SELECT, b"<table"), (ASK, b"Yes"), (CONSTRUCT, b"<pre")])
def test_a_browser_sees_the_answer_as_a_page(client: FlaskClient, address: str, seen: bytes) -> None:
    """Each form of query has one."""
    response = client.get(address, headers={"Accept": BROWSER})
    assert response.mimetype == "text/html"
    assert seen in response.get_data()


def test_a_page_says_when_it_does_not_show_all_rows(client: FlaskClient) -> None:
    """Nothing is cut silently, also not for people."""
    values = " ".join(map(str, range(1_001)))
    address = f"/sparql?query={quote(f'SELECT ?x {{ VALUES ?x {{ {values} }} }}')}"
    assert b"first 1000 of 1001 rows" in client.get(address, headers={"Accept": BROWSER}).get_data()


def test_a_browser_sees_an_error_as_a_page_with_the_query(client: FlaskClient) -> None:
    """So that it can be corrected."""
    response = client.get(f"/sparql?query={quote('ASK { ?find ?me')}", headers={"Accept": BROWSER})
    assert (response.status_code, response.mimetype) == (400, "text/html")
    assert b"ASK { ?find ?me" in response.get_data()


def test_repeated_queries_are_validated_and_head_sends_no_body(client: FlaskClient) -> None:
    """A strong tag per representation; 304 repeats it."""
    first = client.get(SELECT)
    again = client.get(SELECT, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get(SELECT, headers={"Accept": "text/csv"}).headers["ETag"] != first.headers["ETag"]
    head = client.head(SELECT)
    assert (head.get_data(), head.headers["Content-Length"]) == (b"", str(len(first.get_data())))
    assert json.loads(first.get_data())["head"]["vars"] == ["s"]


def test_any_origin_may_ask_and_read_but_without_credentials(client: FlaskClient) -> None:
    """CORS also on errors and preflights."""
    for response in (client.get(SELECT), client.get("/sparql?query=x"), client.get("/nothing"), client.put("/sparql")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
    preflight = client.options("/sparql", headers={"Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "QUERY" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
