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
        ("Trade was 7.25 trillion yuan.", [("7250000000000", "CCY_CNY", "equal")]),
        ("It paid RMB12.4 billion and HK$3.1 billion.",
         [("12400000000", "CCY_CNY", "equal"), ("3100000000", "CCY_HKD", "equal")]),
        ("Imports topped $350 billion.", [("350000000000", "CCY_USD", "more-than")]),
        ("A cost of $211 [billion] arose.", [("211000000000", "CCY_USD", "equal")]),
        ("It passed the 1-trillion-yuan mark.", [("1000000000000", "CCY_CNY", "equal")]),
        ("Output was 1.4386 million tonnes, 58％ of it ours.",  # noqa: RUF001
         [("1438600", "TONNE", "equal"), ("58", "PERCENT", "equal")]),
        ("They hold 310 million, 220 million and 18.5 million kilowatts respectively.",
         [("310000000", "KiloW", "equal"), ("220000000", "KiloW", "equal"), ("18500000", "KiloW", "equal")]),
        ("It will take 5 to 8 million yuan.", [("5000000", "CCY_CNY", "at-least"), ("8000000", "CCY_CNY", "at-most")]),
        ("We run 500-odd shops and 80-plus schools.", [("500", "shop", "about"), ("80", "school", "more-than")]),
        ("Some 60,000 or so bakeries operate.", [("60000", "bakery", "about")]),
        ("There are 163 river ports.", [("163", "river port", "equal")]),
        ("Three-fifths agreed and one in ten refused.", [("60", "PERCENT", "equal"), ("10", "PERCENT", "equal")]),
        ("Two out of three families spent less.", [("66.6667", "PERCENT", "equal")]),
        ("The number of weekly trains exceeded 1,240.", [("1240", "weekly train", "more-than")]),
        ("Time for others may not exceed 60 days.", [("60", "DAY", "at-most")]),
        ("Hundreds of billions of yuan follow.", [("100000000000", "CCY_CNY", "about")]),
        ("They paid 500 yuan 300 times.", [("500", "CCY_CNY", "equal"), ("300", "times", "equal")]),
        ("We opened five parks.", [("5", "park", "equal")]),
        ("It grew 2½ times.", [("2.5", "times", "equal")]),
        ("Households numbered 118 million, or 61.5% of all.",
         [("118000000", "household", "equal"), ("61.5", "PERCENT", "equal")]),
    ],
)  # fmt: skip
def test_values_units_and_comparators_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Scale words, currencies, lists with one unit, ranges, suffixes, fractions and counted nouns are understood."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose 8.4% to 27 billion yuan.", [("8.4", "relative-change", "up"), ("27000000000", "level", "up")]),
        ("Prices fell below 1,900 dollars.", [("1900", "level", "down")]),
        ("Sales surged 72.3%, 64.5% and 6%.", [(each, "relative-change", "up") for each in ("72.3", "64.5", "6")]),
        ("Farms have 300 shops, 12 more than a year ago.", [("300", "level", None), ("12", "absolute-change", "up")]),
        ("It made 38.2% of the total, 1.4 percentage points higher than a year earlier.",
         [("38.2", "share", None), ("1.4", "absolute-change", "up")]),
        ("Growth was 2.1 percentage points lower than the national average.", [("2.1", "rate-gap", "down")]),
        ("Rates rose from 21.6 percent to 35.9 percent.", [("21.6", "share", None), ("35.9", "share", "up")]),
        ("Firms reached 44 million, up from 12 million.", [("44000000", "level", "up"), ("12000000", "level", None)]),
        ("Natural growth was minus 0.4 per thousand.", [("-0.4", "relative-change", "down")]),
        ("Capacity more than doubled.", [("2", "multiple", "up")]),
        ("Power making up 37.5 percent of the total was green.", [("37.5", "share", None)]),
        ("It was 2.6 times the figure before.", [("2.6", "multiple", None)]),
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
