"""Writes graphs in every format of the table, with the same bytes for the same graph.

N-Triples and N-Quads are the lines as built. The other formats come from pyoxigraph's
streaming serialisers, which keep the order they are given and change no literal; lines are
ordered so that a subject stands in one block and says first what it is.
"""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Iterable

import pyoxigraph as ox

from briefing_kg import formats
from briefing_kg.formats import Format
from briefing_kg.publish.ntriples import iri, quad_lines, split, union_lines
from briefing_kg.records import BuiltGraph
from briefing_kg.vocab import RDF, RDFS, prefixes

_FIRST = (iri(f"{RDF}type"), iri(f"{RDFS}label"))
_STRING_OR_IRI = re.compile(rb'"(?:[^"\\]|\\.)*"|<([^>]*)>')
_RELATIVE = re.compile(rb"\w[\w-]*(?:[/#?][\w,=-][\w.,=-]*)*")  # resolves back by the plainest rule


def dump(graphs: Iterable[BuiltGraph], form: Format, base: str) -> bytes:
    """Return *graphs* in *form*: their union where the format has no named graphs."""
    graphs = tuple(graphs)
    if form == formats.NTRIPLES:
        return _lines(union_lines(graphs))
    if form == formats.NQUADS:
        return _lines(sorted(quad_lines(graphs, base)))
    if form.quads:
        ordered = [line for each in graphs for line in quad_lines([_by_subject(each)], base)]
        return _serialized(ox.parse(_lines(ordered), ox.RdfFormat.N_QUADS), form, base)
    return turtle_like(union_lines(graphs), form, base)


def turtle_like(lines: Iterable[str], form: Format, base: str) -> bytes:
    """Return N-Triples *lines* as Turtle or RDF/XML."""
    ordered = sorted(lines, key=_reading_order)
    triples = (each.triple for each in ox.parse(_lines(ordered), ox.RdfFormat.N_TRIPLES))
    return _serialized(triples, form, base)


def compressed(content: bytes) -> bytes:
    """Return *content* as gzip without a time or a name, so that bytes repeat."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _serialized(statements: Iterable[ox.Triple] | Iterable[ox.Quad], form: Format, base: str) -> bytes:
    written = io.BytesIO()
    engine_format = ox.RdfFormat.from_extension(form.extension)
    ox.serialize(statements, written, format=engine_format, prefixes=dict(prefixes(base)))
    return _FINISH[form](written.getvalue(), base)


def _by_subject(graph: BuiltGraph) -> BuiltGraph:
    return BuiltGraph(graph.key, tuple(sorted(graph.ntriples, key=_reading_order)))


def _reading_order(line: str) -> tuple[str, int, str, str]:
    subject, predicate, term = split(line)
    return subject, _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST), predicate, term


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _readable(content: bytes, base: str) -> bytes:
    """Sort the prefixes, write our own IRIs against the base, set a blank line between subjects.

    Line feeds inside literals are escaped, so that a full stop before a line feed ends a statement.
    """
    lines = content.split(b"\n")
    declared = [line for line in lines if line.startswith(b"@prefix ")]
    body = b"\n".join(lines[len(declared) :])
    root = base.encode()

    def shortened(token: re.Match[bytes]) -> bytes:
        name = (token[1] or b"").removeprefix(root)
        return b"<%b>" % name if name != token[1] and _RELATIVE.fullmatch(name) else token[0]

    header = b"\n".join([b"@base <%b> ." % root, *sorted(declared)])
    return header + b"\n\n" + _STRING_OR_IRI.sub(shortened, body).replace(b" .\n", b" .\n\n").rstrip() + b"\n"


def _node_per_line(content: bytes, _base: str) -> bytes:
    """Set each node of expanded JSON-LD on its own line, so that a person can read and compare it."""
    parts = []
    for each in json.loads(content):
        nodes = each.pop("@graph", None)
        if nodes is None:
            parts.append(_compact(each))
            continue
        inner = ",\n".join(map(_compact, nodes))
        parts.append(f'{{"@id":{_compact(each["@id"])},"@graph":[\n{inner}\n]}}')
    return ("[\n" + ",\n".join(parts) + "\n]\n").encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _keep_returns(content: bytes, _base: str) -> bytes:
    """Escape carriage returns, which a reader of XML would turn into line feeds (XML 1.0, section 2.11)."""
    return content.replace(b"\r", b"&#13;")


_FINISH = {
    formats.TURTLE: _readable,
    formats.TRIG: _readable,
    formats.JSONLD: _node_per_line,
    formats.RDFXML: _keep_returns,
}
