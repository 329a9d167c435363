from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from flask.testing import FlaskClient

QUERIES = tuple(sorted((Path(__file__).parent.parent / "data" / "queries").glob("*.rq")))
CSV = "text/csv"
JSON = "application/sparql-results+json"


def expected(query: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return variables and rows of the answer that stands beside *query*."""
    with query.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [tuple(row) for row in rows]


def answer(client: FlaskClient, query: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return variables and rows that the endpoint answers, an unbound variable as an empty text."""
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": JSON})
    assert response.status_code == 200, response.get_data(as_text=True)
    document = response.get_json(force=True)
    names = document["head"]["vars"]
    rows = document["results"]["bindings"]
    return names, [tuple(row[name]["value"] if name in row else "" for name in names) for row in rows]


def test_there_are_25_questions_each_with_its_answer() -> None:
    """Every question has its expected answer beside it, and no answer stands alone."""
    assert len(QUERIES) == 25
    assert [path.with_suffix(".csv") for path in QUERIES] == sorted(QUERIES[0].parent.glob("*.csv"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_says_what_it_asks(query: Path) -> None:
    """The first two lines are a question in plain English and what is answered."""
    title, description, blank = query.read_text("utf-8").split("\n")[:3]

    assert title.startswith("# title: ")
    assert title.endswith("?")
    assert description.startswith("# description: ")
    assert description.endswith(".")
    assert blank == ""


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_declares_the_prefixes_it_uses(query: Path) -> None:
    """No prefix is declared in vain."""
    lines = query.read_text("utf-8").split("\n")
    body = "\n".join(line for line in lines if not line.startswith(("#", "PREFIX")))
    declared = [line.split()[1] for line in lines if line.startswith("PREFIX")]

    assert declared == sorted(declared)
    assert [prefix for prefix in declared if prefix not in body] == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_is_answered_over_http(query: Path, client: FlaskClient) -> None:
    """The endpoint gives the expected variables in order and the expected rows, in order where one is asked for."""
    text = query.read_text("utf-8")
    variables, rows = answer(client, text)
    wanted_variables, wanted_rows = expected(query)

    assert variables == wanted_variables
    if "ORDER BY" in text:
        assert rows == wanted_rows
    else:
        assert Counter(rows) == Counter(wanted_rows)


def test_an_answer_as_csv_quotes_an_address_with_a_comma(client: FlaskClient) -> None:
    """The address of a passage holds a comma; it is one field of CSV all the same."""
    query = next(path for path in QUERIES if path.stem == "cq23-deep-link")
    response = client.get("/sparql", query_string={"query": query.read_text("utf-8")}, headers={"Accept": CSV})
    header, *rows = csv.reader(io.StringIO(response.get_data(as_text=True)))

    assert (header, [tuple(row) for row in rows]) == expected(query)
