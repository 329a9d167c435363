"""Opening data: releases and files, and what is wrong with them in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from briefing_kg.errors import DataError, ReleaseError
from briefing_kg.release_layout import Release
from briefing_kg.serve import Source, open_dataset
from tests.serve.samples import BASE, FIGURE, SOURCE

_TRIPLE = "<http://e/a> <http://e/b> <http://e/c>"
CONTENTS = {
    "ttl": f"{_TRIPLE} .",
    "nt": f"{_TRIPLE} .\n",
    "nq": f"{_TRIPLE} <http://e/g> .\n",
    "trig": f"<http://e/g> {{ {_TRIPLE} }}",
    "jsonld": '{"@id": "http://e/a", "http://e/b": {"@id": "http://e/c"}}',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    '<rdf:Description rdf:about="http://e/a"><e:b rdf:resource="http://e/c"/></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("extension", CONTENTS)
def test_every_format_of_the_table_is_read(tmp_path: Path, extension: str) -> None:
    """By the end of the name."""
    path = tmp_path / f"x.{extension}"
    path.write_text(CONTENTS[extension], encoding="utf-8")
    dataset = open_dataset(Source(files=(path,)))
    assert dataset.exists("http://e/a")
    assert dataset.graph_names == (("http://e/g",) if extension in {"nq", "trig"} else ())


def test_relative_names_are_read_against_the_file(tmp_path: Path) -> None:
    """As if it had been fetched from its place."""
    path = tmp_path / "x.ttl"
    path.write_text("<#a> <b> <c> .", encoding="utf-8")
    assert open_dataset(Source(files=(path,))).exists(f"{path.as_uri()}#a")


def test_blank_nodes_of_two_files_stay_two(tmp_path: Path) -> None:
    """A label means nothing outside its file."""
    paths = tuple(tmp_path / name for name in ("x.nt", "y.nt"))
    for path in paths:
        path.write_text("_:a <http://e/b> _:a .\n", encoding="utf-8")
    store = open_dataset(Source(files=paths)).store
    assert len({quad.subject for quad in store}) == 2
    assert all(quad.subject == quad.object for quad in store)


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("x.ttl", b"@prefix e: <http://e/> .\ne:a e:b .\n", 2, "is not Turtle"),
        ("x.nt", b"<http://e/a> <http://e/b> c .\n", 1, "is not N-Triples"),
        ("x.ttl", b'<http://e/a> <http://e/b>\n"\xff" .', 2, "UTF-8"),
        ("x.rdf", b"<rdf", None, "is not RDF/XML"),
        ("x.jsonld", b'{"@context": "http://e/context", "@id": "a"}', None, "is not JSON-LD"),
        ("x.txt", b"", None, ".ttl"),
        ("x", b"", None, ".ttl"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(
    tmp_path: Path, name: str, content: bytes, line: int | None, words: str
) -> None:
    """And nothing is ever fetched, also not a JSON-LD context."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        open_dataset(Source(files=(path,)))
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)


def test_a_missing_file_and_a_missing_release_are_told(tmp_path: Path) -> None:
    """By name."""
    with pytest.raises(DataError, match=r"none\.ttl"):
        open_dataset(Source(files=(tmp_path / "none.ttl",)))
    with pytest.raises(ReleaseError, match="no release at"):
        open_dataset(Source(release=tmp_path / "none"))
    with pytest.raises(ReleaseError, match=r"is not a whole release: it has no manifest\.json"):
        open_dataset(Source(release=tmp_path))


def test_a_release_is_opened_as_the_union_of_its_graphs(sample_release: Release) -> None:
    """With a description of a source text that takes in its passages, in a fixed order."""
    dataset = open_dataset(Source(release=sample_release.folder))
    assert dataset.union
    assert set(dataset.graph_names) == {f"{BASE}graph/b/stated", f"{BASE}graph/codes", f"{BASE}graph/meta"}
    quads = dataset.describe(SOURCE)
    assert {str(quad.subject) for quad in quads} == {f"<{SOURCE}>", f"<{SOURCE}#char=3,9>"}
    assert quads == sorted(quads, key=str)
    assert [quad.subject for quad in dataset.incoming(f"{SOURCE}#char=3,9", 10)] == [
        dataset.describe(FIGURE)[0].subject
    ]
    assert dataset.incoming(SOURCE, 0) == []


def test_what_is_no_iri_is_simply_not_there(sample_release: Release) -> None:
    """Pages ask with whatever stands in an address."""
    dataset = open_dataset(Source(release=sample_release.folder))
    assert not dataset.exists("not an iri")
    assert not dataset.is_used("")
    assert dataset.describe("<>") == []
    assert dataset.incoming(" ", 5) == []


def test_a_description_follows_blank_nodes_in_a_circle(tmp_path: Path) -> None:
    """Each is told once, and it ends."""
    path = tmp_path / "x.ttl"
    path.write_text("<http://e/a> <http://e/b> _:x . _:x <http://e/b> _:y . _:y <http://e/b> _:x .", encoding="utf-8")
    quads = open_dataset(Source(files=(path,))).describe("http://e/a")
    assert len(quads) == 3
    assert sum(isinstance(quad.subject, BlankNode) for quad in quads) == 2


def test_our_own_queries_are_select_only(sample_release: Release) -> None:
    """Rows hold what is bound."""
    dataset = open_dataset(Source(release=sample_release.folder))
    rows = dataset.select("SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) } }")
    assert [set(row) for row in rows] == [{"x"}]
    with pytest.raises(TypeError):
        dataset.select("ASK {}")
