"""Find where a thing stands in the files that people read and edit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rdflib import Graph, Literal, Namespace
from rdflib.term import Node

from briefing_kg.reports import Place
from briefing_kg.vocab import DRAFT, OA, PROV, SCHEMA

_OA, _PROV, _SCHEMA = Namespace(OA), Namespace(PROV), Namespace(SCHEMA)
_PAGE = re.compile(r"/id/briefing/([^/]+)/page/([0-9]+)$")
_BRIEFING = re.compile(r"/id/briefing/([^/]+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a source text: *start* to *end*, the end exclusive."""

    source: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the things of *data*; *terms* is the namespace of our ontology."""

    data: Graph = field(repr=False)
    terms: Namespace

    def place(self, node: Node) -> Place | None:
        """Return where *node* stands: in a page, else in the claims of its briefing, else nowhere."""
        passage = self.passage(node)
        if passage is not None and (file := self.page(passage.source)):
            text = str(self.data.value(passage.source, _SCHEMA.text) or "")
            if passage.start < passage.end <= len(text):
                return _placed(file, text, passage.start, passage.end)
        file = self.page(passage.source if passage else node) or self._claims(node)
        return Place(file) if file else None

    def passage(self, node: Node) -> Passage | None:
        """Return the passage that *node* is or has; the first in the order of names, if it has several."""
        for each in (node, *sorted(self.data.objects(node, self.terms.passage), key=str)):
            source, start, end = (self.data.value(each, term) for term in (_OA.hasSource, _OA.start, _OA.end))
            if source is not None and _is_whole(start) and _is_whole(end):
                return Passage(source, int(str(start)), int(str(end)))
        return None

    def page(self, source: Node) -> str:
        """Return the file of a source text, empty if *source* is none or says not of what page it is."""
        found = (_PAGE.search(str(each)) for each in self.data.objects(source, _PROV.wasDerivedFrom))
        return next((f"briefings/{page[1]}/page-{page[2]}.txt" for page in found if page), "")

    def _claims(self, node: Node) -> str:
        """A draft has no file of claims that anybody could edit until it is written."""
        found = _BRIEFING.search(str(node))
        if not found or (None, _SCHEMA.creativeWorkStatus, Literal(DRAFT)) in self.data:
            return ""
        return f"briefings/{found[1]}/claims.ttl"


def _is_whole(node: Node | None) -> bool:
    return isinstance(node, Literal) and str(node).isdecimal()


def _placed(file: str, text: str, start: int, end: int) -> Place:
    return Place(file, start, end, *_position(text, start), *_position(text, end))


def _position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of the character at *offset*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
