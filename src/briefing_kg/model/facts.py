"""What is known about the briefing and its pages: source facts, days, offices, context."""

from __future__ import annotations

from datetime import date, timedelta

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, QB, RDF, RDFS, XSD
from rdflib.term import BNode, Node

from briefing_kg.errors import DataError
from briefing_kg.iris import thing
from briefing_kg.model.briefing import BriefingBuild
from briefing_kg.model.passages import Page
from briefing_kg.model.terms import OWLTIME, SCHEMA, english, integer, objects
from briefing_kg.model.turtle import TurtleFile


def write_facts(work: BriefingBuild) -> None:
    """Write source facts into the stated graph, context facts into the context graph."""
    for file, out in ((work.files.source, work.stated), (work.files.context, work.context)):
        if file is not None:
            _refuse_blank(file)
            for triple in file.graph:
                out.add(triple)
    for number, page in sorted(work.pages.items()):
        _write_source_text(work, number, page)
    _write_days(work)
    _write_claimed_facts(work)


def write_context(work: BriefingBuild) -> None:
    """Write what follows from context: the briefing's date, days counted from it, capacities, the data cube."""
    for figure in sorted(work.context.subjects(RDF.type, work.brf("Figure")), key=str):
        if (figure, QB.dataSet, None) not in work.context:
            work.context.add((figure, QB.dataSet, URIRef(thing(work.base, "dataset/context-figures"))))
    day = work.context.value(work.own("time/day"), OWLTIME.inXSDDate)
    if day is not None:
        _write_known_day(work, _date(work, str(day)))
    for turn in sorted(work.stated.subjects(RDF.type, work.brf("Turn")), key=str):
        speaker = work.stated.value(turn, work.brf("speaker"))
        held = [] if speaker is None else sorted(work.context.subjects(ORG.member, speaker), key=str)
        if len(held) == 1 and (turn, work.brf("inCapacity"), None) not in work.context:
            work.context.add((turn, work.brf("inCapacity"), held[0]))


def _write_source_text(work: BriefingBuild, number: int, page: Page) -> None:
    out, node, transcript = work.stated, write_page_node(work, number), work.own("transcript")
    out.add((page.iri, RDF.type, work.brf("SourceText")))
    out.add((page.iri, RDFS.label, english(f"page {number} of the transcript, as captured")))
    out.add((page.iri, SCHEMA.text, Literal(page.source.text)))
    out.add((page.iri, SCHEMA.sha256, Literal(page.source.sha256)))
    out.add((page.iri, DCTERMS.isPartOf, transcript))
    for predicate, subject in ((DCTERMS.issued, node), (DCTERMS.language, transcript), (DCTERMS.publisher, transcript)):
        for value in objects(work.stated, subject, predicate):
            out.add((page.iri, predicate, value))
    work.context.add((page.iri, PROV.wasDerivedFrom, node))


def write_page_node(work: BriefingBuild, number: int) -> URIRef:
    """Write the page *number* of the transcript as it stands on the web; writing it twice changes nothing."""
    node, out = work.own(f"page/{number}"), work.stated
    out.add((node, RDF.type, SCHEMA.WebPage))
    out.add((node, RDFS.label, english(f"page {number} of the transcript")))
    out.add((node, SCHEMA.position, integer(number)))
    out.add((node, DCTERMS.isPartOf, work.own("transcript")))
    return node


def _write_days(work: BriefingBuild) -> None:
    """Write the days that the text speaks of without naming them, ordered but undated."""
    out, day = work.stated, work.own("time/day")
    out.add((day, RDF.type, OWLTIME.Instant))
    out.add((day, RDFS.label, english("the day of the briefing")))
    out.add((work.iri, DCTERMS.temporal, day))
    used = {str(each).rsplit("/", 1)[-1] for each in work.claims.graph.objects() if f"{work.iri}/time/" in str(each)}
    for key, label, kind in (
        ("day-before", "the day before the briefing", OWLTIME.Instant),
        ("earlier", "some earlier time", OWLTIME.TemporalEntity),
    ):
        if key in used:
            node = work.own(f"time/{key}")
            out.add((node, RDF.type, kind))
            out.add((node, RDFS.label, english(label)))
            out.add((node, OWLTIME.before, day))


def _date(work: BriefingBuild, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        context = work.files.context
        raise DataError(
            f"the day of the briefing is given as {text!r}",
            path=context.path if context else None,
            line=context.line_of(text) if context else None,
            advice='Write it as "2024-01-26"^^xsd:date.',
        ) from error


def _write_known_day(work: BriefingBuild, day: date) -> None:
    out = work.context
    out.add((work.iri, SCHEMA.startDate, Literal(day.isoformat(), datatype=XSD.date)))
    before = work.own("time/day-before")
    if (before, None, None) in work.stated:
        earlier = Literal((day - timedelta(days=1)).isoformat(), datatype=XSD.date)
        out.add((before, OWLTIME.inXSDDate, earlier))
        for event in sorted(work.stated.subjects(DCTERMS.temporal, before), key=str):
            out.add((event, SCHEMA.startDate, earlier))


def _write_claimed_facts(work: BriefingBuild) -> None:
    """Copy what the claims say of events and other things besides turns, figures and measures."""
    graph = work.claims.graph
    claimed = {work.brf(name) for name in ("Turn", "Figure", "Measure")}
    for subject, predicate, value in graph:
        if isinstance(subject, BNode) or set(graph.objects(subject, RDF.type)) & claimed:
            continue
        if predicate not in {SCHEMA.mentions, DCTERMS.hasPart, work.brf("speaker")}:
            work.stated.add((subject, predicate, value))


def _refuse_blank(file: TurtleFile) -> None:
    blank: list[Node] = [node for triple in file.graph for node in triple if isinstance(node, BNode)]
    if blank:
        raise DataError(
            "has a blank node; everything published has an address", path=file.path, advice="Give it an IRI of its own."
        )
