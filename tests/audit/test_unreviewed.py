"""What nobody has reviewed: a number that was not understood is for a reader, one that was misread is not."""

from __future__ import annotations

from briefing_kg.reports import Severity
from tests.audit.graphs import Built, changed, decimal, dropped, fired, given, term


def test_a_draft_has_no_fault(harbour: Built) -> None:
    """What the extractor drafts of a small text is what the second opinion reads."""
    assert harbour.report().results == ()


def test_a_number_left_out_of_a_draft_is_a_warning(harbour: Built) -> None:
    """The word is named all the same."""
    line = harbour.line('"second"', "exact")
    report = harbour.edited(dropped(line.split(" ")[0], "refersTo")).report()

    (result,) = report.results
    assert result.severity is Severity.WARNING
    assert "“second”" in result.message
    assert "boats are there in the second harbour?" in result.message


def test_a_value_misread_in_a_draft_is_a_violation(harbour: Built) -> None:
    """A scale word forgotten, digits misread, a part taken for another."""
    for right, wrong in (("1200", "1.2"), ("3400000", "3.4"), ("66.6667", "66.6"), ("12.5", "12.6")):
        subject = harbour.line(f'"{right}"', term("value")).split(" ")[0].strip("<>")
        report = harbour.edited(given(subject, term("value"), decimal(wrong))).report()
        assert fired(report, Severity.VIOLATION) == {"ValueIsReadAgain"}


def test_a_part_may_be_rounded(harbour: Built) -> None:
    """Two thirds are 67 percent, and 66.667, but not 66."""
    subject = harbour.line('"66.6667"', term("value")).split(" ")[0].strip("<>")
    found = {
        value: fired(harbour.edited(given(subject, term("value"), decimal(value))).report())
        for value in ("67", "66.667", "66")
    }

    assert found == {"67": set(), "66.667": set(), "66": {"ValueIsReadAgain"}}


def test_a_unit_misread_in_a_draft_is_a_warning(harbour: Built) -> None:
    """Units of drafts are guesses, as the shapes have it."""
    subject = harbour.line('"12.5"', term("value")).split(" ")[0].strip("<>")
    report = harbour.edited(changed("unit/PERCENT>", "unit/NUM>", subject, term("unit"))).report()

    assert fired(report) == fired(report, Severity.WARNING) == {"PercentIsReadAgain"}


def test_percent_of_another_sentence_excuses_nothing(harbour: Built) -> None:
    """Boats are not counted in percent because exports are, later in the same paragraph; stated in it or not."""
    subject = harbour.line('"1200"', term("value")).split(" ")[0].strip("<>")
    edit = changed("unit/NUM>", "unit/PERCENT>", f"<{subject}> {term('unit')}")

    for edits in ((edit,), (edit, dropped(f"<{subject}> {term('statedIn')}"))):
        assert fired(harbour.edited(*edits).report()) == {"PercentIsReadAgain"}


def test_a_draft_that_is_reviewed_is_held_to_more(harbour: Built) -> None:
    """Without its mark as a draft, the same number left out is a Violation."""
    line = harbour.line('"second"', "exact")
    report = harbour.edited(dropped("creativeWorkStatus"), dropped(line.split(" ")[0], "refersTo")).report()

    assert fired(report, Severity.VIOLATION) == {"EveryNumberIsAccountedFor"}
