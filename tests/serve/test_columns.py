"""SELECT * has its columns in the order of the query."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from briefing_kg.serve.columns import in_order


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", ["s", "p", "o"]),
        ("PREFIX x: <http://x/> select distinct*{?s ?p ?o}", ["s", "p", "o"]),
        ("SELECT REDUCED * WHERE { GRAPH ?g { ?z ?y ?x } } LIMIT 1", ["g", "z", "y", "x"]),
        ("SELECT * { { SELECT ?z { ?z ?y ?x } } BIND(1 AS ?a) }", ["z", "a"]),
        ("SELECT * { ?s ?p 1 FILTER NOT EXISTS { ?a ?b ?s } }", ["s", "p"]),
        ("SELECT * { $s $p $o } ORDER BY $o", ["s", "p", "o"]),
        ("SELECT ?z ?a { ?a ?z 1 }", ["z", "a"]),
        ("SELECT (COUNT(*) AS ?n) { ?z ?y ?x }", ["n"]),
        ("SELECT ?z ?a { { SELECT * { ?a ?z 1 } } }", ["z", "a"]),
    ],
)
def test_columns_stand_in_the_order_of_the_query(client: FlaskClient, query: str, columns: list[str]) -> None:
    """Named columns as named, those of a star as met."""
    response = client.get(
        "/sparql", query_string={"query": query}, headers={"Accept": "application/sparql-results+json"}
    )

    assert response.status_code == 200
    assert response.get_json(force=True)["head"]["vars"] == columns


@pytest.mark.parametrize(
    "query", ['SELECT ?a { ?a ?b "*" }', "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o } # SELECT *"]
)
def test_other_queries_are_left_alone(query: str) -> None:
    """Only the star of the outermost SELECT is spelled out."""
    assert in_order(query, lambda _: ["b", "a"]) == query
