"""Name things as a person would: by kind, label and place in the text instead of by IRI."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from briefing_kg.vocab import OA

_OA = Namespace(OA)
_IRI = re.compile(r"<([a-z]+:[^<>\s]+)>")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the things of *data*; kinds are the labels of the ontology's classes."""

    data: Graph = field(repr=False)
    ontology: Graph = field(repr=False)

    @property
    def terms(self) -> Namespace:
        """The namespace of the ontology's terms."""
        return Namespace(f"{self.ontology.value(predicate=RDF.type, object=OWL.Ontology)}#")

    def describe(self, node: Node) -> str:
        """Return kind, label and place of *node*: ``figure “…” (characters 1836 to 1861)``."""
        if isinstance(node, Literal):
            return f"“{_shortened(str(node))}”"
        words = (self._kind(node), f"“{_shortened(self._label(node))}”", self._place(node))
        return " ".join(word for word in words if word)

    def in_words(self, message: str) -> str:
        """Return *message* with every IRI in angle brackets replaced by the label of what it names."""
        return _IRI.sub(lambda found: f"“{_shortened(self._label(URIRef(found[1])))}”", message)

    def _kind(self, node: Node) -> str:
        kinds = (self.ontology.value(each, RDFS.label) for each in sorted(self.data.objects(node, RDF.type), key=str))
        return next((str(kind) for kind in kinds if kind is not None), "")

    def _label(self, node: Node) -> str:
        for graph in (self.data, self.ontology):
            for predicate in (RDFS.label, SKOS.prefLabel, _OA.exact):
                labels = [each for each in graph.objects(node, predicate) if isinstance(each, Literal)]
                if labels:
                    return str(min(labels, key=lambda each: (each.language != "en", each.language or "", str(each))))
        return _key(str(node))

    def _place(self, node: Node) -> str:
        passages = [node, *sorted(self.data.objects(node, self.terms.passage), key=str)]
        for each in passages:
            start, end = self.data.value(each, _OA.start), self.data.value(each, _OA.end)
            if start is not None and end is not None:
                return f"(characters {start} to {end})"
        return ""


def _key(iri: str) -> str:
    """Return the part of an IRI that a person reads: all below ``/id/``, or its last part."""
    _, found, path = iri.partition("/id/")
    return path if found else iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
