"""Write a validation report for programs: as Turtle (SHACL 1.0, section 3.6) and as JSON.

Pure functions of the records; the same report always makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from briefing_kg.reports import Promise, Severity, ValidationReport, ValidationResult, worst_of
from briefing_kg.validate.report import title
from briefing_kg.vocab import SH

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: What became of a promise, by the gravest of its results.
OUTCOMES = {None: "kept", Severity.INFO: "noted", Severity.WARNING: "warned", Severity.VIOLATION: "broken"}


def as_json(report: ValidationReport) -> str:
    """Return the report as JSON, one object a result and one a promise."""
    document = {
        "conforms": report.conforms,
        "passes": report.passes,
        "counts": _counts(report.results),
        "promises": [_promise(promise, report.broken(promise)) for promise in report.promises],
        "results": [_result(result) for result in report.results],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_turtle(report: ValidationReport, iri: str) -> str:
    """Return the report as a ``sh:ValidationReport`` named *iri*.

    Results are named by their number in the report, so that there are no blank nodes.
    """
    names = [f"<{iri}#result-{number}>" for number in range(1, len(report.results) + 1)]
    heads = [f"    sh:conforms {'true' if report.conforms else 'false'}"]
    if names:
        heads.append("    sh:result\n        " + " ,\n        ".join(names))
    blocks = [f"<{iri}> a sh:ValidationReport ;\n" + " ;\n".join(heads) + " ."]
    blocks += [_described(name, result) for name, result in zip(names, report.results, strict=True)]
    return f"@prefix sh: <{SH}> .\n\n" + "\n\n".join(blocks) + "\n"


def _promise(promise: Promise, results: tuple[ValidationResult, ...]) -> dict[str, Any]:
    return {
        "shape": promise.iri,
        "title": promise.title,
        "description": promise.description,
        "group": promise.group,
        "looked_at": promise.looked_at,
        "things": promise.things,
        "outcome": OUTCOMES[worst_of(results)],
        "counts": _counts(results),
    }


def _result(result: ValidationResult) -> dict[str, Any]:
    return {
        "severity": result.severity.value,
        "shape": result.shape,
        "title": title(result.shape),
        "focus": result.focus,
        "path": result.path,
        "value": result.value,
        "message": result.message,
        "component": result.component,
        "term": result.term,
        "place": None if result.place is None else asdict(result.place),
    }


def _counts(results: Iterable[ValidationResult]) -> dict[str, int]:
    found = [result.severity for result in results]
    return {severity.value: found.count(severity) for severity in Severity}


def _described(name: str, result: ValidationResult) -> str:
    facts = [("resultSeverity", f"sh:{result.severity.value}"), ("sourceShape", f"<{result.shape}>")]
    if result.component:
        own = result.component.removeprefix(SH)
        facts.append(("sourceConstraintComponent", f"sh:{own}" if own != result.component else f"<{own}>"))
    facts.append(("focusNode", f"<{result.focus}>"))
    if result.path is not None:
        facts.append(("resultPath", f"<{result.path}>"))
    if result.term is not None:
        facts.append(("value", result.term))
    facts.append(("resultMessage", f'"{_escaped(result.message)}"@en'))
    return f"{name} a sh:ValidationResult ;\n" + " ;\n".join(f"    sh:{term} {value}" for term, value in facts) + " ."


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
