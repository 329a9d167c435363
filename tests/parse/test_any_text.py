from __future__ import annotations

import gc
import random
import time

import pytest

from briefing_kg.records import Transcript
from tests.parse.source_of import transcript_of

PIECES = (
    "MR. VALE: Hello.\nQ    Why?\nMR. VALE: So.\n",
    "Coast Post:\n\nWhat now?\n\nAnn Low:\n\nNothing. Note: all is well.\n\n",
    "CHAIR OAKES. Rates stay.\nINES PALM. Thank you. Are you done?\n",
    "Minister Ojo — It grew.\nJournalist (Globe) — By how much?\n",
    "Mona Bright\n\nGood afternoon.\n\nSam Whit\n\nWhy now?\n\n",
    "TA        Not yet.\n\n00:01:00\n\nCL          Thank you.\n\n",
    "Speakers:\n\nMr. Ben Low, vice minister of ports\n\nDate: May 3, 2022\n\n<  1  2  3  >\nPage 2 of 9\n",
    "&nbsp;<br>\u200b_ueditor_page_break_tag_\u3000\u2014\u2028\x0b\x85\U0001f600\ud7ff",
)
SIGNS = " \n\n.:：?!,-—()[]<>*_#|0123456789AQaq&;'\"\u00a0\u3000\u200b\u00e9\u4e2d\u0634\u1e9e\u01c5\U0001d400"  # noqa: RUF001


def whole(transcript: Transcript) -> None:
    """Check that turns stand in order, apart from each other and from their labels, with their sentences inside."""
    end = 0
    for turn in transcript.turns:
        label = turn.label or turn.span
        assert end <= label.start <= turn.span.start
        assert turn.label is None or turn.label.end <= turn.span.start
        assert all(turn.span.contains(sentence) for sentence in turn.sentences)
        assert turn.speaker.strip()
        end = turn.span.end
    assert end <= len(transcript.source.text)
    assert all(each.span.end <= len(transcript.source.text) for each in transcript.furniture)


@pytest.mark.parametrize("seed", range(60))
def test_any_text_ends_in_a_whole_transcript(seed: int) -> None:
    """Random signs and pieces of all layouts in any order give turns whose places agree."""
    chance = random.Random(seed)
    parts = [
        chance.choice(PIECES) if chance.random() < 0.5 else "".join(chance.choices(SIGNS, k=chance.randrange(60)))
        for _ in range(chance.randrange(1, 60))
    ]
    lines = "".join(parts).split("\n")
    whole(transcript_of("\n".join(lines)))
    chance.shuffle(lines)
    whole(transcript_of("\n".join(lines)))


@pytest.mark.parametrize(
    "unit",
    [
        *PIECES,
        *(".", ". ", "Mr. ", " ", "\n", "1 ", "?", ":", "A: b\n", "Ann Lee, ", "Minister Ann Lee ", "(", "*", "&nbsp;"),
        *("AA ", "> ", "Ann Lee\n", "May 1, 2020\n", '."', "00:00 ", "The ", "A-", "Q ", "Ann ", "Aa", "a"),
        *("Ann Lee, minister of ports\n", "Ann Lee, minister, ", "the floor ", "Mr Ann Lee, Mr ", "Home - ", "[Photo "),
        *("A'", "Ann-", "-"),
    ],
    ids=repr,
)  # fmt: skip
def test_time_grows_with_the_length(unit: str) -> None:
    """Eight times the text takes no more than about eight times as long, whatever repeats in it."""
    short, long = (_seconds(unit, size) for size in (20_000, 160_000))
    assert long < 24 * short + 0.1


def _seconds(unit: str, size: int) -> float:
    """Return the least of three times; what else this process keeps in memory is not looked through meanwhile."""
    text = (unit * (size // len(unit) + 1))[:size] + "x"
    times = []
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            transcript_of(text)
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)
