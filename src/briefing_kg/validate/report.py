"""Write a validation report in plain words for people.

Pure functions of the records; the same report always makes the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing_kg.reports import (
    WORDS,
    Severity,
    ValidationReport,
    ValidationResult,
    counted,
    in_counts,
    worst_of,
)

_MEANING = {
    Severity.VIOLATION: "nothing is published until they are corrected",
    Severity.WARNING: "published with the data, for a reader to settle",
    Severity.INFO: "worth knowing, nothing to correct",
}
_MOST_ALIKE = 20
_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def as_text(report: ValidationReport, *, every: bool = False) -> str:
    """Return the report in plain words: by severity and promise, the outcome in the last line.

    Unless *every* result is wanted, the first 20 of a kind are told and the rest counted.
    """
    lines: list[str] = []
    titles = {promise.iri: promise.title for promise in report.promises}
    for severity in Severity:
        results = [result for result in report.results if result.severity is severity]
        if results:
            lines += [f"{counted(len(results), severity)} ({_MEANING[severity]})", ""]
            lines += _grouped(results, titles, None if every else _MOST_ALIKE)
    if report.promises:
        lines.append(promises_in_short(report))
    return "\n".join([*lines, summary(report), ""])


def summary(report: ValidationReport) -> str:
    """Return the outcome in one line."""
    if report.conforms:
        return "Nothing was found: the data can be published."
    return f"{in_counts(report.results)}: the data {'can' if report.passes else 'cannot'} be published."


def promises_in_short(report: ValidationReport) -> str:
    """Return in one line how many promises were checked, and how many are kept: not those that nothing was asked of."""
    worst = [worst_of(report.broken(promise)) for promise in report.promises]
    blamed = {severity: worst.count(severity) for severity in (Severity.VIOLATION, Severity.WARNING)}
    idle = sum(1 for each, found in zip(report.promises, worst, strict=True) if not (each.looked_at or found))
    kept = f"{len(worst) - sum(blamed.values()) - idle} kept"
    rest = [f"{number} with {WORDS[severity]}s" for severity, number in blamed.items() if number]
    rest += [f"{idle} with nothing to look at"] if idle else []
    promises = "1 promise" if len(worst) == 1 else f"{len(worst)} promises"
    return f"{promises} checked: {', '.join((kept, *rest))}."


def title(shape: str) -> str:
    """Return the name of a shape as words.

    >>> title("https://briefing.example/shapes#QuoteEqualsSource")
    'Quote equals source'
    """
    return _INNER_CAPITAL.sub(" ", shape.rsplit("#", 1)[-1]).capitalize()


def _grouped(results: Iterable[ValidationResult], titles: dict[str, str], most: int | None) -> Iterator[str]:
    for shape, group in groupby(results, key=lambda result: result.shape):
        alike = list(group)
        yield f"  {titles.get(shape) or title(shape)}"
        for result in alike[:most]:
            yield f"    - {result.message}"
            yield f"      {_where(result)}"
        if most is not None and len(alike) > most:
            yield f"    … and {len(alike) - most:,} more of the same kind; briefing-kg check --all shows every one."
        yield ""


def _where(result: ValidationResult) -> str:
    """Return where to look: the key of the thing in the data, and its place in the files."""
    key = result.focus.partition("/id/")[2] or result.focus
    if result.place is None:
        return key
    line = f", line {result.place.line}" if result.place.start is not None else ""
    return f"{key} · {result.place.file}{line}"
