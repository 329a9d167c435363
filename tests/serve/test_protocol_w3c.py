"""The protocol tests of W3C's SPARQL 1.1 suite by name, with requests of our own.

The 20 query tests answer as the suite says; the 14 update tests are refused and change nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from briefing_kg.serve.context import served

_G = "http://example.org/"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_BOOLEAN = ("application/sparql-results+json", "application/sparql-results+xml")
_SOLUTIONS = (*_BOOLEAN, "text/csv", "text/tab-separated-values")
_GRAPH = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")
_BOTH = f"ASK {{ <{_G}data1> a ?type . <{_G}data2> a ?type }}"


@dataclass(frozen=True, slots=True)
class Case:
    """One request and what has to come back: a type and an answer, or a refusal (4xx)."""

    method: str = "POST"
    address: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    content_type: str | None = None
    types: tuple[str, ...] = ()
    answer: bool | None = None
    headers: dict[str, str] = field(default_factory=dict)


def _graphs(*names: str, kind: str = "default") -> tuple[tuple[str, str], ...]:
    return tuple((f"{kind}-graph-uri", f"{_G}{name}") for name in names)


def _form(**values: str) -> bytes:
    return urlencode(values).encode()


QUERIES = {
    "query_get": Case("GET", (("query", "ASK {}"),), types=_BOOLEAN, answer=True),
    "query_post_form": Case(body=_form(query="ASK {}"), content_type=_FORM, types=_BOOLEAN, answer=True),
    "query_post_direct": Case(body=b"ASK {}", content_type=_QUERY, types=_BOOLEAN, answer=True),
    "query_dataset_default_graphs_get": Case(
        "GET", (("query", _BOTH), *_graphs("data1", "data2")), types=_BOOLEAN, answer=True
    ),
    "query_dataset_default_graphs_post": Case(
        address=_graphs("data1", "data2"), body=_BOTH.encode(), content_type=_QUERY, types=_BOOLEAN, answer=True
    ),
    "query_dataset_named_graphs_get": Case(
        "GET",
        (("query", "ASK { GRAPH ?g { ?s ?p ?o } }"), *_graphs("data1", "data2", kind="named")),
        types=_BOOLEAN,
        answer=True,
    ),
    "query_dataset_named_graphs_post": Case(
        address=_graphs("data1", "data2", kind="named"),
        body=b"ASK { GRAPH ?g { ?s ?p ?o } }",
        content_type=_QUERY,
        types=_BOOLEAN,
        answer=True,
    ),
    "query_dataset_full": Case(
        address=(*_graphs("data3"), *_graphs("data1", "data2", kind="named")),
        body=b"SELECT ?g ?x ?s { ?x ?y ?o GRAPH ?g { ?s ?p ?o } }",
        content_type=_QUERY,
        types=_SOLUTIONS,
    ),
    "query_multiple_dataset": Case(
        address=_graphs("data2"),
        body=f"ASK FROM <{_G}data1> {{ <{_G}data1> ?p ?o }}".encode(),
        content_type=_QUERY,
        types=_BOOLEAN,
        answer=False,
    ),
    "query_content_type_select": Case(body=b"SELECT (1 AS ?value) {}", content_type=_QUERY, types=_SOLUTIONS),
    "query_content_type_ask": Case(body=b"ASK {}", content_type=_QUERY, types=_BOOLEAN, answer=True),
    "query_content_type_describe": Case(body=f"DESCRIBE <{_G}>".encode(), content_type=_QUERY, types=_GRAPH),
    "query_content_type_construct": Case(body=b"CONSTRUCT { <s> <p> 1 } WHERE {}", content_type=_QUERY, types=_GRAPH),
    "bad_query_method": Case("PUT", (("query", "ASK {}"),)),
    "bad_multiple_queries": Case("GET", (("query", "ASK {}"), ("query", "SELECT * {}"))),
    "bad_query_wrong_media_type": Case(body=b"ASK {}", content_type="text/plain"),
    "bad_query_missing_form_type": Case(body=_form(query="ASK {}")),
    "bad_query_missing_direct_type": Case(body=b"ASK {}"),
    "bad_query_non_utf8": Case(body="ASK {}".encode("utf-16"), content_type=f"{_QUERY}; charset=UTF-16"),
    "bad_query_syntax": Case("GET", (("query", "ASK { ?s ?p }"),)),
}

_INSERT = b"INSERT DATA { <http://example.org/new> <http://example.org/p> 1 }"
UPDATES = {
    "update_post_form": Case(body=_form(update=_INSERT.decode()), content_type=_FORM),
    "update_post_direct": Case(body=_INSERT, content_type=_UPDATE),
    "update_dataset_default_graph": Case(address=_graphs("data1", kind="using"), body=_INSERT, content_type=_UPDATE),
    "update_dataset_default_graphs": Case(
        address=_graphs("data1", "data2", kind="using"), body=_INSERT, content_type=_UPDATE
    ),
    "update_dataset_named_graphs": Case(
        address=_graphs("data1", kind="using-named"), body=_INSERT, content_type=_UPDATE
    ),
    "update_dataset_full": Case(
        address=(*_graphs("data1", kind="using"), *_graphs("data2", kind="using-named")),
        body=_INSERT,
        content_type=_UPDATE,
    ),
    "update_base_uri": Case(body=b"CLEAR GRAPH <g> ; INSERT DATA { <a> <b> <c> }", content_type=_UPDATE),
    "bad_update_get": Case("GET", (("update", "CLEAR ALL"),)),
    "bad_multiple_updates": Case(
        body=urlencode([("update", "CLEAR ALL"), ("update", "DROP ALL")]).encode(), content_type=_FORM
    ),
    "bad_update_wrong_media_type": Case(body=b"CLEAR ALL", content_type="text/plain"),
    "bad_update_missing_form_type": Case(body=_form(update="CLEAR ALL")),
    "bad_update_non_utf8": Case(body="CLEAR ALL".encode("utf-16"), content_type=f"{_UPDATE}; charset=UTF-16"),
    "bad_update_syntax": Case(body=_form(update="CLEAR XYZ"), content_type=_FORM),
    "bad_update_dataset_conflict": Case(
        body=urlencode([("using-named-graph-uri", f"{_G}data1"), ("update", "WITH <g> DELETE {} WHERE {}")]).encode(),
        content_type=_FORM,
    ),
}


def _send(client: FlaskClient, case: Case) -> TestResponse:
    address = f"/sparql?{urlencode(case.address)}" if case.address else "/sparql"
    more: dict[str, Any] = {"content_type": case.content_type} if case.content_type else {}
    return client.open(address, method=case.method, data=case.body or None, headers=case.headers, **more)


def test_the_tables_hold_every_protocol_test_of_the_suite() -> None:
    """20 tests ask, 14 update."""
    assert len(QUERIES) == 20
    assert len(UPDATES) == 14


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_test_of_the_suite_passes(file_client: FlaskClient, name: str) -> None:
    """The right type and answer, or a refusal that is the client's (4xx)."""
    case = QUERIES[name]
    response = _send(file_client, case)
    if not case.types:
        assert 400 <= response.status_code < 500, response.get_data()
        assert response.mimetype == "application/problem+json"
        return
    assert response.status_code == 200, response.get_data()
    assert response.mimetype in case.types
    if case.answer is not None:
        assert json.loads(response.get_data())["boolean"] is case.answer


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_test_of_the_suite_is_refused(file_app: Flask, name: str) -> None:
    """Whatever is wrong or right with the update, nothing changes."""
    with file_app.app_context():
        store = served().dataset.store
    before = set(store)
    response = _send(file_app.test_client(), UPDATES[name])
    assert 400 <= response.status_code < 500, response.get_data()
    assert set(store) == before
