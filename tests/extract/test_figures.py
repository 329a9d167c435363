from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from briefing_kg.extract import extract
from briefing_kg.model.lexicon import read_lexicon
from briefing_kg.records import Claims, Lexicon, SourceText, Span, Transcript, Turn, TurnKind
from tests.extract.reading_of import claims_of

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "codes"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the words of the ontology."""
    return read_lexicon((path, path.read_text(encoding="utf-8")) for path in sorted(ONTOLOGY.glob("*.ttl")))


def claims_in(lexicon: Lexicon, text: str) -> Claims:
    """Return what one sentence claims on 14 March 2024 in the words of *lexicon*."""
    source = SourceText("test", text, hashlib.sha256(text.encode()).hexdigest())
    whole = Span(0, len(text))
    turn = Turn("Somebody", TurnKind.OFFICIAL, whole, None, (whole,))
    day = date(2024, 3, 14)
    return extract(Transcript(source, None, None, day, day, (), (turn,), ()), lexicon)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Central banks: mixed fractions, parts of a point, ranges, basis points.
        ("We cut the rate by 1/2 percentage point, to 4-3/4 to 5 percent.",
         [("0.5", "percentage-point", "equal", "absolute-change", "down"),
          ("4.75", "PERCENT", "at-least", "share", "down"), ("5", "PERCENT", "at-most", "share", "down")]),
        ("Rates rose by three quarters of a percentage point and by a quarter of a percentage point.",
         [("0.75", "percentage-point", "equal", "absolute-change", "up"),
          ("0.25", "percentage-point", "equal", "absolute-change", "up")]),
        ("The band is 3¾ to 4 percent.",
         [("3.75", "PERCENT", "at-least", "share", None), ("4", "PERCENT", "at-most", "share", None)]),
        ("We expect between 3 and 3.5 percent.",
         [("3", "PERCENT", "at-least", "share", None), ("3.5", "PERCENT", "at-most", "share", None)]),
        ("It went up 25bps.", [("25", "basis-point", "equal", "absolute-change", "up")]),
        ("It fell by 1/10 of 1 percent.", [("0.1", "PERCENT", "equal", "relative-change", "down")]),
        ("Output grew at an annual rate of 4.9 percent.", [("4.9", "PERCENT", "equal", "relative-change", "up")]),
        ("The council left rates unchanged at 3.00%, 3.40% and 3.65%.",
         [(each, "PERCENT", "equal", "share", "unchanged") for each in ("3", "3.4", "3.65")]),
        # Budgets: scale letters, currencies, lakh and crore.
        ("It gave £3.5bn, an extra £20m and $1.2tn over ten years.",
         [("3500000000", "CCY_GBP", "equal", "level", None), ("20000000", "CCY_GBP", "equal", "level", None),
          ("1200000000000", "CCY_USD", "equal", "level", None), ("10", "YR", "equal", "level", None)]),
        ("Debt is A$18.4 billion lower, and NZ$1.6b was saved.",
         [("18400000000", "CCY_AUD", "equal", "absolute-change", "down"),
          ("1600000000", "CCY_NZD", "equal", "level", None)]),
        ("A $60 billion package passed by 311 to 112.",
         [("60000000000", "CCY_USD", "equal", "level", None), ("311", "vote", "equal", "level", None),
          ("112", "vote", "equal", "level", None)]),
        ("Rs. 8.5 lakh crore went to 1.5 lakh villages and 80 crore people.",
         [("8500000000000", "CCY_INR", "equal", "level", None), ("150000", "village", "equal", "level", None),
          ("800000000", "person", "equal", "level", None)]),
        ("They spent Rs 1,20,000 and CHF 20 million.",
         [("120000", "CCY_INR", "equal", "level", None), ("20000000", "CCY_CHF", "equal", "level", None)]),
        # Health and aid: rates for a number of people, grouped by blanks, halves and parts.
        ("More than 2.5m doses were given, or 12.6 doses per 100,000 people.",
         [("2500000", "dose", "more-than", "level", None),
          ("12.6", "dose per 100,000 people", "equal", "level", None)]),
        ("Some 100 000 tents arrived for 1 200 000 people.",
         [("100000", "tent", "about", "level", None), ("1200000", "person", "equal", "level", None)]),
        ("Half a million people and half of the villages were hit.",
         [("500000", "person", "equal", "level", None), ("50", "PERCENT", "equal", "share", None)]),
        ("Mortality fell by a third.", [("33.3333", "PERCENT", "equal", "relative-change", "down")]),
        ("Two and a half million people fled.", [("2500000", "person", "equal", "level", None)]),
        ("One hundred and twenty-five boats came.", [("125", "boat", "equal", "level", None)]),
        ("There were zero cases.", [("0", "case", "equal", "level", None)]),
        ("Cases are up fivefold.", [("5", "times", "equal", "multiple", "up")]),
        ("Revenue halved.", [("0.5", "times", "equal", "multiple", "down")]),
        ("It has twice as many beds.", [("2", "times", "equal", "multiple", None)]),
        # Defence, statistics, climate.
        ("We saw 45 aircraft and 9 vessels, 26 of which turned back.",
         [("45", "aircraft", "equal", "level", None), ("9", "vessel", "equal", "level", None),
          ("26", "vessel", "equal", "level", None)]),
        ("It holds 18 more howitzers and four F-16s.",
         [("18", "howitzer", "equal", "level", None), ("4", "F-16", "equal", "level", None)]),
        ("Payrolls rose by 199,000, and the jobless rate was little changed at 3.7 percent.",
         [("199000", "payroll", "equal", "absolute-change", "up"),
          ("3.7", "PERCENT", "equal", "share", "unchanged")]),
        ("Output fell by 3.2% in the north and by 2.1% in the south.",
         [("3.2", "PERCENT", "equal", "relative-change", "down"),
          ("2.1", "PERCENT", "equal", "relative-change", "down")]),
        ("The index rose 0.4 points to 103.2.",
         [("0.4", "UNITLESS", "equal", "absolute-change", "up"), ("103.2", "UNITLESS", "equal", "level", "up")]),
        ("Changes were +2.3% and -0.4%.",
         [("2.3", "PERCENT", "equal", "relative-change", "up"),
          ("-0.4", "PERCENT", "equal", "relative-change", "down")]),
        ("Emissions were 37.4 GtCO2; warming is 1.1°C.",
         [("37.4", "gigatonne", "equal", "level", None), ("1.1", "DEG_C", "equal", "level", None)]),
        ("The panda population recovered to 1,864 from 1,114.",
         [("1864", "panda", "equal", "level", "up"), ("1114", "panda", "equal", "level", None)]),
        ("Fees are capped at 5 percent, and we cap the term at 60 days.",
         [("5", "PERCENT", "at-most", "share", None), ("60", "DAY", "at-most", "level", None)]),
        ("There are 5,000+ schools and ~300 clinics.",
         [("5000", "school", "more-than", "level", None), ("300", "clinic", "about", "level", None)]),
        ("The rate was １２.８％ of ２.５３６ million people.",  # noqa: RUF001
         [("12.8", "PERCENT", "equal", "share", None), ("2536000", "person", "equal", "level", None)]),
        ("They signed 3contracts.", [("3", "contract", "equal", "level", None)]),
    ],
)  # fmt: skip
def test_figures_of_many_institutions_are_read_with_the_words_of_the_ontology(
    lexicon: Lexicon, text: str, expected: list[tuple[str, str, str, str, str | None]]
) -> None:
    """Value, unit or thing counted, comparator, kind and direction, in the styles of several governments."""
    found = claims_in(lexicon, text).figures
    assert [(str(f.value), f.counted or f.unit, f.comparator, f.kind, f.direction) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In January, prices rose 0.3 percent month on month and 2.1 percent year on year.",
         [("2024-01", "2023-12"), ("2024-01", "2023-01")]),
        ("In the first quarter of 2024, output was 5.3 percent higher than a year earlier.", [("2024-Q1", "2023-Q1")]),
        ("Exports were 3.2% lower than a year earlier.", [(None, None)]),
        ("Sales grew 4% in February, compared with the same period of 2022.", [("2024-02", "2022-02")]),
        ("The gap was 3.2%, against 4.1% a year earlier, in the fourth quarter of last year.",
         [("2023-Q4", None), ("2022-Q4", None)]),
        ("As of Nov. 30, 3.4 million doses were given.", [("2023-11-30", None)]),
        ("On 7 October 2023, some 40 shops closed.", [("2023-10-07", None)]),
        ("It will reach 500 beds by June.", [("2024-06", None)]),
        ("Trade was 7 billion yuan in Q3 2023.", [("2023-Q3", None)]),
        ("We raised fees by 5 percent since early 2022.", [(None, "2022")]),
        ("We see growth of 0.6% in 2024, 1.5% in 2025 and 1.6% in 2026.",
         [("2024", "2023"), ("2025", "2024"), ("2026", "2025")]),
    ],
)  # fmt: skip
def test_periods_count_from_the_day_and_bases_from_the_period(
    lexicon: Lexicon, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """Months and quarters without year are the last ones; "a year earlier" is a year before the period told."""
    assert [(each.period, each.base_period) for each in claims_in(lexicon, text).figures] == expected


def test_the_period_a_sentence_opens_with_holds_for_those_that_name_none() -> None:
    """The words "In 2023" go on until another time is named, and not for what is to come."""
    claims = claims_of(
        "In 2023, trade was 6 billion yuan.",
        "Exports came to 4 billion yuan, down 4.2%.",
        "We will train 500 nurses.",
        "Today there are 30 ports.",
        "They have 700 cranes.",
        issued=date(2024, 3, 1),
    )
    assert [(each.period, each.base_period) for each in claims.figures] == [
        ("2023", None),
        ("2023", None),
        ("2023", "2022"),
        (None, None),
        ("now", None),
        (None, None),
    ]
