from __future__ import annotations

import pytest

from briefing_kg.parse.sentences import split_sentences
from briefing_kg.records import Span


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*."""
    return [text[each.start : each.end] for each in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most came from the U.S. Now we build.", ["Most came from the U.S.", "Now we build."]),
        ("The U.S. Treasury agreed.", ["The U.S. Treasury agreed."]),
        ("Just now, Mr. Han spoke. Ms. Ito sat.", ["Just now, Mr. Han spoke.", "Ms. Ito sat."]),
        ("We work on cooperation . We hope so.", ["We work on cooperation .", "We hope so."]),
        ('We sign the "Plan for Ports." Second, we train.', ['We sign the "Plan for Ports."', "Second, we train."]),
        ("It began on Oct. 13, 2023. It ended at 5 p.m. The rest waits.",
         ["It began on Oct. 13, 2023.", "It ended at 5 p.m.", "The rest waits."]),
        ("Growth was 2.5%. See No. 5 below.", ["Growth was 2.5%.", "See No. 5 below."]),
        ("Is it so? Yes! (Laughter.) Well.", ["Is it so?", "Yes!", "(Laughter.)", "Well."]),
        ("John F. Kennedy spoke.", ["John F. Kennedy spoke."]),
        ("Thank you.\u3000In 2024 it grew．\u00a0We rest.", ["Thank you.", "In 2024 it grew．", "We rest."]),  # noqa: RUF001
        ("No stop at the end", ["No stop at the end"]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """A full stop of an abbreviation ends no sentence unless the next word opens one."""
    assert sentences(text) == expected


def test_offsets_count_in_the_whole_text() -> None:
    """The places of sentences count from the start of the text, not of the paragraph."""
    text = "Title\n\n  One. Two.\u00a0\n"
    assert split_sentences(text, Span(7, 20)) == (Span(9, 13), Span(14, 18))
