"""Graphs of a build with their captured files, and ways to change their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from briefing_kg.audit import audit
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity, ValidationReport
from briefing_kg.settings import DEFAULT_BASE

ID = f"{DEFAULT_BASE}id/"
BRIEFING = f"{ID}briefing/scio-2024-commerce"
SOURCE = f"{ID}source/e7f18ac39d6b"
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


@dataclass(frozen=True, slots=True)
class Built:
    """The graphs of a build and the bytes of its captured pages."""

    graphs: tuple[BuiltGraph, ...] = field(repr=False)
    files: dict[str, bytes] = field(repr=False)

    def report(self) -> ValidationReport:
        """Return the second opinion."""
        return audit(self.graphs, self.files, DEFAULT_BASE)

    def edited(self, *edits: Edit) -> Built:
        """Return a copy with *edits*, each of which must change some line."""
        graphs = {each.key: list(each.ntriples) for each in self.graphs}
        for edit in edits:
            before = {key: list(lines) for key, lines in graphs.items()}
            edit(graphs)
            assert graphs != before, "changes nothing"
        return replace(self, graphs=tuple(BuiltGraph(key, tuple(sorted(lines))) for key, lines in graphs.items()))

    def with_file(self, name: str, data: bytes | None) -> Built:
        """Return a copy with another file of that name, or without it."""
        files = {key: value for key, value in self.files.items() if key != name}
        return replace(self, files=files if data is None else {**files, name: data})

    def line(self, *parts: str) -> str:
        """Return the one line that holds all *parts*."""
        (found,) = [line for each in self.graphs for line in each.ntriples if all(part in line for part in parts)]
        return found


Edit = Callable[[dict[str, list[str]]], None]


def figure(key: str) -> str:
    """Return the IRI of a figure of the first briefing."""
    return f"{BRIEFING}/figure/{key}"


def term(name: str) -> str:
    """Return a term of the ontology in angle brackets."""
    return f"<{DEFAULT_BASE}def#{name}>"


def concept(path: str) -> str:
    """Return a concept in angle brackets."""
    return f"<{ID}concept/{path}>"


def dropped(*parts: str) -> Edit:
    """Return the edit that drops every line that holds all *parts*."""

    def drop(graphs: dict[str, list[str]]) -> None:
        for lines in graphs.values():
            lines[:] = [line for line in lines if not all(part in line for part in parts)]

    return drop


def changed(old: str, new: str, *parts: str) -> Edit:
    """Return the edit that writes *new* for *old* in every line that holds all *parts*."""

    def change(graphs: dict[str, list[str]]) -> None:
        for lines in graphs.values():
            lines[:] = [line.replace(old, new) if all(part in line for part in parts) else line for line in lines]

    return change


def given(subject: str, predicate: str, value: str) -> Edit:
    """Return the edit that makes *value* the object of every line with that subject and predicate."""
    pattern = re.compile(rf"(<{re.escape(subject)}> {re.escape(predicate)}) .*")

    def give(graphs: dict[str, list[str]]) -> None:
        for lines in graphs.values():
            lines[:] = [pattern.sub(lambda found: f"{found[1]} {value} .", line) for line in lines]

    return give


def added(graph: str, *lines: str) -> Edit:
    """Return the edit that adds *lines* to a graph."""
    return lambda graphs: graphs[graph].extend(lines)


def decimal(number: str) -> str:
    """Return a number as a term."""
    return f'"{number}"^^<{DECIMAL}>'


def fired(report: ValidationReport, *severities: Severity) -> set[str]:
    """Return the names of the checks that found something, of any severity unless some are given."""
    return {each.shape.rsplit("#", 1)[1] for each in report.results if not severities or each.severity in severities}


def messages(report: ValidationReport) -> Iterable[str]:
    """Return what the report says."""
    return [each.message for each in report.results]
