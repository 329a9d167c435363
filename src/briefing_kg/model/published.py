"""Read off the graphs which ids would be published, and what each means.

Read from the graphs, not from the claims: what is guarded is what a reader gets to see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS
from rdflib.term import Node

from briefing_kg.iris import definition, key_of_wording, normalized_wording, thing
from briefing_kg.model.ids import KnownId
from briefing_kg.model.terms import OA, SCHEMA, objects, text_of
from briefing_kg.records import BuiltGraph

_EDITORS = "editors"
_TERMS = (
    *("passage", "speakerAsInSource", "indicator", "figureKind", "period", "value", "statedIn"),
    *("Briefing", "Statement", "Figure", "Measure", "Turn"),
)
_PLAIN = (OA.exact, OA.start, OA.hasSource, DCTERMS.isPartOf, PROV.wasDerivedFrom, RDFS.label, SCHEMA.observationAbout)
_LAST = (1 << 30, 1 << 30)


@dataclass(frozen=True, slots=True)
class Published:
    """An id that would be published, what it means, its source, and the statement a claim is made in."""

    id: str
    meaning: str
    source: str
    statement: str = ""

    def listed(self, day: str) -> KnownId:
        """Return the row of the list of ids, for a release of *day*."""
        return KnownId(self.id, day, self.meaning, self.source or "-")


def published_ids(graphs: Iterable[BuiltGraph], base: str) -> tuple[Published, ...]:
    """Return the ids of the graphs of one briefing: briefing, statements, figures, measures, as the text has them.

    A statement means its wording, the words that its id is the hash of. A figure means indicator, kind,
    period and place; after a colon comes its value, which a correction may change. A measure means its words.
    """
    return tuple(_Reader(base, _parsed(graphs, base)).all())


def amount(meaning: str) -> str:
    """Return the value that ends the meaning of a figure."""
    return meaning.rpartition(": ")[2]


def without_amount(meaning: str) -> str:
    """Return the meaning of a figure without its value."""
    return meaning.rpartition(": ")[0]


def _parsed(graphs: Iterable[BuiltGraph], base: str) -> Graph:
    """Return the triples looked at; parsing all others would take many times as long."""
    wanted = {f"<{term}>" for term in _PLAIN} | {f"<{definition(base, name)}>" for name in _TERMS}
    kinds = f"<{RDF.type}>"
    lines = []
    for line in (line for each in graphs for line in each.ntriples):
        _, predicate, value = line.split(" ", 2)
        if predicate in wanted or (predicate == kinds and value.removesuffix(" .") in wanted):
            lines.append(line)
    return Graph(bind_namespaces="none").parse(data="\n".join(lines), format="nt")


@dataclass(frozen=True, slots=True)
class _Reader:
    base: str
    graph: Graph

    def all(self) -> Iterator[Published]:
        for node in self._named("Briefing"):
            labels = objects(self.graph, node, RDFS.label)
            yield Published(self._path(node), str(labels[0]) if labels else "", "")
        yield from self._statements()
        for node in self._named("Figure"):
            yield self._claim(node, self._figure(node))
        for node in self._named("Measure"):
            yield self._claim(node, normalized_wording("", self._quote(node)))

    def _statements(self) -> Iterator[Published]:
        nodes = self._named("Statement")
        wordings = {node: normalized_wording(self._label(node), self._quote(node)) for node in nodes}
        times = Counter(wordings.values())
        for node, wording in wordings.items():
            spelled = (wording, *(f"{wording} {number}" for number in range(2, times[wording] + 1)))
            hashed = next((each for each in spelled if str(node).endswith(f"/{key_of_wording(each)}")), wording)
            yield Published(self._path(node), hashed, self._place(node)[0])

    def _claim(self, node: URIRef, meaning: str) -> Published:
        statement = self.graph.value(node, self._brf("statedIn"))
        return Published(
            self._path(node), meaning, self._place(node)[0], "" if statement is None else self._path(statement)
        )

    def _figure(self, node: URIRef) -> str:
        said = [self._last(node, self._brf(name)) for name in ("indicator", "figureKind", "period")]
        said.append(self._last(node, SCHEMA.observationAbout))
        return f"{', '.join(each for each in said if each)}: {text_of(self.graph, node, self._brf('value'))}"

    def _last(self, node: URIRef, predicate: URIRef) -> str:
        return text_of(self.graph, node, predicate).rsplit("/", 1)[-1]

    def _label(self, statement: URIRef) -> str:
        whole = self.graph.value(statement, DCTERMS.isPartOf)
        if whole is None or (whole, RDF.type, self._brf("Turn")) not in self.graph:
            return _EDITORS
        return text_of(self.graph, whole, self._brf("speakerAsInSource"))

    def _quote(self, node: URIRef) -> str:
        passage = self.graph.value(node, self._brf("passage"))
        return "" if passage is None else text_of(self.graph, passage, OA.exact)

    def _named(self, kind: str) -> list[URIRef]:
        found = (node for node in self.graph.subjects(RDF.type, self._brf(kind)) if isinstance(node, URIRef))
        return sorted(found, key=lambda node: (*self._place(node)[1], str(node)))

    def _place(self, node: URIRef) -> tuple[str, tuple[int, int]]:
        """Return the key of the source, and where in the transcript it is: page and first character."""
        passage = self.graph.value(node, self._brf("passage"))
        source = None if passage is None else self.graph.value(passage, OA.hasSource)
        if passage is None or source is None:
            return "", _LAST
        page = text_of(self.graph, source, PROV.wasDerivedFrom).rsplit("/", 1)[-1]
        start = text_of(self.graph, passage, OA.start)
        return str(source).rsplit("/", 1)[-1], (int(page) if page.isdecimal() else 0, int(start or 0))

    def _path(self, node: Node) -> str:
        return str(node).removeprefix(thing(self.base, ""))

    def _brf(self, term: str) -> URIRef:
        return URIRef(definition(self.base, term))
