"""Turns and statements: place the sentences of the claims in the text, name them, write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from briefing_kg.errors import DataError
from briefing_kg.iris import normalized_wording, statement_key
from briefing_kg.model.briefing import BriefingBuild, PlacedStatement
from briefing_kg.model.mentions import write_mentions
from briefing_kg.model.passages import Page
from briefing_kg.model.quotes import first_after
from briefing_kg.model.terms import SCHEMA, english, integer, objects, text_of
from briefing_kg.records import Span

_TURN = re.compile(r"/turn/p(\d+)-(\d+)$")
_LABEL_LENGTH = 80
_EDITORS = "editors"


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose sentences: the node of the claims that lists them, what they are part of, who says them."""

    page: Page
    listed_in: Node
    part_of: URIRef
    speaker: Node | None
    label: str


def write_turns(work: BriefingBuild) -> None:
    """Write every turn of the claims with its statements, passages and label."""
    occurrences: Counter[str] = Counter()
    cursors = dict.fromkeys(work.pages, 0)
    for number, position, turn in _turns(work):
        page = _page(work, turn, number)
        label = text_of(work.claims.graph, turn, work.brf("speakerAsInSource"))
        voice = _Voice(page, turn, turn, work.claims.graph.value(turn, work.brf("speaker")), label)
        spans = _write_statements(work, voice, cursors[number], occurrences)
        if not spans:
            raise DataError(f"<{turn}> has no sentence", path=work.claims.path, line=work.claims.line_of(label))
        span = Span(spans[0].start, spans[-1].end)
        _write_label(work, voice, Span(cursors[number], span.start) if cursors[number] < span.start else None)
        _write_turn(work, voice, span, position)
        cursors[number] = span.end


def write_editorial(work: BriefingBuild) -> None:
    """Write the sentences that the editors of a page add (credits, notes), which are nobody's turn."""
    occurrences: Counter[str] = Counter()
    for number, page in sorted(work.pages.items()):
        node = work.own(f"page/{number}")
        if (node, DCTERMS.hasPart, None) in work.claims.graph:
            speaker = work.claims.graph.value(node, work.brf("speaker"))
            _write_statements(work, _Voice(page, node, work.own("transcript"), speaker, _EDITORS), 0, occurrences)


def _turns(work: BriefingBuild) -> Iterator[tuple[int, int, URIRef]]:
    found = []
    for turn in work.claims.graph.subjects(RDF.type, work.brf("Turn")):
        match = _TURN.search(str(turn))
        if match is None or not isinstance(turn, URIRef):
            raise DataError(
                f"<{turn}> is not a turn's address",
                path=work.claims.path,
                advice="Name turns by page and place: turn:p10-3",
            )
        found.append((int(match[1]), int(match[2]), turn))
    yield from sorted(found)


def _page(work: BriefingBuild, turn: URIRef, number: int) -> Page:
    if number not in work.pages:
        raise DataError(f"<{turn}> is on page {number}, and there is no page-{number}.txt", path=work.claims.path)
    return work.pages[number]


def _write_turn(work: BriefingBuild, voice: _Voice, span: Span, position: int) -> None:
    turn, out = voice.part_of, work.stated
    out.add((turn, RDF.type, work.brf("Turn")))
    out.add((turn, RDFS.label, english(f"Turn {position}: {voice.label}")))
    out.add((turn, SCHEMA.position, integer(position)))
    out.add((turn, DCTERMS.isPartOf, work.own("transcript")))
    out.add((turn, work.brf("utteredDuring"), work.iri))
    out.add((turn, work.brf("passage"), voice.page.passage(span)))
    for predicate in ("speaker", "speakerAsInSource", "turnKind", "respondsTo"):
        for value in objects(work.claims.graph, turn, work.brf(predicate)):
            out.add((turn, work.brf(predicate), value))


def _write_label(work: BriefingBuild, voice: _Voice, gap: Span | None) -> None:
    """Write the passage of a speaker's label, which stands in the gap between two turns."""
    label, page = voice.label, voice.page
    place = -1 if gap is None else page.source.text.rfind(label, gap.start, gap.end)
    if gap is None or place < 0:
        if label == "?":
            return
        raise work.quote_error(f"the speaker's label {label!r} does not stand before the turn", label)
    page.mention(Span(place, place + len(label)), [] if voice.speaker is None else [voice.speaker])
    page.covered.append(Span(place, gap.end))


def _write_statements(work: BriefingBuild, voice: _Voice, cursor: int, seen: Counter[str]) -> list[Span]:
    spans: list[Span] = []
    for position, node in enumerate(_parts(work, voice.listed_in), 1):
        quote = work.quote_of(node)
        span = first_after(voice.page.source.text, quote, cursor)
        if span is None:
            raise work.quote_error(f"the sentence {quote!r} does not stand in the source at its place", quote)
        cursor = span.end
        spans.append(span)
        voice.page.covered.append(span)
        wording = normalized_wording(voice.label, quote)
        seen[wording] += 1
        hashed = work.own(f"statement/{statement_key(voice.label, quote, seen[wording])}")
        statement = work.kept.get(hashed, hashed)
        _refuse_taken(work, statement, quote)
        _write_statement(work, voice.page, node, statement, span)
        _write_voice(work, voice, statement, position)
    return spans


def _refuse_taken(work: BriefingBuild, statement: URIRef, quote: str) -> None:
    """Raise DataError where two sentences would have one id: a keep that cannot be, or a clash of digests."""
    other = work.wordings.setdefault(statement, quote)
    if other is not quote:
        raise DataError(
            f"two sentences would have the id {statement}: {other!r} and {quote!r}",
            path=work.claims.path,
            line=work.claims.line_of(quote),
            advice="A sentence that still stands keeps its id: take the line with it out of migrations.tsv.",
        )


def _write_voice(work: BriefingBuild, voice: _Voice, statement: URIRef, position: int) -> None:
    out = work.stated
    out.add((statement, SCHEMA.position, integer(position)))
    out.add((statement, DCTERMS.isPartOf, voice.part_of))
    if voice.speaker is not None:
        out.add((statement, work.brf("speaker"), voice.speaker))
    if voice.label != _EDITORS:
        out.add((statement, work.brf("utteredDuring"), work.iri))


def _write_statement(work: BriefingBuild, page: Page, node: Node, statement: URIRef, span: Span) -> None:
    out, quote = work.stated, page.source.quote(span)
    out.add((statement, RDF.type, work.brf("Statement")))
    out.add((statement, RDFS.label, english(_shortened(quote))))
    out.add((statement, work.brf("passage"), page.passage(span)))
    for predicate in (work.brf("illocution"), work.brf("relaysClaimOf"), DCTERMS.subject):
        for value in objects(work.claims.graph, node, predicate):
            out.add((statement, predicate, value))
    work.statements.append(PlacedStatement(statement, page, span))
    write_mentions(work, page, node, span)


def _parts(work: BriefingBuild, node: Node) -> list[Node]:
    head = work.claims.graph.value(node, DCTERMS.hasPart)
    return [] if head is None else list(Collection(work.claims.graph, head))


def _shortened(text: str) -> str:
    words = re.sub(r"\s+", " ", text)
    if len(words) <= _LABEL_LENGTH:
        return words
    return words[:_LABEL_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"
