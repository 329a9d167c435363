from __future__ import annotations

from datetime import date

import pytest

from briefing_kg.parse import parse
from briefing_kg.records import FurnitureKind, Span, Transcript, TurnKind
from tests.parse.source_of import first_source

TURNS = [
    ("Shou Xiaoli", TurnKind.MODERATOR, (137, 148), (151, 202)),
    ("Southern Metropolis Daily", TurnKind.JOURNALIST, (204, 229), (232, 523)),
    ("Wang Shouwen", TurnKind.OFFICIAL, (525, 537), (540, 4097)),
    ("Shou Xiaoli", TurnKind.MODERATOR, (4100, 4111), (4114, 4223)),
]
SENTENCES = """
151-202 232-316 317-357 358-455 456-523 540-569 570-723 724-798 799-941 942-1149 1151-1216 1217-1410 1411-1446
1449-1513 1514-1612 1613-1748 1749-1803 1804-1951 1956-2017 2018-2221 2222-2346 2349-2453 2454-2610 2611-2977
2978-3036 3037-3264 3265-3343 3344-3462 3463-3661 3662-3715 3716-3821 3822-3970 3971-4086 4087-4097 4114-4168
4169-4214 4215-4223
"""
FURNITURE = {
    (FurnitureKind.TITLE, 22, 101),
    (FurnitureKind.SOURCE_LINE, 103, 134),
    (FurnitureKind.CREDIT, 4226, 4437),
    (FurnitureKind.LANGUAGE_NOTE, 4438, 4545),
    (FurnitureKind.PAGER, 4547, 4579),
}


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    """Return the page of the first dataset as a transcript."""
    return parse(first_source())


def test_it_has_four_turns_with_their_labels_kinds_and_places(transcript: Transcript) -> None:
    """The page has four turns: chair, newspaper, official, chair."""
    found = [(turn.speaker, turn.kind, turn.label, turn.span) for turn in transcript.turns]
    assert found == [(name, kind, Span(*label), Span(*span)) for name, kind, label, span in TURNS]


def test_it_has_thirty_seven_sentences_at_their_places(transcript: Transcript) -> None:
    """Sentences end after "U.S." before "Now", not after "Mr.", and take a quotation mark with them."""
    found = [f"{each.start}-{each.end}" for turn in transcript.turns for each in turn.sentences]
    assert found == SENTENCES.split()


def test_what_frames_the_speech_is_furniture(transcript: Transcript) -> None:
    """Title, source line, editors' note, note on languages and pager are not speech."""
    found = {(each.kind, each.span.start, each.span.end) for each in transcript.furniture}
    assert found >= FURNITURE
    assert {kind for kind, _, _ in found} == {kind for kind, _, _ in FURNITURE} | {FurnitureKind.BREADCRUMB}


def test_the_page_tells_its_issue_and_not_the_day_of_the_briefing(transcript: Transcript) -> None:
    """The page was issued on 7 February 2024; when the briefing was held it does not say."""
    assert transcript.title == "SCIO briefing on seeking new breakthroughs in high-quality commerce development"
    assert (transcript.publisher, transcript.issued, transcript.held) == ("China.org.cn", date(2024, 2, 7), None)


def test_nobody_has_an_office_that_the_page_does_not_state(transcript: Transcript) -> None:
    """The page names five people who speak or are spoken of, one with an office, and sixteen editors."""
    people = [(person.name, person.role) for person in transcript.people if person.role != "translator or editor"]
    assert people == [
        ("Shou Xiaoli", None),
        ("Wang Shouwen", None),
        ("Xi Jinping", "General Secretary"),
        ("Wang Wentao", None),
        ("Guo", None),
    ]
    assert len(transcript.people) == 5 + 16
