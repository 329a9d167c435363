"""N-Triples as text: the form in which graphs reach publication.

Lines are written and taken apart here and handed on unchanged, so that no store and no
serialiser can alter a literal on its way into the dumps (RDF 1.1 N-Triples, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from briefing_kg import iris
from briefing_kg.errors import DataError
from briefing_kg.formats import NOT_XML
from briefing_kg.publish import literals
from briefing_kg.records import BuiltGraph

_XML_NAME = re.compile(r"[^\W\d][\w.-]*>$")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def iri(value: str) -> str:
    """Return *value* as an IRI term."""
    return f"<{value}>"


def text(value: str, language: str = "") -> str:
    """Return *value* as a string, with a language tag if one is given."""
    return f'"{value.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def typed(value: object, datatype: str) -> str:
    """Return ``str(value)`` as a literal of *datatype*."""
    return f"{text(str(value))}^^<{datatype}>"


def triple(subject: str, predicate: str, term: str) -> str:
    """Return one line; *subject* and *predicate* are IRIs, *term* is a term already written."""
    return f"<{subject}> <{predicate}> {term} ."


def split(line: str) -> tuple[str, str, str]:
    """Return subject, predicate and object of *line* as terms."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest.removesuffix(".").rstrip()


def quad_lines(graphs: Iterable[BuiltGraph], base: str) -> Iterator[str]:
    """Yield the N-Quads lines of *graphs*, one graph after the other."""
    for each in graphs:
        ending = f" {iri(iris.graph(base, each.key))} ."
        for line in each.ntriples:
            yield line.removesuffix(".").rstrip() + ending


def union_lines(graphs: Iterable[BuiltGraph]) -> tuple[str, ...]:
    """Return the sorted triples of all *graphs* together."""
    return tuple(sorted({line for each in graphs for line in each.ntriples}))


def assert_publishable(graphs: Iterable[BuiltGraph]) -> None:
    """Raise DataError unless every triple is in exactly one graph, once, and every format can hold it exactly.

    The default graph of the endpoint is the union of the graphs, and the store counts a
    triple once for every graph that holds it.
    """
    home: dict[str, str] = {}
    for each in graphs:
        for line in each.ntriples:
            _assert_readable(line, each.key)
            _assert_named(line, each.key)
            _assert_xml(line)
            _assert_exact(line)
            other = home.setdefault(line, each.key)
            if other is not each.key:
                raise DataError(
                    f"the graphs {other!r} and {each.key!r} both hold: {line}",
                    advice="A triple belongs in one graph: what several briefings share belongs in 'codes'.",
                )
        if len(set(each.ntriples)) != len(each.ntriples) or list(each.ntriples) != sorted(each.ntriples):
            raise DataError(f"the lines of the graph {each.key!r} are not sorted, or one stands there twice")


def _assert_readable(line: str, key: str) -> None:
    try:
        read = len(list(ox.parse(line, ox.RdfFormat.N_TRIPLES)))
    except SyntaxError as error:
        raise DataError(f"the graph {key!r} holds a line that is not N-Triples: {line}\n  {error.msg}") from error
    if read != 1 or "\n" in line:
        raise DataError(f"the graph {key!r} holds a line that is not one triple: {line}")


def _assert_named(line: str, key: str) -> None:
    subject, _, term = split(line)
    if subject.startswith("_:") or term.startswith("_:"):
        raise DataError(
            f"the graph {key!r} holds a blank node: {line}",
            advice="Give the thing an IRI: published data name everything.",
        )


def _assert_xml(line: str) -> None:
    if not _XML_NAME.search(split(line)[1]):
        raise DataError(
            f"the property {split(line)[1]} does not end in a name, which RDF/XML needs",
            advice="Choose a property whose IRI ends in letters.",
        )
    found = NOT_XML.search(line)
    if found is not None:
        subject, predicate, _ = split(line)
        raise DataError(
            f"the value of {predicate} of {subject} holds the control character U+{ord(found[0]):04X}, "
            "which RDF/XML cannot hold",
            advice="Remove the character from the data.",
        )


def _assert_exact(line: str) -> None:
    subject, predicate, term = split(line)
    if "\\" in subject + predicate or (term.startswith("<") and "\\" in term):
        raise DataError(f"an IRI is written with escapes: {line}", advice="Write its characters as they are.")
    wrong, advice = literals.problem(term) if term.startswith('"') else ("", "")
    if wrong:
        raise DataError(f"the value {term} of {predicate} of {subject} {wrong}", advice=advice)
