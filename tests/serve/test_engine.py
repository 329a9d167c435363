"""Queries in process: datasets, formats, limits and errors."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefing_kg import formats
from briefing_kg.errors import QueryError, QueryLimitError, QueryRefusedError, QuerySyntaxError
from briefing_kg.serve import InProcessEngine, QueryRequest, Source, open_dataset
from briefing_kg.serve.engine import NotAcceptableError
from briefing_kg.serve.rdf import NotXmlError
from briefing_kg.settings import Settings

_G = "http://example.org/"
ASKING = QueryRequest("", formats.RESULTS_JSON, formats.RESULTS_JSON, formats.NTRIPLES)


@pytest.fixture(scope="module")
def engine(trig_file: Path) -> InProcessEngine:
    """An engine over a file with a default graph and three named ones."""
    return InProcessEngine(open_dataset(Source(files=(trig_file,))), Settings(result_rows=50, result_bytes=4_000))


def _count(engine: InProcessEngine, query: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> int:
    request = replace(ASKING, text=query, default_graphs=default, named_graphs=named)
    bindings = json.loads(engine.answer(request).body)["results"]["bindings"]
    return int(bindings[0]["n"]["value"])


_COUNT = "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }"
_COUNT_NAMED = "SELECT (COUNT(*) AS ?n) %s { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("query", "default", "named", "expected"),
    [
        (_COUNT % "", (), (), 2),
        (_COUNT_NAMED % "", (), (), 7),
        (_COUNT % f"FROM <{_G}data1>", (), (), 2),
        (_COUNT % f"FROM <{_G}data1> FROM <{_G}data2>", (), (), 3),
        (_COUNT % f"FROM <{_G}data1> FROM <{_G}data1>", (), (), 2),
        (_COUNT % f"FROM <{_G}none>", (), (), 0),
        (_COUNT % f"FROM NAMED <{_G}data1>", (), (), 0),
        (_COUNT_NAMED % f"FROM <{_G}data1>", (), (), 0),
        (_COUNT_NAMED % f"FROM NAMED <{_G}data1>", (), (), 2),
        (f"PREFIX e: <{_G}> {_COUNT}" % "FROM e:data1 FROM e:data2", (), (), 3),
        (f"BASE <{_G}> {_COUNT}" % "FROM <data1> FROM <data2>", (), (), 3),
        (_COUNT % "", (f"{_G}data1", f"{_G}data2"), (), 3),
        (_COUNT % "", (f"{_G}data1", f"{_G}data1"), (), 2),
        (_COUNT_NAMED % "", (f"{_G}data1", f"{_G}data2"), (), 0),
        (_COUNT_NAMED % "", (f"{_G}data1", f"{_G}data2"), (f"{_G}data3",), 3),
        (_COUNT_NAMED % "", (), (f"{_G}data2",), 2),
        (_COUNT % "", (), (f"{_G}data2",), 0),
        (_COUNT % f"FROM <{_G}data1>", (f"{_G}data3",), (), 3),
    ],
)
def test_a_query_sees_the_dataset_that_it_or_the_protocol_names(
    engine: InProcessEngine, query: str, default: tuple[str, ...], named: tuple[str, ...], expected: int
) -> None:
    """The protocol outweighs FROM, several default graphs are merged, and what is not named is not there."""
    assert _count(engine, query, default, named) == expected


def test_a_release_answers_from_the_union_unless_the_query_names_graphs(sample_release: object) -> None:
    """FROM narrows the dataset also where the default graph is the union of all."""
    release = getattr(sample_release, "folder")  # noqa: B009 - the fixture is typed in conftest
    engine = InProcessEngine(open_dataset(Source(release=release)), Settings())
    assert _count(engine, _COUNT % "FROM <https://briefing.example/graph/codes>") == 2
    assert _count(engine, _COUNT % "") == len(engine.dataset.store)
    assert _count(engine, _COUNT % "FROM NAMED <https://briefing.example/graph/codes>") == 0


HARD = 'SELECT ?b ?a { VALUES (?b ?a) { ("x\\r\\ny" <http://e/a,b>) ("q\\"," "z"@en) (UNDEF 1.5) } }'


def test_columns_stand_in_the_order_of_the_query(engine: InProcessEngine) -> None:
    """Not in that of the alphabet, in any format."""
    bodies = {
        form.extension: engine.answer(replace(ASKING, text=HARD, solutions=form)).body.decode()
        for form in formats.RESULT_FORMATS
    }
    assert json.loads(bodies["json"])["head"]["vars"] == ["b", "a"]
    assert bodies["xml"].index('name="b"') < bodies["xml"].index('name="a"')
    assert bodies["csv"].startswith("b,a\r\n")
    assert bodies["tsv"].startswith("?b\t?a\n")


def test_csv_follows_the_standard_to_the_letter(engine: InProcessEngine) -> None:
    """Lines end with CR LF, and what holds a comma, quotation mark or line end is quoted."""
    body = engine.answer(replace(ASKING, text=HARD, solutions=formats.RESULTS_CSV)).body
    assert body == b'b,a\r\n"x\r\ny","http://e/a,b"\r\n"q"",",z\r\n,1.5\r\n'
    assert list(csv.reader(io.StringIO(body.decode(), newline="")))[1] == ["x\r\ny", "http://e/a,b"]


def test_carriage_returns_survive_xml(engine: InProcessEngine) -> None:
    """A reader of XML makes line feeds of bare carriage returns, so they are escaped."""
    body = engine.answer(replace(ASKING, text=HARD, solutions=formats.RESULTS_XML)).body
    values = [each.text for each in ET.fromstring(body).iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert values[0] == "x\r\ny"


def test_what_xml_cannot_carry_is_said_and_not_written(engine: InProcessEngine) -> None:
    """A control character has no form in XML 1.0; JSON has one."""
    text = 'SELECT ("\\u0007" AS ?bell) {}'
    with pytest.raises(NotXmlError):
        engine.answer(replace(ASKING, text=text, solutions=formats.RESULTS_XML))
    assert b"\\u0007" in engine.answer(replace(ASKING, text=text)).body


@pytest.mark.parametrize("form", formats.RESULT_FORMATS, ids=lambda form: form.extension)
def test_rows_beyond_the_limit_are_an_error_and_never_cut(trig_file: Path, form: formats.Format) -> None:
    """Exactly the limit is answered, one more is refused: rows without values and with line ends count too."""
    engine = InProcessEngine(open_dataset(Source(files=(trig_file,))), Settings(result_rows=3))
    rows = ("UNDEF", '"a\\nb"', '"},{"', '"<result>"')
    three = f"SELECT ?x {{ VALUES ?x {{ {' '.join(rows[:3])} }} }}"
    assert engine.answer(replace(ASKING, text=three, solutions=form)).body
    with pytest.raises(QueryLimitError, match="more than 3 rows"):
        engine.answer(replace(ASKING, text=three.replace("UNDEF", "UNDEF UNDEF"), solutions=form))


@pytest.mark.parametrize("form", formats.RESULT_FORMATS, ids=lambda form: form.extension)
def test_bytes_beyond_the_limit_are_an_error(engine: InProcessEngine, form: formats.Format) -> None:
    """The engine is stopped while it writes."""
    with pytest.raises(QueryLimitError, match="larger than 4000 bytes"):
        engine.answer(replace(ASKING, text=f'SELECT ?x {{ VALUES ?x {{ "{"x" * 5_000}" }} }}', solutions=form))


def test_a_graph_beyond_a_limit_is_an_error(engine: InProcessEngine) -> None:
    """CONSTRUCT is limited in triples and in bytes."""
    values = " ".join(map(str, range(51)))
    with pytest.raises(QueryLimitError, match="more than 50 triples"):
        engine.answer(replace(ASKING, text=f"CONSTRUCT {{ <a> <b> ?x }} {{ VALUES ?x {{ {values} }} }}"))
    with pytest.raises(QueryLimitError, match="larger than 4000 bytes"):
        engine.answer(replace(ASKING, text=f'CONSTRUCT {{ <a> <b> "{"x" * 5_000}" }} {{}}'))


def test_a_graph_is_sorted_and_holds_each_triple_once(engine: InProcessEngine) -> None:
    """DESCRIBE over graphs that share a triple gives it once."""
    text = f"DESCRIBE <{_G}shared> FROM <{_G}data1> FROM <{_G}data2>"
    body = engine.answer(replace(ASKING, text=text)).body
    assert body == f"<{_G}shared> <{_G}in> <{_G}both> .\n".encode()


def test_ask_has_no_form_in_csv(engine: InProcessEngine) -> None:
    """A client that takes nothing else is told so."""
    with pytest.raises(NotAcceptableError):
        engine.answer(replace(ASKING, text="ASK {}", boolean=None))


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("ASK {\n ?s ?p", 2, 7, "not SPARQL"),
        ("ASK { ?s brf:value ?o }", 1, 10, "PREFIX brf: <https://briefing.example/def#>"),
        ("ASK {\n?s nix:value ?o }", 2, 4, "PREFIX nix: <…>"),
        ("ASK { ?s ?p 'x }", 1, 13, "does not end"),
        ("SELECT ?x ?x {}", 1, 16, "Duplicated variable"),
    ],
)
def test_a_syntax_error_says_where_and_what(
    engine: InProcessEngine, text: str, line: int, column: int, hint: str
) -> None:
    """Line and column count from 1, and a prefix that we know is offered."""
    with pytest.raises(QuerySyntaxError, match=r"(?i)line") as caught:
        engine.answer(replace(ASKING, text=text))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert hint in str(caught.value)


def test_complaints_of_the_engine_are_the_clients_error(engine: InProcessEngine) -> None:
    """An unknown function and a graph name that is no IRI are bad queries, not failures of ours."""
    with pytest.raises(QueryError, match="custom function"):
        engine.answer(replace(ASKING, text="SELECT (<http://e/f>(1) AS ?x) {}"))
    with pytest.raises(QueryError, match="no IRI"):
        engine.answer(replace(ASKING, text="ASK {}", default_graphs=("not an IRI",)))


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "INSERT DATA { <a:a> <a:b> 1 }"])
def test_the_engine_is_never_asked_for_what_is_refused(engine: InProcessEngine, text: str) -> None:
    """The guard stands before the engine."""
    with pytest.raises(QueryRefusedError):
        engine.answer(replace(ASKING, text=text))


def test_from_reads_no_file(engine: InProcessEngine, tmp_path: Path) -> None:
    """A graph that is not held is empty, also where its name is that of a file."""
    path = tmp_path / "x.nt"
    path.write_text("<http://e/a> <http://e/b> <http://e/c> .\n", encoding="utf-8")
    assert _count(engine, _COUNT % f"FROM <{path.as_uri()}>") == 0
