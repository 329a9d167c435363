from __future__ import annotations

from datetime import date

import pytest

from briefing_kg.parse.dates import find_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China.org.cn | February 7, 2024", date(2024, 2, 7)),
        ("Beijing | 11:30 a.m. Sept. 3, 2019", date(2019, 9, 3)),
        ("Updated: Mar 15,2018 11:02 AM", date(2018, 3, 15)),
        ("held on July 26th, 2023", date(2023, 7, 26)),
        ("3 March 2021", date(2021, 3, 3)),
        ("2022-10-14 10:00", date(2022, 10, 14)),
        ("February 30, 2024", None),
        ("no date in 2024", None),
    ],
)
def test_dates_are_read_in_the_forms_that_pages_print(text: str, expected: date | None) -> None:
    """Month first, day first or ISO 8601; a day that does not exist is none."""
    assert find_date(text) == expected
