"""Months are read as pages print them."""

from __future__ import annotations

import calendar
import re

import pytest

from briefing_kg.months import MONTH, MONTH_AS_PRINTED, month_number


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_read_in_full_and_shortened(number: int) -> None:
    """Both forms match and have the number of the calendar."""
    for name in (calendar.month_name[number], calendar.month_abbr[number]):
        assert re.fullmatch(MONTH, name)
        assert month_number(name) == number


@pytest.mark.parametrize(
    ("printed", "read"),
    [("Oct.", "Oct."), ("Sept.", "Sept."), ("October.", "October"), ("May.", "May"), ("June.", "June"), ("Sep", "Sep")],
)
def test_only_a_shortened_name_takes_its_full_stop(printed: str, read: str) -> None:
    """The full stop after a whole name ends a sentence."""
    found = re.match(MONTH_AS_PRINTED, printed)

    assert found is not None
    assert found[0] == read
