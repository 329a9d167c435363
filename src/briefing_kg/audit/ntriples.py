"""Reads N-Triples and N-Quads lines, strictly, by a reader of its own (RDF 1.1 N-Triples, section 7).

The model writes its lines with a library; an error in that library must not be read away by the same library.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_IRI = r"<((?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})+)>"
_NODE = rf"(?:{_IRI}|(_:\S+))"
_STRING = r"\"((?:[^\"\\\n\r]|\\[tbnrf\"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)\""
_LITERAL = rf"{_STRING}(?:\^\^{_IRI}|@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*))?"
_LINE = re.compile(rf"{_NODE} {_IRI} (?:{_NODE}|{_LITERAL})(?: {_IRI})? ?\.")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Literal(NamedTuple):
    """A literal: its characters, its datatype (empty for a plain string) and its language."""

    text: str
    datatype: str
    language: str


#: An object: the text of an IRI, ``_:`` and a label for a blank node, or a literal.
Term = str | Literal


class Line(NamedTuple):
    """What one line says; ``graph`` is empty in N-Triples."""

    subject: str
    predicate: str
    term: Term
    graph: str


def read_line(line: str) -> Line | None:
    """Return what *line* says, or None if it is not a line of N-Triples or N-Quads."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    subject, blank, predicate, iri, other, text, datatype, language, graph = found.groups()
    term: Term = _plain(iri) or other or Literal(_plain(text) or "", _plain(datatype) or "", language or "")
    return Line(_plain(subject) or blank, _plain(predicate) or "", term, _plain(graph) or "")


def _plain(text: str | None) -> str | None:
    return text if text is None or "\\" not in text else _ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    short, long, character = found.groups()
    return _CHARACTERS.get(character, character) if character else chr(int(short or long, 16))
