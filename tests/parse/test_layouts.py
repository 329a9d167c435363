from __future__ import annotations

from datetime import date

import pytest

from briefing_kg.records import FurnitureKind, TurnKind
from tests.parse.source_of import said, transcript_of

OWN_LINE = """Briefing on harbour works

Harbour.org.cn | May 3, 2022

Speakers:

Mr. Ben Low, vice minister of ports

Chairperson:

Ms. Mia Ton, spokesperson for the Harbour Information Office (HIO)

Date:

April 30, 2022

Mia Ton:

Good morning. Mr. Low has the floor.

Ben Low:

We dredged two rivers.

An old word says: water finds a way.

The work goes on.

[Photo by A. Person]

Coast Daily:

When will it end?

Ben Low:

In June. Thank you.

Translated by Ada Reed and Tom Vale. In case of any discrepancy, the original prevails.

<  1  2  3  >
"""


def test_labels_on_their_own_line_make_turns() -> None:
    """A label alone on its line opens a turn; a colon inside an answer, a caption and the credit do not."""
    transcript = transcript_of(OWN_LINE)
    assert said(transcript) == [
        ("Mia Ton", "moderator", "Good morning. Mr. Low has the floor."),
        (
            "Ben Low",
            "official",
            "We dredged two rivers.\n\nAn old word says: water finds a way.\n\nThe work goes on.",
        ),
        ("Coast Daily", "journalist", "When will it end?"),
        ("Ben Low", "official", "In June. Thank you."),
    ]


def test_the_head_tells_people_and_both_dates() -> None:
    """The lists give roles and organisations, the source line the issue, "Date:" the day of the briefing."""
    transcript = transcript_of(OWN_LINE)
    assert (transcript.issued, transcript.held) == (date(2022, 5, 3), date(2022, 4, 30))
    people = {person.name: (person.role, person.organization) for person in transcript.people}
    assert people["Ben Low"] == ("vice minister of ports", None)
    assert people["Mia Ton"] == (
        "spokesperson for the Harbour Information Office (HIO)",
        "Harbour Information Office",
    )
    assert people["Ada Reed"] == ("translator or editor", None)


def test_lists_without_headings_are_told_by_the_shape_of_their_lines() -> None:
    """Where an extraction dropped the headings, the last person listed is the chair."""
    bare = OWN_LINE.replace("Speakers:\n\n", "").replace("Chairperson:\n\n", "").replace("Date:\n\n", "")
    transcript = transcript_of(bare)
    assert [kind for _, kind, _ in said(transcript)] == ["moderator", "official", "journalist", "official"]
    assert transcript.held == date(2022, 4, 30)


def page(*paragraphs: str) -> str:
    """Return *paragraphs* with a blank line between them."""
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            page("Q&A on parks\nUpdated: Oct 13, 2021", "Q: How large are they?", "A: Very large. We measured."),
            [("Q", "journalist", "How large are they?"), ("A", "official", "Very large. We measured.")],
            id="bare letters",
        ),
        pytest.param(
            page(
                "Daily conference on May 16, 2025",
                "Wire: What has changed?\nRui Sand: Much has.\nIn Rome: nothing.\nPost: Any news?\nRui Sand: None.",
            ),
            [
                ("Wire", "journalist", "What has changed?"),
                ("Rui Sand", "official", "Much has.\nIn Rome: nothing."),
                ("Post", "journalist", "Any news?"),
                ("Rui Sand", "official", "None."),
            ],
            id="inline names",
        ),
        pytest.param(
            page(
                "Press conference", "Q1: Is it? (Youth Post)", "A1 (Ada Moor): Yes.", "Q2: Why?", "A2 (Ada Moor): Cold."
            ),
            [
                ("Q1", "journalist", "Is it? (Youth Post)"),
                ("A1 (Ada Moor)", "official", "Yes."),
                ("Q2", "journalist", "Why?"),
                ("A2 (Ada Moor)", "official", "Cold."),
            ],
            id="numbered",
        ),
        pytest.param(
            page(
                "Conference of the board", "CHAIR MARSH. Rates stay.", "ANN STONE. Next question.", "CHAIR MARSH. Yes."
            ),
            [
                ("CHAIR MARSH", "official", "Rates stay."),
                ("ANN STONE", "moderator", "Next question."),
                ("CHAIR MARSH", "official", "Yes."),
            ],
            id="capitals with a full stop",
        ),
        pytest.param(
            page("Briefing", "MR. CARROW: Hello. I have news.", "Q\u00a0\u00a0 Is it true?", "MR. CARROW: It is."),
            [
                ("MR. CARROW", "official", "Hello. I have news."),
                ("Q", "journalist", "Is it true?"),
                ("MR. CARROW", "official", "It is."),
            ],
            id="bare Q with blanks",
        ),
        pytest.param(
            page("Briefing", "**Host:** Welcome to all.", "**Ann Lee:** Thanks. We build.", "**Host:** Goodbye."),
            [
                ("Host", "moderator", "Welcome to all."),
                ("Ann Lee", "official", "Thanks. We build."),
                ("Host", "moderator", "Goodbye."),
            ],
            id="bold",
        ),
        pytest.param(
            page("Water\n\nUpdated：May 6, 2025", "Wire Post：", "　　What？", "Bo Hart：", "　　Much． Thanks."),  # noqa: RUF001
            [("Wire Post", "journalist", "What？"), ("Bo Hart", "official", "Much． Thanks.")],  # noqa: RUF001
            id="full width",
        ),
        pytest.param(
            page("Talk<br>\nPort.cn&nbsp;|&nbsp;May 8, 2023", "Wire:&nbsp;", "Why?", "Lin Xi:&nbsp;", "It.&nbsp;So."),
            [("Wire", "journalist", "Why?"), ("Lin Xi", "official", "It.&nbsp;So.")],
            id="residue of HTML",
        ),
        pytest.param(
            page("Briefing", "Ivo Tarn:", "You have the floor.", "_ueditor_page_break_tag_Pia Zorn:", "It grew."),
            [("Ivo Tarn", "moderator", "You have the floor."), ("Pia Zorn", "official", "It grew.")],
            id="residue of a content system",
        ),
    ],
)
def test_each_layout_gives_its_turns(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Labels inline, generic, numbered, in capitals, in bold, in full width or behind residue open turns."""
    assert said(transcript_of(text)) == expected


def test_a_page_that_begins_inside_an_answer_has_an_unknown_first_speaker() -> None:
    """Speech before the first label belongs to a speaker whom the page does not name."""
    head = page("Briefing on patents", "Office.cn | April 30, 2022")
    speech = page("Third, the time of examination has been reduced by far.", "Economic Post:", "What comes next?")
    transcript = transcript_of(page(head, speech, "Ina Dell:", "More.", "<  1  2  >", "Go to Forum >>0 Comment(s)"))
    first = transcript.turns[0]
    assert (first.speaker, first.kind, first.label) == ("?", TurnKind.OFFICIAL, None)
    assert transcript.source.quote(first.span).startswith("Third, the time")
    assert transcript.source.quote(transcript.turns[-1].span) == "More."


def test_a_page_without_labels_has_no_turns() -> None:
    """A notice of a coming event is no transcript."""
    transcript = transcript_of("Notice\n\nPort.cn | May 1, 2021\n\nA press conference will be held on Monday.\n")
    assert transcript.turns == ()
    assert transcript.title == "Notice"


def test_hard_wrapped_lines_make_one_sentence() -> None:
    """A line that ends inside a sentence runs on in the next, page headers aside."""
    transcript = transcript_of(
        "Briefing\n\nLin Xi:\n\nWe will build\nroads. Then we\nrest.\nPage 2 of 29\n\nWire:\n\nWhen?\n"
    )
    quotes = [transcript.source.quote(each) for each in transcript.turns[0].sentences]
    assert quotes == ["We will build\nroads.", "Then we\nrest."]
    assert [each.kind for each in transcript.furniture if each.kind is FurnitureKind.PAGER] == [FurnitureKind.PAGER]


def test_every_sentence_lies_in_its_turn_and_every_turn_apart_from_furniture_at_its_ends() -> None:
    """Sentences never leave their turn and hold no outer white space."""
    transcript = transcript_of(OWN_LINE)
    for turn in transcript.turns:
        assert all(turn.span.contains(each) for each in turn.sentences)
        assert all(transcript.source.quote(each).strip() == transcript.source.quote(each) for each in turn.sentences)
