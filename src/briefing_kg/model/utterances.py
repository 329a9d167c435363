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
from briefing_kg.model.briefing import Draft, PlacedStatement
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


def write_turns(draft: Draft) -> None:
    """Write every turn of the claims with its statements, passages and label."""
    occurrences: Counter[str] = Counter()
    cursors = dict.fromkeys(draft.pages, 0)
    for number, position, turn in _turns(draft):
        page = _page(draft, turn, number)
        label = text_of(draft.claims.graph, turn, draft.brf("speakerAsInSource"))
        voice = _Voice(page, turn, turn, draft.claims.graph.value(turn, draft.brf("speaker")), label)
        spans = _write_statements(draft, voice, cursors[number], occurrences)
        if not spans:
            raise DataError(f"<{turn}> has no sentence", path=draft.claims.path, line=draft.claims.line_of(label))
        span = Span(spans[0].start, spans[-1].end)
        _write_label(draft, voice, Span(cursors[number], span.start) if cursors[number] < span.start else None)
        _write_turn(draft, voice, span, position)
        cursors[number] = span.end


def write_editorial(draft: Draft) -> None:
    """Write the sentences that the editors of a page add (credits, notes), which are nobody's turn."""
    occurrences: Counter[str] = Counter()
    for number, page in sorted(draft.pages.items()):
        node = draft.own(f"page/{number}")
        if (node, DCTERMS.hasPart, None) in draft.claims.graph:
            speaker = draft.claims.graph.value(node, draft.brf("speaker"))
            _write_statements(draft, _Voice(page, node, draft.own("transcript"), speaker, _EDITORS), 0, occurrences)


def _turns(draft: Draft) -> Iterator[tuple[int, int, URIRef]]:
    found = []
    for turn in draft.claims.graph.subjects(RDF.type, draft.brf("Turn")):
        match = _TURN.search(str(turn))
        if match is None or not isinstance(turn, URIRef):
            raise DataError(
                f"<{turn}> is not a turn's address",
                path=draft.claims.path,
                advice="Name turns by page and place: turn:p10-3",
            )
        found.append((int(match[1]), int(match[2]), turn))
    yield from sorted(found)


def _page(draft: Draft, turn: URIRef, number: int) -> Page:
    if number not in draft.pages:
        raise DataError(f"<{turn}> is on page {number}, and there is no page-{number}.txt", path=draft.claims.path)
    return draft.pages[number]


def _write_turn(draft: Draft, voice: _Voice, span: Span, position: int) -> None:
    turn, out = voice.part_of, draft.stated
    out.add((turn, RDF.type, draft.brf("Turn")))
    out.add((turn, RDFS.label, english(f"Turn {position}: {voice.label}")))
    out.add((turn, SCHEMA.position, integer(position)))
    out.add((turn, DCTERMS.isPartOf, draft.own("transcript")))
    out.add((turn, draft.brf("utteredDuring"), draft.iri))
    out.add((turn, draft.brf("passage"), voice.page.passage(span)))
    for predicate in ("speaker", "speakerAsInSource", "turnKind", "respondsTo"):
        for value in objects(draft.claims.graph, turn, draft.brf(predicate)):
            out.add((turn, draft.brf(predicate), value))


def _write_label(draft: Draft, voice: _Voice, gap: Span | None) -> None:
    """Write the passage of a speaker's label, which stands in the gap between two turns."""
    label, page = voice.label, voice.page
    place = -1 if gap is None else page.source.text.rfind(label, gap.start, gap.end)
    if gap is None or place < 0:
        if label == "?":
            return
        raise draft.quote_error(f"the speaker's label {label!r} does not stand before the turn", label)
    page.mention(Span(place, place + len(label)), [] if voice.speaker is None else [voice.speaker])
    page.covered.append(Span(place, gap.end))


def _write_statements(draft: Draft, voice: _Voice, cursor: int, seen: Counter[str]) -> list[Span]:
    spans: list[Span] = []
    for position, node in enumerate(_parts(draft, voice.listed_in), 1):
        quote = draft.quote_of(node)
        span = first_after(voice.page.source.text, quote, cursor)
        if span is None:
            raise draft.quote_error(f"the sentence {quote!r} does not stand in the source at its place", quote)
        cursor = span.end
        spans.append(span)
        voice.page.covered.append(span)
        wording = normalized_wording(voice.label, quote)
        seen[wording] += 1
        statement = draft.own(f"statement/{statement_key(voice.label, quote, seen[wording])}")
        _write_statement(draft, voice.page, node, statement, span)
        _write_voice(draft, voice, statement, position)
    return spans


def _write_voice(draft: Draft, voice: _Voice, statement: URIRef, position: int) -> None:
    out = draft.stated
    out.add((statement, SCHEMA.position, integer(position)))
    out.add((statement, DCTERMS.isPartOf, voice.part_of))
    if voice.speaker is not None:
        out.add((statement, draft.brf("speaker"), voice.speaker))
    if voice.label != _EDITORS:
        out.add((statement, draft.brf("utteredDuring"), draft.iri))


def _write_statement(draft: Draft, page: Page, node: Node, statement: URIRef, span: Span) -> None:
    out, quote = draft.stated, page.source.quote(span)
    out.add((statement, RDF.type, draft.brf("Statement")))
    out.add((statement, RDFS.label, english(_shortened(quote))))
    out.add((statement, draft.brf("passage"), page.passage(span)))
    for predicate in (draft.brf("illocution"), draft.brf("relaysClaimOf"), DCTERMS.subject):
        for value in objects(draft.claims.graph, node, predicate):
            out.add((statement, predicate, value))
    draft.statements.append(PlacedStatement(statement, page, span))
    write_mentions(draft, page, node, span)


def _parts(draft: Draft, node: Node) -> list[Node]:
    head = draft.claims.graph.value(node, DCTERMS.hasPart)
    return [] if head is None else list(Collection(draft.claims.graph, head))


def _shortened(text: str) -> str:
    words = re.sub(r"\s+", " ", text)
    if len(words) <= _LABEL_LENGTH:
        return words
    return words[:_LABEL_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"
