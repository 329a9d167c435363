"""Tell what was promised, of what each promise was asked, and what came of it: a table for people."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from briefing_kg.reports import Promise, ValidationReport, groups_of, worst_of

#: Is given a piece of text and what it is, and returns it coloured.
Paint = Callable[[str, str], str]
_HEAD = "What was promised, of how many things it was asked, and what came of it:"
_WIDTH = 100


def plain(text: str, _kind: str) -> str:
    """Return *text* as it is: no colours."""
    return text


def explained(report: ValidationReport, paint: Paint = plain) -> str:
    """Return all promises of *report* as text, by group: title, what was looked at, outcome, meaning.

    The kinds of text that *paint* knows are ``heading``, ``name``, ``kept`` and the severities.
    """
    if not report.promises:
        return "Nothing was promised.\n\n"
    title = max(len(promise.title) for promise in report.promises)
    asked = max(len(promise.asked_of) for promise in report.promises)
    lines = [_HEAD, ""]
    for group, promises in groups_of(report.promises):
        lines += [paint(group.capitalize(), "heading"), ""]
        for promise in promises:
            worst = worst_of(report.broken(promise))
            came = paint(report.outcome(promise), worst.value if worst else "kept")
            lines.append(f"  {promise.title:<{title}}  {promise.asked_of:<{asked}}  {came}")
            lines += _meaning(promise, paint)
    return "\n".join([*lines, ""])


def _meaning(promise: Promise, paint: Paint) -> Iterator[str]:
    yield from textwrap.wrap(promise.description, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield "    " + paint(promise.iri.rpartition("/")[2], "name")
    yield ""
