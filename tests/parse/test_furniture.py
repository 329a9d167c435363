from __future__ import annotations

import pytest

from briefing_kg.parse.furniture import furniture_kind, is_blurb, is_tail
from briefing_kg.records import FurnitureKind
from tests.parse.source_of import said, transcript_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<  1  2  …  9  >", FurnitureKind.PAGER),
        ("Page 5 of 26", FurnitureKind.PAGER),
        ("Harbour works [Photo by A. Person/Port Daily]", FurnitureKind.CAPTION),
        ("/4    Ann Low", FurnitureKind.CAPTION),
        ("Home > News > Speeches", FurnitureKind.BREADCRUMB),
        ("We use cookies to make this site work.", FurnitureKind.OTHER),
        ("Share this page", FurnitureKind.OTHER),
        ("LinkedIn", FurnitureKind.OTHER),
        ("English Français 中文", FurnitureKind.OTHER),
        ("5 min read", FurnitureKind.OTHER),
        ("(Applause.)", FurnitureKind.OTHER),
        ("00:12:30", FurnitureKind.OTHER),
        ("2:02 P.M. EST", FurnitureKind.OTHER),
        ("* * *", FurnitureKind.OTHER),
        ("**Trade", FurnitureKind.OTHER),
        ("Questions and answers", FurnitureKind.OTHER),
        ("(Please also refer to the Chinese portion of the transcript.)", FurnitureKind.LANGUAGE_NOTE),
        ("Home prices rose last year.", None),
        ("Searching goes on.", None),
        ("Closed shops will open.", None),
        ("(Inaudible) the port?", None),
        ("We share this page of history.", None),
        ("5 minutes is enough.", None),
    ],
)
def test_what_a_page_adds_is_furniture(line: str, kind: FurnitureKind | None) -> None:
    """Navigation, buttons, captions and stage directions are not speech; sentences with the same words are."""
    assert furniture_kind(line) is kind


@pytest.mark.parametrize("line", ["[ends]", "# # #", "END", "Media enquiries", "Related links", "© 2034 Port"])
def test_the_end_of_a_page_is_known_by_its_first_line(line: str) -> None:
    """What follows the mark of the end is not part of the last answer."""
    page = f"Briefing\n\nQ: Why?\n\nA: So.\n\n{line}\n\nPort Office, 1 Quay\nWe answer letters.\n"
    assert is_tail(line)
    assert said(transcript_of(page)) == [("Q", "journalist", "Why?"), ("A", "official", "So.")]


@pytest.mark.parametrize(
    ("line", "blurb"),
    [
        ("The following is a near-verbatim transcript of the briefing by Ann Low.", True),
        ("Following is the transcript of remarks by the Secretary for Roads, Mr Tom Vale:", True),
        ("The Port Office held a press conference on Monday.", True),
        ("The news conference was broadcast live.", True),
        ("Third, the time of examination has been reduced.", False),
    ],
)
def test_a_line_about_the_event_is_no_part_of_it(line: str, blurb: bool) -> None:  # noqa: FBT001
    """A blurb tells that a briefing was held or that its transcript follows."""
    assert is_blurb(line) is blurb


def test_an_opening_without_label_is_speech_unless_the_first_label_greets() -> None:
    """What stands before a greeting heads the page; what stands before a question was said by somebody."""
    speech = "The Board lowered the rate by a quarter point. We will keep going until it is enough."
    asked = f"Conference\n\n{speech}\n\nQuestion: Why?\n\nMarsh: So.\n\nQuestion: When?\n\nMarsh: Now.\n"
    greeted = f"Conference\n\n{speech}\n\nMarsh: Good morning and welcome.\n\nQuestion: Why?\n\nMarsh: So.\n"
    assert said(transcript_of(asked))[0] == ("?", "official", speech)
    assert said(transcript_of(greeted))[0] == ("Marsh", "official", "Good morning and welcome.")
