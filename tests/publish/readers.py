"""The same plain terms from whatever was written and whoever reads it: dumps, answers, pages.

An IRI is a string, a literal is ``Literal``; the graph of a triple is a string, empty for the default graph.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

XSD = "http://www.w3.org/2001/XMLSchema#"
LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
INTEROP = Path(__file__).parent.parent / "interop"
_RDFLIB = {"ttl": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld", "rdf": "xml"}
_RESULTS = {"sr": "http://www.w3.org/2005/sparql-results#"}
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Literal(NamedTuple):
    """A literal, by all that makes it equal to another."""

    value: str
    datatype: str = f"{XSD}string"
    language: str = ""


Term = str | Literal
Quad = tuple[Term, Term, Term, Term]
Row = tuple[Term, ...]


def from_engine(term: Any) -> Term:
    """Return a term of pyoxigraph."""
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return "" if isinstance(term, ox.DefaultGraph) else str(term) if isinstance(term, ox.BlankNode) else str(term.value)


def by_pyoxigraph(data: bytes, extension: str) -> set[Quad]:
    """Read RDF with pyoxigraph."""
    form = ox.RdfFormat.from_extension(extension)
    return {
        (from_engine(each.subject), from_engine(each.predicate), from_engine(each.object), from_engine(each.graph_name))
        for each in ox.parse(data, form)
    }


def by_rdflib(data: bytes, extension: str) -> set[Quad]:
    """Read RDF with RDFLib as it comes: it writes some literals anew while it reads."""
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=_RDFLIB[extension])
    return {
        (_from_rdflib(s), _from_rdflib(p), _from_rdflib(o), "" if g in {None, DATASET_DEFAULT_GRAPH_ID} else str(g))
        for s, p, o, g in dataset.quads()
    }


def by_node(paths: Sequence[Path]) -> list[set[Quad]]:
    """Read files of RDF with N3.js and its relatives."""
    command = ["node", str(INTEROP / "read.js")]
    names = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(command, input=names, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [
        {(s, p, Literal(*o) if isinstance(o, list) else o, g) for s, p, o, g in json.loads(line)}
        for line in done.stdout.split("\n")[:-1]
    ]


def _from_rdflib(term: Any) -> Term:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), LANGUAGE_STRING, term.language)
        return Literal(str(term), str(term.datatype or f"{XSD}string"))
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


def rows_of_json(body: bytes) -> list[Row]:
    """Read SPARQL results as JSON."""
    found = json.loads(body)
    names = found["head"]["vars"]
    return [tuple(_of_json(each[name]) for name in names) for each in found["results"]["bindings"]]


def _of_json(term: dict[str, str]) -> Term:
    if term["type"] != "literal":
        return term["value"]
    return _literal(term["value"], term.get("datatype"), term.get("xml:lang"))


def rows_of_xml(body: bytes) -> list[Row]:
    """Read SPARQL results as XML."""
    rows = ET.fromstring(body.decode()).iterfind("sr:results/sr:result", _RESULTS)
    return [tuple(_of_xml(each[0]) for each in row) for row in rows]


def _of_xml(term: ET.Element) -> Term:
    value = term.text or ""
    return _literal(value, term.get("datatype"), term.get(_XML_LANGUAGE)) if term.tag.endswith("}literal") else value


def rows_of_tsv(body: bytes) -> list[Row]:
    """Read SPARQL results as TSV: the terms are those of Turtle."""
    return [tuple(map(_of_turtle, line.split("\t"))) for line in body.decode().split("\n")[1:-1]]


def _of_turtle(term: str) -> Term:
    (triple,) = ox.parse(f"<x:> <x:> {term} .", ox.RdfFormat.TURTLE)
    return from_engine(triple.object)


def rows_of_csv(body: bytes) -> list[tuple[str, ...]]:
    """Read SPARQL results as CSV, which says neither datatype nor language."""
    return [tuple(row) for row in list(csv.reader(io.StringIO(body.decode(), newline="")))[1:]]


def _literal(value: str, datatype: str | None, language: str | None) -> Literal:
    return Literal(value, LANGUAGE_STRING if language else datatype or f"{XSD}string", language or "")


class Facts(HTMLParser):
    """What the list of facts of a page shows: each text with its exact form and its language."""

    def __init__(self) -> None:
        """Begin outside the list."""
        super().__init__()
        self.inside = self.open = False
        self.shown: list[tuple[str, str, str]] = []
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open the list, or a value in it."""
        given = {name: value or "" for name, value in attrs}
        if tag == "dl":
            self.inside = given.get("class") == "facts"
        elif self.inside and (
            tag in {"data", "time", "a", "code"} or (tag == "span" and "tag" not in given.get("class", ""))
        ):
            self.open = True
            self.shown.append(("", given.get("value", given.get("datetime", "")), given.get("lang", "")))
        elif self.inside and tag == "dd" and given.get("class") == "none":
            self.left_out += 1

    def handle_endtag(self, tag: str) -> None:
        """Close the list, or a value in it: values hold no further elements."""
        self.open = False
        if tag == "dl":
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Take the text of the value that was opened last."""
        if self.open:
            text, exact, language = self.shown.pop()
            self.shown.append((text + data, exact, language))


def facts_of_page(body: bytes) -> Facts:
    """Read the facts of a page as a browser does, which takes other line ends for line feeds."""
    reader = Facts()
    reader.feed(body.decode().replace("\r\n", "\n").replace("\r", "\n"))
    return reader
