from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading_of import claims_of


def figures(text: str) -> list[tuple[str, str, str]]:
    """Return value, unit or thing counted, and comparator of each figure of one sentence."""
    return [(str(each.value), each.counted or each.unit, each.comparator) for each in claims_of(text).figures]


def senses(text: str) -> list[tuple[str, str, str | None]]:
    """Return value, kind and direction of each figure of one sentence."""
    return [(str(each.value), each.kind, each.direction) for each in claims_of(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade was 6.47 trillion yuan.", [("6470000000000", "CCY_CNY", "equal")]),
        ("It paid RMB23.6 billion and HK$1.2 billion.",
         [("23600000000", "CCY_CNY", "equal"), ("1200000000", "CCY_HKD", "equal")]),
        ("Imports topped $460 billion.", [("460000000000", "CCY_USD", "more-than")]),
        ("A cost of $447 [billion] arose.", [("447000000000", "CCY_USD", "equal")]),
        ("It passed the 1-trillion-yuan mark.", [("1000000000000", "CCY_CNY", "equal")]),
        ("Output was 1.3529 million tonnes, 77％ of it ours.",  # noqa: RUF001
         [("1352900", "TONNE", "equal"), ("77", "PERCENT", "equal")]),
        ("They hold 370 million, 280 million and 29.5 million kilowatts respectively.",
         [("370000000", "KiloW", "equal"), ("280000000", "KiloW", "equal"), ("29500000", "KiloW", "equal")]),
        ("It will take 5 to 8 million yuan.", [("5000000", "CCY_CNY", "at-least"), ("8000000", "CCY_CNY", "at-most")]),
        ("We run 500-odd shops and 80-plus schools.", [("500", "shop", "about"), ("80", "school", "more-than")]),
        ("Some 40,000 or so workshops operate.", [("40000", "workshop", "about")]),
        ("There are 254 civil airports.", [("254", "civil airport", "equal")]),
        ("Three-fifths agreed and one in ten refused.", [("60", "PERCENT", "equal"), ("10", "PERCENT", "equal")]),
        ("Two out of three families spent less.", [("66.6667", "PERCENT", "equal")]),
        ("The number of weekly trains exceeded 1,035.", [("1035", "weekly train", "more-than")]),
        ("Time for others may not exceed 60 days.", [("60", "DAY", "at-most")]),
        ("Hundreds of billions of yuan follow.", [("100000000000", "CCY_CNY", "about")]),
        ("We opened five parks.", [("5", "park", "equal")]),
        ("It grew 2½ times.", [("2.5", "times", "equal")]),
        ("Households numbered 122 million, or 67.4% of all.",
         [("122000000", "household", "equal"), ("67.4", "PERCENT", "equal")]),
    ],
)  # fmt: skip
def test_values_units_and_comparators_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Scale words, currencies, lists with one unit, ranges, suffixes, fractions and counted nouns are understood."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose 9.8% to 31 billion yuan.", [("9.8", "relative-change", "up"), ("31000000000", "level", "up")]),
        ("Prices fell below 2,500 dollars.", [("2500", "level", "down")]),
        ("Sales surged 87.1%, 83.8% and 6%.", [(each, "relative-change", "up") for each in ("87.1", "83.8", "6")]),
        ("Farms have 300 shops, 12 more than a year ago.", [("300", "level", None), ("12", "absolute-change", "up")]),
        ("It made 41.9% of the total, 1.7 percentage points higher than a year earlier.",
         [("41.9", "share", None), ("1.7", "absolute-change", "up")]),
        ("Growth was 2.1 percentage points lower than the national average.", [("2.1", "rate-gap", "down")]),
        ("Rates rose from 27.4 percent to 40.7 percent.", [("27.4", "share", None), ("40.7", "share", "up")]),
        ("Firms reached 52 million, up from 10 million.", [("52000000", "level", "up"), ("10000000", "level", None)]),
        ("Natural growth was minus 0.3 per thousand.", [("-0.3", "relative-change", "down")]),
        ("Capacity more than doubled.", [("2", "multiple", "up")]),
        ("Power making up 42.4 percent of the total was green.", [("42.4", "share", None)]),
        ("It was 2.3 times the figure before.", [("2.3", "multiple", None)]),
        ("We will train 500 nurses.", [("500", "target", None)]),
    ],
)  # fmt: skip
def test_kind_and_direction_are_read(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Levels, shares, changes, gaps, multiples and targets differ, and the end of a movement has its direction."""
    assert senses(text) == expected


def test_a_growth_rate_of_a_year_is_counted_from_the_year_before() -> None:
    """The base of growth in a year is the year before; a level has no base."""
    claims = claims_of("In 2023, trade was 6 billion yuan, up 9.8%.", issued=date(2024, 3, 1))
    assert [(each.period, each.base_period) for each in claims.figures] == [("2023", None), ("2023", "2022")]


def test_a_time_at_the_side_of_a_figure_is_its_own() -> None:
    """The words "by the end of 2022" after the earlier figure does not become the period of the later."""
    claims = claims_of(
        "By the end of last year, shops exceeded 30, up from 20 by the end of 2022.", issued=date(2024, 2, 1)
    )
    assert [each.period for each in claims.figures] == ["2023-12-31", "2022-12-31"]


def test_without_any_date_a_relative_year_stays_open() -> None:
    """A page without date gives "last year" no year."""
    claims = claims_of("Last year, trade was 6 billion yuan.")
    assert [each.period for each in claims.figures] == [None]
    assert claims.mentions == ()


def test_what_a_number_counts_is_left_open_where_nothing_tells() -> None:
    """A count without noun is a number, and no noun is invented."""
    (figure,) = claims_of("It reached 49.").figures
    assert (figure.unit, figure.counted, figure.quote) == ("NUM", None, "49")
