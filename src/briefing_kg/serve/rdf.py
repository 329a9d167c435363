"""Writes triples for clients: the same bytes for the same triples, grouped by subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from briefing_kg import formats
from briefing_kg.errors import QueryError
from briefing_kg.formats import Format
from briefing_kg.vocab import RDF

_TYPE = f"{RDF}type"


class NotXmlError(QueryError):
    """The data hold a character that XML 1.0 cannot carry (section 2.2)."""

    status = 406
    kind = "not-xml"


def write(triples: Iterable[Triple], form: Format, prefixes: Mapping[str, str]) -> bytes:
    """Return *triples*, each once and sorted, in *form*, with those of *prefixes* that are used."""
    ordered = sorted(set(triples), key=_reading_order)
    engine_format = RdfFormat.from_extension(form.extension)
    content = serialize(ordered, format=engine_format, prefixes=_used(ordered, prefixes))
    if content is None:  # for the type checker: bytes are returned where no output is given
        raise TypeError
    return xml_safe(content) if form == formats.RDFXML else content


def read_turtle(content: bytes) -> list[Triple]:
    """Return the triples of a Turtle file of ours, blank nodes named the same in every process."""
    dataset = Dataset(parse(content, format=RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


def xml_safe(content: bytes) -> bytes:
    """Escape carriage returns, which a reader of XML would turn into line feeds (XML 1.0, section 2.11)."""
    if formats.NOT_XML.search(content.decode()):
        raise NotXmlError("The answer holds a control character that XML cannot carry: ask for another format.")
    return content.replace(b"\r", b"&#13;")


def _reading_order(triple: Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)


def _iris(triples: Iterable[Triple]) -> set[str]:
    found: set[str] = set()
    for triple in triples:
        terms: list[NamedNode | BlankNode | Literal | Triple] = [triple.subject, triple.predicate, triple.object]
        found.update(term.value for term in terms if isinstance(term, NamedNode))
        found.update(term.datatype.value for term in terms if isinstance(term, Literal))
    return found


def _used(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    iris = _iris(triples)
    return {
        prefix: namespace
        for prefix, namespace in sorted(prefixes.items())
        if any(iri.startswith(namespace) for iri in iris)
    }
