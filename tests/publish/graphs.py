"""Small graphs with everything that is hard to write: long texts, odd white space, exact numbers."""

from __future__ import annotations

from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.records import BuiltGraph

BASE = "https://briefing.example/"
DEF = f"{BASE}def#"
SCHEMA = "http://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ISSUED = "http://purl.org/dc/terms/issued"

FIGURE = f"{BASE}id/briefing/b/figure/trade"
PERIOD = "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod"
SOURCE = f"{BASE}id/source/e7f18ac39d6b"
PASSAGE = f"{SOURCE}#char=3,9"
HARD = "Home\u00a0-\r\n\t“2.38” <trillion> & 'yuan' \\ \"x\" ]]>\n\n 商务部 \U0001f4e6 "


def built(key: str, *lines: str) -> BuiltGraph:
    """Return a graph of *lines*, sorted as the model stage does."""
    return BuiltGraph(key, tuple(sorted(lines)))


def graphs() -> tuple[BuiltGraph, ...]:
    """Return three graphs of one briefing."""
    return (
        built(
            "b/stated",
            triple(SOURCE, RDF_TYPE, iri(f"{DEF}SourceText")),
            triple(SOURCE, ISSUED, typed("2024-02-07", f"{XSD}date")),
            triple(SOURCE, "http://schema.org/text", text(HARD)),
            triple(PASSAGE, RDF_TYPE, iri(f"{DEF}Passage")),
            triple(PASSAGE, "http://www.w3.org/ns/oa#start", typed(3, f"{XSD}integer")),
            triple(FIGURE, RDF_TYPE, iri(f"{DEF}Figure")),
            triple(FIGURE, f"{DEF}value", typed("1600", f"{XSD}decimal")),
            triple(FIGURE, f"{DEF}value", typed("15.6", f"{XSD}decimal")),
            triple(FIGURE, f"{DEF}passage", iri(PASSAGE)),
            triple(FIGURE, PERIOD, iri(f"{BASE}id/time/2023")),
        ),
        built("b/context", triple(FIGURE, "http://www.w3.org/2000/01/rdf-schema#label", text("trade in 2023", "en"))),
        built("codes", triple(f"{BASE}id/time/2023", RDF_TYPE, iri("http://www.w3.org/2006/time#ProperInterval"))),
    )
