"""A small release and small files of RDF, with what is hard to serve."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing_kg.publish.contents import content_version
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.describe import meta_graph
from briefing_kg.publish.release import Content, write_release
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import Release

BASE = "https://briefing.example/"
DEF = f"{BASE}def#"
FIGURE = f"{BASE}id/briefing/b/figure/trade-2023"
MEASURE = f"{BASE}id/briefing/b/measure/2.3"
SOURCE = f"{BASE}id/source/e7f18ac39d6b"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_XSD = "http://www.w3.org/2001/XMLSchema#"

STATED = f"""\
<{FIGURE}> {_TYPE} <{DEF}Figure> .
<{FIGURE}> <{DEF}value> "15.6"^^<{_XSD}decimal> .
<{FIGURE}> <{DEF}passage> <{SOURCE}#char=3,9> .
<{FIGURE}> {_LABEL} "trade, 2023"@en .
<{MEASURE}> {_TYPE} <{DEF}Measure> .
<{MEASURE}> {_LABEL} "develop \\"belts\\"\\r\\nand <more>"@en .
<{BASE}id/briefing/b> {_TYPE} <{DEF}Briefing> .
<{BASE}id/briefing/b> {_LABEL} "A briefing"@en .
<{SOURCE}> {_TYPE} <{DEF}SourceText> .
<{SOURCE}> <http://schema.org/text> "On trade it was said." .
<{SOURCE}#char=3,9> {_TYPE} <{DEF}Passage> .
<{SOURCE}#char=3,9> <http://www.w3.org/ns/oa#hasSource> <{SOURCE}> .
<{SOURCE}#char=3,9> <http://www.w3.org/ns/oa#start> "3"^^<{_XSD}integer> .
"""
CODES = f"""\
<{BASE}id/concept/caf%C3%A9> {_LABEL} "café"@fr .
<{BASE}id/concept/größe> {_LABEL} "Größe"@de .
"""
REPORT = f"""{{"results": [{{"severity": "Info", "shape": "{BASE}shapes#x", "focus": "{MEASURE}",
 "path": null, "value": null, "message": "has no time frame."}}]}}"""
QUESTION = f"""# title: Which figures are there?
# description: All of them.

SELECT ?figure WHERE {{ ?figure a <{DEF}Figure> }}
"""

#: Three graphs that name themselves, two of which share a triple, and a default graph.
TRIG = """\
@prefix : <http://example.org/> .
:default a :Thing ; :note "in no named graph" .
:data1 { :data1 a :Document . :shared :in :both . }
:data2 { :data2 a :Document . :shared :in :both . }
:data3 { :data3 a :Document ; :about [ :number 1.50 ] . }
"""


def graph(key: str, text: str) -> BuiltGraph:
    """Return the graph *key* of N-Triples."""
    return BuiltGraph(key, tuple(sorted(text.splitlines())))


def write_sample(folder: Path, repository: Path) -> Release:
    """Write a release of the small graphs, with our own ontology and shapes, and return it."""
    graphs = (graph("b/stated", STATED), graph("codes", CODES))
    dataset = Dataset(BASE, content_version(graphs, BASE), date(2024, 2, 7), "Some Publisher", "")
    files = {
        "report.txt": b"Conforms but for 1 note.\n",
        "report.ttl": b"[] a <http://www.w3.org/ns/shacl#ValidationReport> .\n",
        "report.json": REPORT.encode(),
        "report.sarif": b'{"version": "2.1.0", "runs": []}\n',
        "queries/figures.rq": QUESTION.encode(),
        "ontology/briefing.ttl": (repository / "ontology" / "briefing.ttl").read_bytes(),
        "ontology/context.jsonld": b'{"@context": {}}\n',
        "shapes/numbers.ttl": (repository / "shapes" / "numbers.ttl").read_bytes(),
    }
    content = Content((*graphs, meta_graph(graphs, dataset)), dataset, "briefing-kg 0", files)
    return write_release(content, folder, lambda *_: None)
