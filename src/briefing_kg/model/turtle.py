"""Read Turtle that people edit: errors name file and line, terms nobody defined are refused."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from rdflib import Graph, Literal, URIRef
from rdflib.exceptions import ParserError
from rdflib.namespace import XSD
from rdflib.plugins.parsers.notation3 import BadSyntax

from briefing_kg.errors import DataError
from briefing_kg.settings import DEFAULT_BASE

_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def is_iri(text: str) -> bool:
    """Whether *text* is an absolute IRI that every serialisation can hold (Turtle 1.1, IRIREF)."""
    return ":" in text and not _NOT_IN_IRI.search(text)


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """A Turtle file: where it is, its text, and the graph it holds."""

    path: Path
    text: str = field(repr=False)
    graph: Graph = field(repr=False)

    def line_of(self, fragment: str) -> int | None:
        """Return the line on which *fragment* first stands, as a whole literal if there is one."""
        escaped = fragment.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        spelled = (escaped, escaped.replace("\u00a0", "\\u00A0"), fragment)
        for form in (*(f'"{each}"' for each in spelled), *spelled):
            place = self.text.find(form)
            if place >= 0:
                return self.text.count("\n", 0, place) + 1
        return None


def read_turtle(path: Path, base: str) -> TurtleFile:
    """Read a Turtle file; IRIs written with the default base are moved to *base*.

    Raises DataError naming file and line when the file is missing or does not parse.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"is not UTF-8 at byte {error.start}",
            path=path,
            line=error.object[: error.start].count(b"\n") + 1,
            advice="Save it as UTF-8.",
        ) from error
    return parse_turtle(path, text, base)


def parse_turtle(path: Path, text: str, base: str) -> TurtleFile:
    """Read Turtle from *text*; *path* is what errors name."""
    if text.startswith("\ufeff"):
        raise DataError("begins with a byte order mark", path=path, line=1, advice="Save it as UTF-8 without one.")
    moved = text if base == DEFAULT_BASE else text.replace(DEFAULT_BASE, base)
    graph = Graph(bind_namespaces="none")
    # rdflib logs the whole traceback of a literal it cannot read; the check below says it in one line.
    logger = logging.getLogger("rdflib.term")
    quiet, logger.disabled = logger.disabled, True
    # A literal stays as it is written: rdflib would drop the zone of a date, or the zeros of 007, and say nothing.
    normalised, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        graph.parse(data=moved, format="turtle", publicID=base)
    except BadSyntax as error:
        problem = str(error._why)  # noqa: SLF001 - rdflib offers the reason nowhere else
        advice = "Correct the Turtle on that line or right before it."
        if "Prefix" in problem and "not bound" in problem:
            advice = "Declare the prefix at the top of the file, or correct its spelling."
        raise DataError(f"does not parse: {problem}", path=path, line=error.lines + 1, advice=advice) from error
    except (ParserError, AssertionError) as error:
        # rdflib asserts instead of reporting where a string has no end; it does not say on which line.
        advice = "Look for a quotation mark that is missing." if isinstance(error, AssertionError) else ""
        raise DataError(f"does not parse: {error or 'a string has no end'}", path=path, advice=advice) from error
    finally:
        logger.disabled = quiet
        rdflib.NORMALIZE_LITERALS = normalised
    file = TurtleFile(path, moved, graph)
    _refuse_bad_literals(file)
    _refuse_bad_iris(file)
    return file


def refuse_unknown(file: TurtleFile, known: Callable[[str], bool], terms: Iterable[str]) -> None:
    """Raise DataError for a predicate or class outside *terms*, or an IRI that is not *known*."""
    allowed = frozenset(terms)
    for subject, predicate, value in sorted(file.graph):
        if str(predicate) not in allowed:
            raise _unknown(file, str(predicate), "is no term of the ontology, nor one that belongs in this file")
        for node in (subject, value):
            if isinstance(node, URIRef) and not known(str(node)):
                raise _unknown(file, str(node), "is not defined anywhere in the data")


def _unknown(file: TurtleFile, iri: str, problem: str) -> DataError:
    key = re.split(r"[#/]", iri)[-1]
    line = file.line_of(f":{key}") or file.line_of(iri)
    return DataError(
        f"<{iri}> {problem}", path=file.path, line=line, advice="Correct the spelling, or define it first (see README)."
    )


def _refuse_bad_literals(file: TurtleFile) -> None:
    for value in sorted({o for o in file.graph.objects() if isinstance(o, Literal)}, key=str):
        if value.datatype in {XSD.double, XSD.float}:
            raise DataError(
                f"the number {value} is a floating-point literal",
                path=file.path,
                line=file.line_of(str(value)),
                advice="Write it as a decimal, without an exponent.",
            )
        if value.ill_typed:
            kind = str(value.datatype).rsplit("#", 1)[-1]
            raise DataError(
                f'"{value}" is no {kind}', path=file.path, line=file.line_of(str(value)), advice="Correct it."
            )


def _refuse_bad_iris(file: TurtleFile) -> None:
    for iri in sorted({str(node) for triple in file.graph for node in triple if isinstance(node, URIRef)}):
        if not is_iri(iri):
            raise DataError(
                f"<{iri}> is no IRI: it holds a blank or a character that must be escaped",
                path=file.path,
                line=file.line_of(f"<{iri}>"),
                advice="Escape it with % and two hexadecimal digits.",
            )
