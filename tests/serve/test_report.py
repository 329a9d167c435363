from __future__ import annotations

import json
from dataclasses import replace

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult
from briefing_kg.serve.report import read_report
from briefing_kg.validate import as_json


def test_the_report_of_an_older_release_can_still_be_read() -> None:
    """It told of results only; one of today comes back as it was written."""
    result = ValidationResult(
        Severity.WARNING,
        "urn:s#A",
        "urn:x",
        None,
        "1",
        "is off.",
        "urn:c",
        '"1"',
        Place("briefings/a/page-1.txt", 1, 2),
    )
    report = ValidationReport((result,), (Promise("urn:s#A", "A", "Is so.", 3, "things", "text"),))
    assert read_report(as_json(report).encode()) == report
    old = json.loads(as_json(report))
    del old["promises"], old["results"][0]["component"], old["results"][0]["term"], old["results"][0]["place"]
    assert read_report(json.dumps(old).encode()) == ValidationReport(
        (replace(result, component="", term=None, place=None),)
    )
