"""Reads the validation report of a release from its JSON."""

from __future__ import annotations

import json
from typing import Any

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult


def read_report(data: bytes) -> ValidationReport:
    """Return the report that *data* are; raise ValueError, KeyError or TypeError for anything else.

    An older release tells less: it has no promises, and no places of results.
    """
    document = json.loads(data)
    results = tuple(_result(each) for each in document["results"])
    return ValidationReport(results, tuple(_promise(each) for each in document.get("promises", ())))


def _result(told: dict[str, Any]) -> ValidationResult:
    place = told.get("place")
    return ValidationResult(
        severity=Severity(told["severity"]),
        shape=told["shape"],
        focus=told["focus"],
        path=told["path"],
        value=told["value"],
        message=told["message"],
        component=told.get("component", ""),
        term=told.get("term"),
        place=None if place is None else Place(**place),
    )


def _promise(told: dict[str, Any]) -> Promise:
    return Promise(
        iri=told["shape"],
        title=told["title"],
        description=told["description"],
        looked_at=told["looked_at"],
        things=told["things"],
        group=told["group"],
    )
