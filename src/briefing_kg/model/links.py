"""Links to other data sets: a table of decisions, and the graph of those accepted.

The table follows SSSOM (Simple Standard for Sharing Ontological Mappings) with one column
more: ``decision`` is ``accepted``, ``candidate`` or ``refused``. Only accepted links are
published, each with the source it was read in.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from briefing_kg.errors import DataError
from briefing_kg.iris import thing
from briefing_kg.model.terms import english
from briefing_kg.model.turtle import is_iri
from briefing_kg.settings import DEFAULT_BASE

COLUMNS = (
    "subject_id",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "mapping_source",
    "mapping_date",
    "decision",
    "comment",
)
_DECISIONS = {"accepted", "candidate", "refused"}
_PREDICATES = {
    "owl:sameAs": OWL.sameAs,
    "skos:exactMatch": SKOS.exactMatch,
    "skos:closeMatch": SKOS.closeMatch,
    "skos:broadMatch": SKOS.broadMatch,
    "skos:narrowMatch": SKOS.narrowMatch,
    "skos:relatedMatch": SKOS.relatedMatch,
}


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the table: what is linked how to what, read where, and the decision; where it stands."""

    path: Path
    line: int
    subject: str
    predicate: str
    target: str
    target_label: str
    justification: str
    source: str
    date: str
    decision: str
    comment: str


def read_links(path: Path, base: str) -> tuple[Link, ...]:
    """Read the table; raise DataError naming the line that cannot be used. No file, no links."""
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 at byte {error.start}", path=path, advice="Save it as UTF-8.") from error
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise DataError("has other columns than expected", path=path, line=1, advice="Expected: " + " ".join(COLUMNS))
    return tuple(_link(path, number, row, base) for number, row in enumerate(rows[1:], 2) if any(row))


def _link(path: Path, number: int, row: list[str], base: str) -> Link:
    if len(row) != len(COLUMNS):
        raise DataError(f"has {len(row)} columns instead of {len(COLUMNS)}", path=path, line=number)
    link = Link(path, number, row[0].replace(DEFAULT_BASE, base), *row[1:])
    if link.decision not in _DECISIONS:
        advice = f"Use one of: {', '.join(sorted(_DECISIONS))}."
        raise DataError(f"the decision {link.decision!r} is unknown", path=path, line=number, advice=advice)
    if link.decision == "accepted":
        _refuse_unfounded(link)
    return link


def _refuse_unfounded(link: Link) -> None:
    """Raise DataError for an accepted link that is not whole."""
    if link.predicate not in _PREDICATES:
        advice = f"Use one of: {', '.join(_PREDICATES)}."
        raise DataError(f"the predicate {link.predicate!r} is unknown", path=link.path, line=link.line, advice=advice)
    if not is_iri(link.target):
        advice = "Give the whole address of what is linked to."
        raise DataError(f"the target {link.target!r} is no IRI", path=link.path, line=link.line, advice=advice)
    if not link.source:
        advice = "Only links whose target was read in a source are accepted; name it in mapping_source."
        raise DataError("an accepted link needs its source", path=link.path, line=link.line, advice=advice)
    try:
        date.fromisoformat(link.date)
    except ValueError as error:
        advice = "Write the day on which the source was read as YYYY-MM-DD."
        raise DataError(f"{link.date!r} is no date", path=link.path, line=link.line, advice=advice) from error


def links_graph(links: tuple[Link, ...], base: str) -> Graph:
    """Return the accepted links, each with an axiom that names its source (OWL 2 annotation)."""
    graph = Graph(bind_namespaces="none")
    for link in links:
        if link.decision != "accepted":
            continue
        subject, predicate, target = URIRef(link.subject), _PREDICATES[link.predicate], URIRef(link.target)
        digest = hashlib.sha256(f"{link.subject} {link.predicate} {link.target}".encode()).hexdigest()[:12]
        axiom = URIRef(thing(base, f"link/{digest}"))
        graph.add((subject, predicate, target))
        graph.add((axiom, RDF.type, OWL.Axiom))
        graph.add((axiom, RDFS.label, english(f"link to {link.target_label or link.target}")))
        graph.add((axiom, OWL.annotatedSource, subject))
        graph.add((axiom, OWL.annotatedProperty, predicate))
        graph.add((axiom, OWL.annotatedTarget, target))
        graph.add((axiom, DCTERMS.source, Literal(link.source)))
        graph.add((axiom, DCTERMS.created, Literal(link.date, datatype=XSD.date)))
        graph.add((axiom, RDFS.comment, english(link.comment)))
    return graph
