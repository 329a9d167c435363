"""Write a validation report as SARIF 2.1.0 (OASIS), which editors and code hosts show at the place it is about.

A pure function of the report; the same report always makes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult, groups_of, worst_of
from briefing_kg.validate.exchange import OUTCOMES
from briefing_kg.validate.report import title

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: SARIF 2.1.0, section 3.27.10.
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: The folder that all addresses of files start from (section 3.14.14): the one that holds the data.
_ROOT = "SRCROOT"


def as_sarif(report: ValidationReport, base: str, version: str, data: str = "data") -> str:
    """Return the report as one run of the tool in its *version*: the promises are its rules.

    *base* is the base of all IRIs, *data* the name of the folder of editable data. A result is
    placed at the characters of the source text it is about, or in the claims of its briefing; its
    IRI stands in any case as a logical location.
    """
    promises = [promise for _, group in groups_of(report.promises) for promise in group]
    known = {promise.iri for promise in promises}
    unknown = sorted({result.shape for result in report.results} - known)
    promises += [Promise(shape, title(shape), "", 0, "") for shape in unknown]
    numbers = {promise.iri: number for number, promise in enumerate(promises)}
    run = {
        "tool": {
            "driver": {
                "name": "briefing-kg",
                "version": version,
                "informationUri": base,
                "rules": [_rule(promise, report.broken(promise)) for promise in promises],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": f"The folder that holds the folder {data!r} of editable data."}}
        },
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": [_result(result, numbers[result.shape], data) for result in report.results],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(promise: Promise, results: tuple[ValidationResult, ...]) -> dict[str, Any]:
    """A reportingDescriptor (section 3.49); a description left out is unknown, never empty."""
    described = {"fullDescription": {"text": promise.description}} if promise.description else {}
    return {
        "id": _key(promise.iri),
        "name": _key(promise.iri),
        "shortDescription": {"text": f"{promise.title}."},
        **described,
        "helpUri": promise.iri,
        "defaultConfiguration": {"level": _LEVELS[Severity.VIOLATION]},
        "properties": {
            "group": promise.group,
            "lookedAt": promise.looked_at,
            "things": promise.things,
            "outcome": OUTCOMES[worst_of(results)],
        },
    }


def _result(result: ValidationResult, rule: int, data: str) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}]}
    if result.place is not None:
        location["physicalLocation"] = _physical(result.place, data)
    return {
        "ruleId": _key(result.shape),
        "ruleIndex": rule,
        "level": _LEVELS[result.severity],
        "message": {"text": result.message.replace("{", "{{").replace("}", "}}")},  # section 3.11.5
        "locations": [location],
        "partialFingerprints": {"shapeFocusPathValue/v1": _fingerprint(result)},
    }


def _physical(place: Place, data: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(f"{data}/{place.file}"), "uriBaseId": _ROOT}}
    if place.start is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        }
    return physical


def _fingerprint(result: ValidationResult) -> str:
    """What stays the same while a result is the same one (section 3.27.17): not its words, nor its place."""
    parts = (result.shape, result.focus, result.path or "", result.value or "", result.component)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _key(iri: str) -> str:
    return iri.rpartition("#")[2]
