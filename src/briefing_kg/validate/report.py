"""Write a validation report: as text for people, as Turtle and as JSON for programs.

Pure functions of the records; the same report always makes the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefing_kg.reports import Severity, ValidationReport, ValidationResult
from briefing_kg.vocab import SH

_MEANING = {
    Severity.VIOLATION: "nothing is published until they are corrected",
    Severity.WARNING: "published with the data, for a reader to settle",
    Severity.INFO: "worth knowing, nothing to correct",
}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOST_ALIKE = 20
_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def as_text(report: ValidationReport) -> str:
    """Return the report in plain words: by severity and shape, a summary in the last line.

    Where one shape fails more than 20 times, the first 20 are told and the rest counted.
    """
    lines: list[str] = []
    for severity in Severity:
        results = [result for result in report.results if result.severity is severity]
        if results:
            lines += [f"{_counted(len(results), severity)} ({_MEANING[severity]})", ""]
            lines += _grouped(results)
    return "\n".join([*lines, summary(report), ""])


def summary(report: ValidationReport) -> str:
    """Return the outcome in one line."""
    if report.conforms:
        return "The data conform."
    counts = ", ".join(_counted(number, severity) for severity, number in _counts(report) if number)
    return f"{counts}: the data {'can' if report.passes else 'cannot'} be published."


def title(shape: str) -> str:
    """Return the name of a shape as words.

    >>> title("https://briefing.example/shapes#QuoteEqualsSource")
    'Quote equals source'
    """
    return _INNER_CAPITAL.sub(" ", shape.rsplit("#", 1)[-1]).capitalize()


def as_json(report: ValidationReport) -> str:
    """Return the report as JSON, one object a result."""
    document = {
        "conforms": report.conforms,
        "passes": report.passes,
        "counts": {severity.value: number for severity, number in _counts(report)},
        "results": [
            {
                "severity": result.severity.value,
                "shape": result.shape,
                "title": title(result.shape),
                "focus": result.focus,
                "path": result.path,
                "value": result.value,
                "message": result.message,
            }
            for result in report.results
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_turtle(report: ValidationReport, iri: str) -> str:
    """Return the report as a ``sh:ValidationReport`` named *iri* (SHACL 1.0, section 3.6).

    Results are named by their number in the report, so that there are no blank nodes.
    """
    names = [f"<{iri}#result-{number}>" for number in range(1, len(report.results) + 1)]
    heads = [f"    sh:conforms {'true' if report.conforms else 'false'}"]
    if names:
        heads.append("    sh:result\n        " + " ,\n        ".join(names))
    blocks = [f"<{iri}> a sh:ValidationReport ;\n" + " ;\n".join(heads) + " ."]
    blocks += [_result(name, result) for name, result in zip(names, report.results, strict=True)]
    return f"@prefix sh: <{SH}> .\n\n" + "\n\n".join(blocks) + "\n"


def _result(name: str, result: ValidationResult) -> str:
    facts = [("resultSeverity", f"sh:{result.severity.value}"), ("sourceShape", f"<{result.shape}>")]
    if result.component:
        facts.append(("sourceConstraintComponent", f"sh:{result.component.removeprefix(SH)}"))
    facts.append(("focusNode", f"<{result.focus}>"))
    if result.path is not None:
        facts.append(("resultPath", f"<{result.path}>"))
    if result.term is not None:
        facts.append(("value", result.term))
    facts.append(("resultMessage", f'"{_escaped(result.message)}"@en'))
    return f"{name} a sh:ValidationResult ;\n" + " ;\n".join(f"    sh:{term} {value}" for term, value in facts) + " ."


def _grouped(results: Iterable[ValidationResult]) -> Iterator[str]:
    for shape, group in groupby(results, key=lambda result: result.shape):
        alike = list(group)
        yield f"  {title(shape)}"
        for result in alike[:_MOST_ALIKE]:
            yield f"    - {result.message}"
            yield f"      {_key(result.focus)}"
        if len(alike) > _MOST_ALIKE:
            yield f"    … and {len(alike) - _MOST_ALIKE} more of the same kind; the report in JSON or Turtle has all."
        yield ""


def _key(iri: str) -> str:
    """Return where the thing is found in the data: its IRI below ``/id/``."""
    return iri.partition("/id/")[2] or iri


def _counts(report: ValidationReport) -> list[tuple[Severity, int]]:
    return [(each, sum(result.severity is each for result in report.results)) for each in Severity]


def _counted(number: int, severity: Severity) -> str:
    return f"{number} {severity.value}{'' if number == 1 else 's'}"


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
