"""What is known about the briefing and its pages: source facts, days, offices, context."""

from __future__ import annotations

from datetime import date, timedelta

from rdflib import Literal
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, XSD
from rdflib.term import BNode, Node

from briefing_kg.errors import DataError
from briefing_kg.model.briefing import Draft
from briefing_kg.model.passages import Page
from briefing_kg.model.terms import OWLTIME, SCHEMA, english, integer, objects
from briefing_kg.model.turtle import TurtleFile


def write_facts(draft: Draft) -> None:
    """Write source facts into the stated graph, context facts into the context graph."""
    for file, out in ((draft.files.source, draft.stated), (draft.files.context, draft.context)):
        if file is not None:
            _refuse_blank(file)
            for triple in file.graph:
                out.add(triple)
    for number, page in sorted(draft.pages.items()):
        _write_page(draft, number, page)
    _write_days(draft)
    _write_claimed_facts(draft)


def write_context(draft: Draft) -> None:
    """Write what follows from context: the briefing's date, days counted from it, capacities."""
    day = draft.context.value(draft.own("time/day"), OWLTIME.inXSDDate)
    if day is not None:
        _write_known_day(draft, date.fromisoformat(str(day)))
    for turn in sorted(draft.stated.subjects(RDF.type, draft.brf("Turn")), key=str):
        speaker = draft.stated.value(turn, draft.brf("speaker"))
        held = [] if speaker is None else sorted(draft.context.subjects(ORG.member, speaker), key=str)
        if len(held) == 1 and (turn, draft.brf("inCapacity"), None) not in draft.context:
            draft.context.add((turn, draft.brf("inCapacity"), held[0]))


def _write_page(draft: Draft, number: int, page: Page) -> None:
    out, node, transcript = draft.stated, draft.own(f"page/{number}"), draft.own("transcript")
    out.add((page.iri, RDF.type, draft.brf("SourceText")))
    out.add((page.iri, RDFS.label, english(f"page {number} of the transcript, as captured")))
    out.add((page.iri, SCHEMA.text, Literal(page.source.text)))
    out.add((page.iri, SCHEMA.sha256, Literal(page.source.sha256)))
    out.add((page.iri, DCTERMS.isPartOf, transcript))
    for predicate, subject in ((DCTERMS.issued, node), (DCTERMS.language, transcript), (DCTERMS.publisher, transcript)):
        for value in objects(draft.stated, subject, predicate):
            out.add((page.iri, predicate, value))
    out.add((node, RDF.type, SCHEMA.WebPage))
    out.add((node, RDFS.label, english(f"page {number} of the transcript")))
    out.add((node, SCHEMA.position, integer(number)))
    out.add((node, DCTERMS.isPartOf, transcript))
    draft.context.add((page.iri, PROV.wasDerivedFrom, node))


def _write_days(draft: Draft) -> None:
    """Write the days that the text speaks of without naming them, ordered but undated."""
    out, day = draft.stated, draft.own("time/day")
    out.add((day, RDF.type, OWLTIME.Instant))
    out.add((day, RDFS.label, english("the day of the briefing")))
    out.add((draft.iri, DCTERMS.temporal, day))
    used = {str(each).rsplit("/", 1)[-1] for each in draft.claims.graph.objects() if f"{draft.iri}/time/" in str(each)}
    for key, label, kind in (
        ("day-before", "the day before the briefing", OWLTIME.Instant),
        ("earlier", "some earlier time", OWLTIME.TemporalEntity),
    ):
        if key in used:
            node = draft.own(f"time/{key}")
            out.add((node, RDF.type, kind))
            out.add((node, RDFS.label, english(label)))
            out.add((node, OWLTIME.before, day))


def _write_known_day(draft: Draft, day: date) -> None:
    out = draft.context
    out.add((draft.iri, SCHEMA.startDate, Literal(day.isoformat(), datatype=XSD.date)))
    before = draft.own("time/day-before")
    if (before, None, None) in draft.stated:
        earlier = Literal((day - timedelta(days=1)).isoformat(), datatype=XSD.date)
        out.add((before, OWLTIME.inXSDDate, earlier))
        for event in sorted(draft.stated.subjects(DCTERMS.temporal, before), key=str):
            out.add((event, SCHEMA.startDate, earlier))


def _write_claimed_facts(draft: Draft) -> None:
    """Copy what the claims say of events and other things besides turns, figures and measures."""
    graph = draft.claims.graph
    claimed = {draft.brf(name) for name in ("Turn", "Figure", "Measure")}
    for subject, predicate, value in graph:
        if isinstance(subject, BNode) or set(graph.objects(subject, RDF.type)) & claimed:
            continue
        if predicate not in {SCHEMA.mentions, DCTERMS.hasPart, draft.brf("speaker")}:
            draft.stated.add((subject, predicate, value))


def _refuse_blank(file: TurtleFile) -> None:
    blank: list[Node] = [node for triple in file.graph for node in triple if isinstance(node, BNode)]
    if blank:
        raise DataError(
            "has a blank node; everything published has an address", path=file.path, advice="Give it an IRI of its own."
        )
