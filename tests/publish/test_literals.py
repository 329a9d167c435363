"""A literal comes out of every dump, the endpoint and the pages as it went in, or there is no release."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from briefing_kg import formats
from briefing_kg.errors import DataError, ReleaseError
from briefing_kg.publish.release import write_release
from briefing_kg.release_layout import EVERYTHING, Release
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import Settings
from tests.publish import readers
from tests.publish.conftest import content_of, quiet
from tests.publish.graphs import BASE
from tests.publish.hostile import KEPT, REFUSED, THING, hostile
from tests.publish.readers import XSD, Literal, Quad

_ALL = "SELECT DISTINCT ?s ?p ?o { ?s ?p ?o FILTER isLiteral(?o) }"
_NUMBERS = {f"{XSD}decimal", f"{XSD}integer"}
_LONG = 600


def client_of(release: Release) -> FlaskClient:
    """Return a client of the application that serves *release*."""
    return create_app(Settings(), open_dataset(Source(release=release.folder))).test_client()


@pytest.fixture(scope="module")
def hostile_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of all that has to be kept."""
    return write_release(content_of((hostile(*KEPT),)), tmp_path_factory.mktemp("hostile"), quiet)


def literals(quads: set[Quad]) -> set[tuple[readers.Term, ...]]:
    """Return the triples of *quads* whose object is a literal."""
    return {quad[:3] for quad in quads if isinstance(quad[2], Literal)}


def published(release: Release) -> set[tuple[readers.Term, ...]]:
    """Return what is to come out everywhere: the lines as built, read by nothing but their own rules."""
    return literals(readers.by_pyoxigraph(release.dump(EVERYTHING, formats.NTRIPLES).read_bytes(), "nt"))


def body(client: FlaskClient, path: str, form: formats.Format) -> bytes:
    """Return the answer to *path* in *form*."""
    response = client.get(path, headers={"Accept": form.media_type}, buffered=True)
    assert response.status_code == 200, response.text
    assert (response.content_type or "").startswith(form.media_type)
    return response.get_data()


def assert_endpoint_exact(client: FlaskClient, expected: set[tuple[readers.Term, ...]]) -> None:
    """Every format of the endpoint gives the literals *expected*, term for term."""
    select = f"/sparql?query={quote(_ALL)}"
    assert set(readers.rows_of_json(body(client, select, formats.RESULTS_JSON))) == expected
    assert set(readers.rows_of_xml(body(client, select, formats.RESULTS_XML))) == expected
    assert set(readers.rows_of_tsv(body(client, select, formats.RESULTS_TSV))) == expected
    plain = {(str(s), str(p), o.value) for s, p, o in expected if isinstance(o, Literal)}
    assert set(readers.rows_of_csv(body(client, select, formats.RESULTS_CSV))) == plain
    construct = f"/sparql?query={quote(_ALL.replace('SELECT DISTINCT ?s ?p ?o', 'CONSTRUCT { ?s ?p ?o }'))}"
    for form in formats.RDF_FORMATS:
        read = readers.by_pyoxigraph(body(client, construct, form), form.extension)
        assert literals(read) == expected, form.name


def assert_documents_exact(client: FlaskClient, iris: Sequence[str], expected: set[tuple[readers.Term, ...]]) -> None:
    """The document of each of *iris* gives its literals in every format, and its page shows them."""
    for iri in iris:
        path = quote(f"/doc/{iri.removeprefix(f'{BASE}id/')}")
        own = {each for each in expected if each[0] == iri}
        for form in formats.GRAPH_FORMATS:
            data = client.get(f"{path}.{form.extension}", buffered=True).get_data()
            read = {each for each in literals(readers.by_pyoxigraph(data, form.extension)) if each[0] == iri}
            assert read == own, (iri, form.name)
        page = readers.facts_of_page(client.get(f"{path}.html", buffered=True).get_data())
        missing = [each for _, _, each in own if isinstance(each, Literal) and not is_shown(each, page)]
        assert not missing or page.left_out, (iri, missing)


def is_shown(literal: Literal, page: readers.Facts) -> bool:
    """Whether a page shows *literal*; it may group the digits of a number if it keeps the exact form too."""
    if literal.datatype in _NUMBERS | {f"{XSD}date"}:
        return any(literal.value == (exact or text) for text, exact, _ in page.shown)
    language = "" if literal.language == "en" else literal.language
    if len(literal.value) > _LONG:  # pages say that they leave out the rest, and how much
        begin, end = literal.value[:_LONG].rstrip(), f" … ({len(literal.value):,} characters)"
        return any(text == begin + end and told == language for text, _, told in page.shown)
    return (literal.value, "", language) in page.shown


@pytest.mark.parametrize("form", formats.RDF_FORMATS, ids=lambda form: form.extension)
def test_every_dump_keeps_hostile_literals(hostile_release: Release, form: formats.Format) -> None:
    """Whether pyoxigraph reads it, or RDFLib with its habit of writing numbers anew."""
    data = hostile_release.dump(EVERYTHING, form).read_bytes()
    expected = published(hostile_release)
    assert len({each for each in expected if each[0] == THING}) == len(KEPT)
    assert literals(readers.by_pyoxigraph(data, form.extension)) == expected
    assert literals(readers.by_rdflib(data, form.extension)) == expected


def test_the_dumps_are_what_was_built() -> None:
    """The reference for all others is the graph itself, read by nobody."""
    read = readers.by_pyoxigraph("\n".join(hostile(*KEPT).ntriples).encode(), "nt")
    assert {quad[2] for quad in read} == {read_by_hand(each) for each in KEPT}


def read_by_hand(term: str) -> Literal:
    """Read a literal that is written in our way, with what Python has."""
    value, _, ending = term[1:].rpartition('"')
    value = value.replace("\\\\", "\x00").replace('\\"', '"').replace("\\n", "\n").replace("\\r", "\r")
    value = value.replace("\x00", "\\")
    if ending.startswith("@"):
        return Literal(value, readers.LANGUAGE_STRING, ending[1:])
    return Literal(value, ending[3:-1]) if ending else Literal(value)


def test_the_endpoint_keeps_hostile_literals(hostile_release: Release) -> None:
    """In all four formats of results and all six of graphs."""
    assert_endpoint_exact(client_of(hostile_release), published(hostile_release))


def test_documents_and_pages_keep_hostile_literals(hostile_release: Release) -> None:
    """A browser that reads the page has the same characters as a program that reads the data."""
    client = client_of(hostile_release)
    page = readers.facts_of_page(client.get("/doc/concept/hostile.html", buffered=True).get_data())
    own = {each for each in published(hostile_release) if each[0] == THING}
    shown = [each for _, _, each in own if isinstance(each, Literal) and is_shown(each, page)]
    assert len(shown) >= 25, "a page shows that many values of a property"
    assert_documents_exact(client, [THING], published(hostile_release))


@pytest.mark.parametrize("start", range(0, len(KEPT), 20))
def test_pages_show_every_hostile_literal(tmp_path: Path, start: int) -> None:
    """Few enough at a time that none is left out."""
    release = write_release(content_of((hostile(*KEPT[start : start + 20]),)), tmp_path, quiet)
    page = readers.facts_of_page(client_of(release).get("/doc/concept/hostile.html", buffered=True).get_data())
    assert not page.left_out
    own = [each for s, _, each in published(release) if s == THING and isinstance(each, Literal)]
    assert [each for each in own if not is_shown(each, page)] == []
    assert len(own) == len(KEPT[start : start + 20])


@pytest.mark.parametrize("term", REFUSED, ids=ascii)
def test_a_literal_that_somebody_would_change_is_refused(tmp_path: Path, term: str) -> None:
    """With the value, where it stands and what to write instead; nothing is published."""
    with pytest.raises((DataError, ReleaseError), match=r"(?s)\n"):
        write_release(content_of((hostile(term),)), tmp_path, quiet)
    assert not list(tmp_path.iterdir())


def test_the_endpoint_gives_the_literals_of_the_first_dataset(first_release: Release, client: FlaskClient) -> None:
    """All of them, term for term, in every format."""
    expected = published(first_release)
    assert len(expected) > 1000
    assert_endpoint_exact(client, expected)


@pytest.mark.parametrize("stride", [60, pytest.param(1, marks=pytest.mark.slow)])
def test_documents_and_pages_give_the_literals_of_the_first_dataset(
    first_release: Release, client: FlaskClient, stride: int
) -> None:
    """Each thing's own document, in every format and as a page."""
    expected = published(first_release)
    things = sorted({str(s) for s, _, _ in expected if str(s).startswith(f"{BASE}id/") and "#" not in s})
    assert_documents_exact(client, things[::stride], expected)


def test_no_number_of_json_stands_for_a_literal(first_release: Release) -> None:
    """JSON's own numbers and truth values would lose digits or datatypes."""
    data = first_release.dump(EVERYTHING, formats.JSONLD).read_text(encoding="utf-8")
    assert '"@value":"' in data
    assert data.count('"@value":"') == data.count('"@value":')


def test_the_store_is_asked_as_well_as_the_lists_of_forms(tmp_path: Path) -> None:
    """A datatype that we know nothing of is refused if the store would write its value anew."""
    with pytest.raises(ReleaseError, match="the store would change 1 literals"):
        write_release(content_of((hostile(f'"P12M"^^<{XSD}duration>'),)), tmp_path, quiet)
    assert str(ox.Literal("P12M", datatype=ox.NamedNode(f"{XSD}duration"))).startswith('"P12M"')
