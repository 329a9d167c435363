"""The one table of serialisations: media type, file extension, format IRI.

Negotiation, dumps, suffixes, the service description and DCAT all read this table.
Sources: W3C Unique URIs for File Formats; the IANA media type registry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation: ``name`` for people, ``extension`` without the dot."""

    name: str
    extension: str
    media_type: str
    iri: str
    quads: bool = False
    charset: bool = False

    @property
    def content_type(self) -> str:
        """The value of a ``Content-Type`` header."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


_W3C = "http://www.w3.org/ns/formats/"

#: What no XML can hold, not even escaped (XML 1.0, section 2.2).
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

TURTLE = Format("Turtle", "ttl", "text/turtle", f"{_W3C}Turtle", charset=True)
TRIG = Format("TriG", "trig", "application/trig", f"{_W3C}TriG", quads=True)
NTRIPLES = Format("N-Triples", "nt", "application/n-triples", f"{_W3C}N-Triples")
NQUADS = Format("N-Quads", "nq", "application/n-quads", f"{_W3C}N-Quads", quads=True)
JSONLD = Format("JSON-LD", "jsonld", "application/ld+json", f"{_W3C}JSON-LD", quads=True)
RDFXML = Format("RDF/XML", "rdf", "application/rdf+xml", f"{_W3C}RDF_XML")

RDF_FORMATS: tuple[Format, ...] = (TURTLE, TRIG, NTRIPLES, NQUADS, JSONLD, RDFXML)
GRAPH_FORMATS: tuple[Format, ...] = (TURTLE, JSONLD, NTRIPLES, RDFXML)

RESULTS_JSON = Format("JSON", "json", "application/sparql-results+json", f"{_W3C}SPARQL_Results_JSON")
RESULTS_XML = Format("XML", "xml", "application/sparql-results+xml", f"{_W3C}SPARQL_Results_XML")
RESULTS_CSV = Format("CSV", "csv", "text/csv", f"{_W3C}SPARQL_Results_CSV", charset=True)
RESULTS_TSV = Format("TSV", "tsv", "text/tab-separated-values", f"{_W3C}SPARQL_Results_TSV", charset=True)

RESULT_FORMATS: tuple[Format, ...] = (RESULTS_JSON, RESULTS_XML, RESULTS_CSV, RESULTS_TSV)

HTML = Format("HTML", "html", "text/html", "", charset=True)
JSON = Format("JSON", "json", "application/json", "")
SARIF = Format("SARIF", "sarif", "application/sarif+json", "")
TEXT = Format("Text", "txt", "text/plain", "", charset=True)
PROBLEM = Format("Problem", "json", "application/problem+json", "")

BY_EXTENSION: dict[str, Format] = {each.extension: each for each in (HTML, *RDF_FORMATS)}
