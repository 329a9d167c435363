"""Looks at every line for itself: is it N-Triples, canonical, without blank nodes, and in one graph only?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from briefing_kg import iris
from briefing_kg.audit.checks import ORIGINS, TERMS, Ledger
from briefing_kg.audit.facts import Facts, shortened
from briefing_kg.audit.ntriples import Line, Literal, read_line
from briefing_kg.vocab import XSD

#: Canonical forms (XSD 1.1 Part 2, section 3.3.3.1 and following).
_FORMS = {
    f"{XSD}decimal": re.compile(r"0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?)", re.ASCII),
    f"{XSD}integer": re.compile(r"0|-?[1-9]\d*", re.ASCII),
    f"{XSD}nonNegativeInteger": re.compile(r"0|[1-9]\d*", re.ASCII),
    f"{XSD}boolean": re.compile(r"true|false"),
    f"{XSD}gYear": re.compile(r"\d{4}", re.ASCII),
}
_GRAPH_OF = {"derived": "derived", "external": "context"}


def read_lines(ledger: Ledger, graph: str, lines: tuple[str, ...]) -> list[Line]:
    """Return what the *lines* of the *graph* say; check the form of each."""
    found = []
    ledger.look(TERMS, len(lines))
    focus = iris.graph(ledger.base, graph)
    for text in lines:
        line = read_line(text)
        if line is None:
            ledger.note(
                TERMS, focus, f"a line of the graph “{graph}” is not N-Triples: “{shortened(text)}”. Build again."
            )
            continue
        found.append(line)
        problem = _term_problem(line)
        if problem:
            ledger.note(TERMS, line.subject if ":" in line.subject else focus, problem)
    return found


def check_apart(ledger: Ledger, graphs: Mapping[str, tuple[str, ...]]) -> None:
    """Check that every line stands in one graph, and there once."""
    home: dict[str, str] = {}
    for key, lines in graphs.items():
        ledger.look(ORIGINS, len(lines))
        for line in lines:
            other = home.setdefault(line, key)
            if other is not key:
                _note(ledger, key, f"holds a triple that the graph “{other}” holds too: “{shortened(line)}”")
        if len(set(lines)) != len(lines):
            _note(ledger, key, "holds a triple twice")


def check_origins(facts: Facts, ledger: Ledger, key: str, graphs: Mapping[str, list[Line]]) -> None:
    """Check that figures stand in the graph of their origin: stated, context or derived."""
    for graph, lines in graphs.items():
        for subject, predicate, term, _ in lines:
            if predicate == facts.own("status") and isinstance(term, str):
                wanted = _GRAPH_OF.get(facts.key(term, "status"), "stated")
                if graph != f"{key}/{wanted}":
                    problem = (
                        f"{facts.describe(subject)}: its status is “{facts.label(term)}”, but it stands in the graph"
                    )
                    ledger.note(ORIGINS, subject, f"{problem} “{graph}”, not “{wanted}”. Correct its status.")


def _note(ledger: Ledger, key: str, problem: str) -> None:
    words = f"graph “{key}”: {problem}. Keep it in one graph; what several briefings share belongs in “codes”."
    ledger.note(ORIGINS, iris.graph(ledger.base, key), words)


def _term_problem(line: Line) -> str:
    subject, predicate, term, _ = line
    name = predicate.replace("#", "/").rsplit("/", 1)[-1]
    if subject.startswith("_:") or (isinstance(term, str) and term.startswith("_:")):
        return f"a blank node stands in “{name}” of “{subject}”. Give the thing an IRI: published data name everything."
    if isinstance(term, Literal) and not _is_canonical(term):
        return f"“{subject}”: its “{name}”, “{shortened(term.text)}”, is not in canonical form. Write it so."
    return ""


def _is_canonical(term: Literal) -> bool:
    if term.datatype == f"{XSD}date":
        return _is_date(term.text)
    form = _FORMS.get(term.datatype)
    return form is None or form.fullmatch(term.text) is not None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
