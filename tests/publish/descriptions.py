"""A small dataset with everything that a description can speak of, and the description of it."""

from __future__ import annotations

from datetime import date

from briefing_kg.formats import NQUADS, RDF_FORMATS
from briefing_kg.publish import Build, Dataset, contents_of, meta_graph, provenance
from briefing_kg.publish.catalog import DumpFile, dcat_lines, void_lines
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.records import BuiltGraph
from tests.publish.graphs import BASE, DEF, ISSUED, RDF_TYPE, SCHEMA, SOURCE, XSD, built

BRIEFING = f"{BASE}id/briefing/b"
DIGEST = "e7f18ac39d6b976dad1718600b1554e9fa797eb4a1a7f80a3910063e48de056e"
DATASET = Dataset(BASE, "1a2b3c4d5e", date(2024, 2, 7), "Some Publisher", "corrections@example.org")


def graphs() -> tuple[BuiltGraph, ...]:
    """Return a briefing of a known day, with its capture, a figure about a place, and two links."""
    figure = f"{BRIEFING}/figure/trade"
    china, trade = f"{BASE}id/place/china", f"{BASE}id/concept/subject/trade"
    return (
        built(
            "b/stated",
            triple(BRIEFING, RDF_TYPE, iri(f"{DEF}Briefing")),
            triple(BRIEFING, f"{SCHEMA}startDate", typed("2024-01-26", f"{XSD}date")),
            triple(SOURCE, RDF_TYPE, iri(f"{DEF}SourceText")),
            triple(SOURCE, ISSUED, typed("2024-02-07", f"{XSD}date")),
            triple(SOURCE, f"{SCHEMA}sha256", text(DIGEST)),
            triple(figure, RDF_TYPE, iri(f"{DEF}Figure")),
            triple(figure, f"{SCHEMA}observationAbout", iri(china)),
        ),
        built(
            "links",
            triple(china, "http://www.w3.org/2002/07/owl#sameAs", iri("https://sws.geonames.org/1814991/")),
            triple(trade, "http://www.w3.org/2004/02/skos/core#exactMatch", iri("http://eurovoc.europa.eu/9")),
        ),
    )


def build() -> Build:
    """Return a build from three files, whose checks found one Warning."""
    inputs = {
        "data/briefings/b/claims.ttl": "0" * 64,
        "data/briefings/b/page 1.txt": DIGEST,
        "shapes/text.ttl": "1" * 64,
    }
    return Build("briefing-kg", "0", ("pySHACL",), inputs, {"Violation": 0, "Warning": 1, "Info": 0})


def described() -> tuple[BuiltGraph, ...]:
    """Return the small graphs with the graph ``meta``."""
    given = graphs()
    return (*given, meta_graph(given, DATASET, provenance(DATASET, build(), contents_of(given, BASE))))


def description() -> tuple[str, ...]:
    """Return all that VoID and DCAT say of the small graphs, each with one or two files to download."""
    given = described()
    whole = [DumpFile("all", form, packed, 100, "2" * 64) for form in RDF_FORMATS for packed in (False, True)]
    parts = [DumpFile(each.key, NQUADS, compressed=False, size=10, sha256="3" * 64) for each in given]
    files = whole + parts
    return tuple(sorted({*void_lines(given, DATASET, files), *dcat_lines(given, DATASET, files)}))
