"""A quote says where a thing is, and only one place will do."""

from __future__ import annotations

import pytest

from briefing_kg.model.contexts import distinguish
from briefing_kg.model.quotes import QuoteProblemError, locate
from briefing_kg.records import Span

TEXT = "We had 32 planes in 2022, 132 in 2023, 3.2 more, and 32 ships. We left."
WHOLE = Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "start"),
    [
        ("32", "had ", "", 7),
        ("32", "", " ships", 53),
        ("132", "", "", 26),
        ("We", "ships. ", "", 63),
        ("We left.", "", "", 63),
    ],
)
def test_a_quote_is_found_by_its_words_and_those_around(quote: str, prefix: str, suffix: str, start: int) -> None:
    """Words and numbers match whole; prefix and suffix choose among equals."""
    assert Span(start, start + len(quote)) == locate(TEXT, quote, WHOLE, prefix, suffix)


@pytest.mark.parametrize(
    ("quote", "prefix", "words"),
    [
        ("32", "", "stands 2 times"),
        ("33", "", "does not stand in the source"),
        ("2", "", "cuts a word"),
        ("plane", "", "cuts a word"),
        ("32", "lost ", "but not after 'lost '"),
        ("", "", "does not stand"),
    ],
)
def test_a_quote_that_is_not_there_once_is_refused(quote: str, prefix: str, words: str) -> None:
    """The message says whether it is missing, cut or ambiguous."""
    with pytest.raises(QuoteProblemError, match=words):
        locate(TEXT, quote, WHOLE, prefix)


@pytest.mark.parametrize("start", [7, 53])
def test_the_words_chosen_to_tell_quotes_apart_do_so(start: int) -> None:
    """What ``distinguish`` returns leads back to the same place."""
    span = Span(start, start + 2)

    assert span == locate(TEXT, "32", WHOLE, *distinguish(TEXT, span, WHOLE))
