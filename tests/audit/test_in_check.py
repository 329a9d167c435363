"""The second opinion is part of every check, and of every report that is published."""

from __future__ import annotations

import json

from briefing_kg.publish import Release
from tests.audit.graphs import Built


def test_a_published_report_has_the_second_opinion(first_release: Release, whole: Built) -> None:
    """Its promises stand in the report of a release, with what they looked at."""
    published = json.loads(first_release.report_json.read_text(encoding="utf-8"))["promises"]
    found = {each["shape"]: each["looked_at"] for each in published if "/audit#" in each["shape"]}

    assert found == {each.iri: each.looked_at for each in whole.report().promises}
