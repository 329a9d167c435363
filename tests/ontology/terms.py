"""Find terms that nobody defines, in any graph: the check against the vocabularies themselves.

rdflib's closed namespaces are made from the vocabularies' own files; what rdflib does not have is in
``external_terms.txt``, looked up by hand. Our own terms must be in ``ontology/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    QB,
    RDFS,
    SDO,
    SH,
    SKOS,
    TIME,
    VANN,
    VOID,
    XSD,
    DefinedNamespace,
)
from rdflib.term import Node

from briefing_kg.settings import DEFAULT_BASE

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
_LIST = Path(__file__).with_name("external_terms.txt")
_SCHEMA = "http://schema.org/"
_CLOSED: tuple[type[DefinedNamespace], ...] = (
    *(DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF, RDFS, SH, SKOS, TIME, VANN, VOID, XSD),
)
#: Kinds of our own things that only the code lists may name.
_CODED = ("concept/", "indicator/", "unit/")


def undefined_terms(graph: Graph, base: str = DEFAULT_BASE) -> list[str]:
    """Return, sorted, one line for each term used in *graph* that its vocabulary does not define.

    Looked at are all IRIs in the namespaces of vocabularies, every predicate, every class and
    datatype, and our own concepts, indicators and units.
    """
    problems = {f"<{iri}> is not defined by its vocabulary" for iri in _iris(graph) if not _defined(iri, graph, base)}
    problems |= {
        f"<{iri}> is in no vocabulary that was checked" for iri in _terms(graph) if _namespace(iri, base) is None
    }
    return sorted(problems)


def code_lists() -> list[Path]:
    """Return the files of the code lists, in order of name."""
    return sorted((ONTOLOGY / "codes").glob("*.ttl"))


def parsed(*paths: Path) -> Graph:
    """Return one graph of all *paths*."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@cache
def verified_terms() -> Mapping[str, frozenset[str]]:
    """Return namespace to local names, as ``external_terms.txt`` lists them."""
    terms: dict[str, set[str]] = {}
    namespace = ""
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("http"):
            namespace = line.strip()
            terms[namespace] = set()
        elif line.startswith("  ") and not line.startswith("  read in: "):
            terms[namespace].update(line.split())
    return {key: frozenset(names) for key, names in terms.items()}


def _iris(graph: Graph) -> set[str]:
    return {str(node) for triple in graph for node in triple if isinstance(node, URIRef)} | _datatypes(graph)


def _terms(graph: Graph) -> set[str]:
    classes = {str(each) for each in graph.objects(None, RDF.type) if isinstance(each, URIRef)}
    return classes | {str(each) for each in graph.predicates()} | _datatypes(graph)


def _datatypes(graph: Graph) -> set[str]:
    return {str(each.datatype) for each in _literals(graph) if each.datatype is not None}


def _literals(graph: Graph) -> Iterator[Literal]:
    objects: Iterator[Node] = graph.objects()
    return (each for each in objects if isinstance(each, Literal))


def _namespace(iri: str, base: str) -> str | None:
    known = [f"{base}def#", _SCHEMA, *verified_terms(), *(str(each) for each in _CLOSED)]
    return next((each for each in known if iri.startswith(each)), None)


def _defined(iri: str, graph: Graph, base: str) -> bool:
    if iri.startswith(f"{base}id/"):
        coded = iri.removeprefix(f"{base}id/").startswith(_CODED)
        return not coded or iri.replace(base, DEFAULT_BASE) in _own() or (URIRef(iri), SKOS.inScheme, None) in graph
    namespace = _namespace(iri, base)
    if namespace is None or iri == namespace:
        return True
    name = iri.removeprefix(namespace)
    if namespace == f"{base}def#":
        return f"{DEFAULT_BASE}def#{name}" in _own()
    if name in verified_terms().get(namespace, ()):
        return True
    if namespace == _SCHEMA:
        return URIRef(f"{SDO}{name}") in SDO
    return any(str(each) == namespace and URIRef(iri) in each for each in _CLOSED)


@cache
def _own() -> frozenset[str]:
    graph = parsed(ONTOLOGY / "briefing.ttl", *code_lists())
    return frozenset(str(each) for each in graph.subjects() if isinstance(each, URIRef))
