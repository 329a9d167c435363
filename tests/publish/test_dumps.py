from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from briefing_kg import formats
from briefing_kg.formats import Format
from briefing_kg.publish.dumps import compressed, dump
from briefing_kg.records import BuiltGraph
from tests.publish.graphs import BASE, graphs

ENGINE = {
    formats.TURTLE: ox.RdfFormat.TURTLE,
    formats.TRIG: ox.RdfFormat.TRIG,
    formats.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    formats.NQUADS: ox.RdfFormat.N_QUADS,
    formats.JSONLD: ox.RdfFormat.JSON_LD,
    formats.RDFXML: ox.RdfFormat.RDF_XML,
}
RDFLIB = {"ttl": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld", "rdf": "xml"}
PRINT_DIGESTS = """
import hashlib
from briefing_kg import formats
from briefing_kg.publish.dumps import compressed, dump
from tests.publish.graphs import BASE, graphs
for form in formats.RDF_FORMATS:
    data = dump(graphs(), form, BASE)
    print(form.name, hashlib.sha256(data).hexdigest(), hashlib.sha256(compressed(data)).hexdigest())
"""


def triples_of(given: Iterable[BuiltGraph]) -> set[str]:
    """The triples of *given* graphs, each as the engine writes it."""
    text = "\n".join(line for each in given for line in each.ntriples)
    return {str(quad.triple) for quad in ox.parse(text, ox.RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("form", formats.RDF_FORMATS, ids=lambda form: form.extension)
def test_every_format_reads_back_term_for_term(form: Format) -> None:
    """The engine reads the same terms from every format, lexical forms and line ends included."""
    data = dump(graphs(), form, BASE)
    assert {str(quad.triple) for quad in ox.parse(data, ENGINE[form])} == triples_of(graphs())


@pytest.mark.parametrize("form", formats.RDF_FORMATS, ids=lambda form: form.extension)
def test_an_independent_reader_finds_the_same_graph(form: Format) -> None:
    """RDFLib, which shares no code with the writer, reads the same triples from every format."""
    data = dump(graphs(), form, BASE).decode()
    read = Graph()
    if form.quads:
        dataset = Dataset()
        dataset.parse(data=data, format=RDFLIB[form.extension])
        for subject, predicate, term, _ in dataset.quads():
            read.add((subject, predicate, term))
    else:
        read.parse(data=data, format=RDFLIB[form.extension])
    lines = {str(quad.triple) for quad in ox.parse(read.serialize(format="nt"), ox.RdfFormat.N_TRIPLES)}
    assert lines == triples_of(graphs())


@pytest.mark.parametrize("form", [each for each in formats.RDF_FORMATS if each.quads], ids=lambda form: form.extension)
def test_formats_with_named_graphs_keep_them(form: Format) -> None:
    """Each triple stands in the graph it was built in."""
    quads = set(ox.parse(dump(graphs(), form, BASE), ENGINE[form]))
    counted = {f"{BASE}graph/{each.key}": len(each.ntriples) for each in graphs()}
    names = [each.graph_name.value for each in quads if isinstance(each.graph_name, ox.NamedNode)]
    assert {name: names.count(name) for name in names} == counted


def test_turtle_has_one_block_for_each_subject_and_says_first_what_it_is() -> None:
    """A reader finds everything about a thing in one place, its type first, without escapes in names."""
    text = dump(graphs(), formats.TURTLE, BASE).decode()
    assert text.count("<id/briefing/b/figure/trade>") == 1
    assert "<id/briefing/b/figure/trade> a brf:Figure ;" in text
    assert "\\/" not in text


def test_a_decimal_without_point_stays_a_decimal() -> None:
    """The value 1600 is an xsd:decimal in Turtle too, where bare 1600 would be an integer."""
    assert '"1600"^^xsd:decimal' in dump(graphs(), formats.TURTLE, BASE).decode()


def test_line_formats_are_sorted_and_unchanged() -> None:
    """N-Triples are the lines as built, so that two releases can be compared with diff."""
    lines = dump(graphs(), formats.NTRIPLES, BASE).decode().splitlines()
    assert lines == sorted(line for each in graphs() for line in each.ntriples)


def test_compression_is_lossless_and_repeats() -> None:
    """The compressed twin holds the same bytes and no time of its making."""
    assert gzip.decompress(compressed(b"text")) == b"text"
    assert compressed(b"text")[4:8] == b"\0\0\0\0"


def test_dumps_are_the_same_under_every_hash_seed_locale_and_time_zone() -> None:
    """Nothing in a dump depends on the order of a set, on the language or on the clock."""
    printed = set()
    for seed, zone, language in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "C.UTF-8"), ("271828", "America/Lima", "C")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        done = subprocess.run(
            [sys.executable, "-c", PRINT_DIGESTS], env=surroundings, capture_output=True, text=True, check=True
        )
        printed.add(done.stdout)
    assert len(printed) == 1
    assert "Turtle" in printed.pop()
