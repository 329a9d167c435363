from __future__ import annotations

import random
from datetime import date
from time import perf_counter

import pytest

from briefing_kg.extract.plain import plain
from briefing_kg.numerals import number_spans
from tests.extract.reading_of import claims_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It began on Nov. 11 and at 11:30 a.m. went on.",
            [("11", "date-part"), ("11", "date-part"), ("30", "date-part")],
        ),
        ("From Nov. 1 to 11 we worked.", [("1", "date-part"), ("11", "date-part")]),
        ("In the first three quarters it grew.", [("first", "date-part"), ("three", "date-part")]),
        ("The 13th Five-Year Plan ended.", [("13", "name"), ("Five", "other")]),
        ("The C919, 5G and Chang'e-6 are names.", [("919", "name"), ("5", "name"), ("6", "name")]),
        ("It was 12th in rank, second to none.", [("12", "ordinal"), ("second", "ordinal")]),
        ("Patents per 10,000 people matter.", [("10,000", "other")]),
        ("People aged 60 and above came.", [("60", "other")]),
        ("One of the two sides asked two questions.", [("One", "idiom"), ("two", "idiom"), ("two", "idiom")]),
        ("For ten years in a row it grew.", [("ten", "ordinal")]),
        ("Pupils in Grades 1 and 2 rest.", [("1", "name"), ("2", "name")]),
        ("Prices of the 1980s are gone.", [("1980", "date-part")]),
        ("The rate of 0,03 is unclear.", [("0,03", "other")]),
        ("Under Title 42, Section 301, Rule 4.2 and H.R. 1 it is law.",
         [(each, "name") for each in ("42", "301", "4.2", "1")]),
        ("They recalled Resolution 2720 and the 1951 Convention.", [("2720", "name"), ("1951", "name")]),
        ("A Boeing 737 and an F-16 flew on 9/11.", [("737", "name"), ("16", "name"), ("9", "name"),
                                                   ("11", "name")]),
        ("COVID-19, the G20, Form 10-K and COP28 are names.",
         [("19", "name"), ("20", "name"), ("10", "name"), ("28", "name")]),
        ("We work 24/7 on item7.", [("24", "name"), ("7", "name"), ("7", "name")]),
        ("Children under 5 and people over 65 are safe.", [("5", "other"), ("65", "other")]),
        ("Call +1 202 555 0147 or 800-555-0199.",
         [(each, "other") for each in ("1", "202", "555", "0147", "800", "555", "0199")]),
        ("See www.example.org/2024/7 or write to desk5@example.org.",
         [("2024", "other"), ("7", "other"), ("5", "other")]),
        ("On 14/03/2024 at 14:30 GMT and at 0700 hours it began.",
         [("14", "date-part"), ("03", "date-part"), ("2024", "date-part"), ("14", "date-part"), ("30", "date-part"),
          ("0700", "date-part")]),
        ("In FY2023 and 2023-24 it was so.", [("2023", "date-part"), ("2023", "date-part"), ("24", "date-part")]),
        ("A twenty-third meeting showed zero tolerance on the way to net zero.",
         [("twenty", "ordinal"), ("third", "ordinal"), ("zero", "idiom"), ("zero", "idiom")]),
        ("Wheat | 1,234 | 5.6 |", [("1,234", "other"), ("5.6", "other")]),
    ],
)  # fmt: skip
def test_numbers_that_are_no_figures_are_exempted_with_the_reason(text: str, expected: list[tuple[str, str]]) -> None:
    """Dates, ordinals, names, ages, denominators and idioms give no figure."""
    claims = claims_of(text)
    assert claims.figures == ()
    assert [(each.quote, each.reason.value) for each in claims.exemptions] == expected


def test_a_year_is_a_time_and_needs_no_exemption() -> None:
    """A year that is said is accounted for by what it stands for."""
    claims = claims_of("In 2023 it grew, and by the end of 2022 it had not.")
    assert [(each.quote, each.refers_to) for each in claims.mentions] == [
        ("2023", "time/2023"),
        ("the end of 2022", "time/2022-12-31"),
        ("2022", "time/2022-12-31"),
    ]
    assert claims.exemptions == ()


def test_a_name_that_several_bear_is_not_guessed() -> None:
    """An ambiguous name gives no mention."""
    assert claims_of("Li Wei came to Shenzhen.").mentions[0].refers_to == "place/shenzhen"
    assert len(claims_of("Li Wei came to Shenzhen.").mentions) == 1


_PIECES = (
    "rose 2.5 percent", "fell by a third", "$1.2tn", "5-1/4 to 5-1/2 percent", "two and a half million people",
    "１２.８％",  # noqa: RUF001
    "half of them", "one in five", "twice as many", "in the twenty-first century", "zero tolerance", "on 9/11", "24/7",
    "Rs 1,20,000 crore", "H.R. 1", "on 14 March 2024", "at 0700 hours", "in Q3 2023", "the 1990s", "100 000 doses",
    "0,03", "1,2,3", "item7", "3contracts", "Section 301", "PM2.5", "a dozen", "tens of thousands of", "tenfold",
    "no. 5", "dozen", "billion", "lakh", "by", "from", "up", "over", "to", "and", ",", "per 1,000", "in", "between",
    "than a year earlier", "as of Nov. 30", "Feb. 30, 2023", "respectively", "-", "|",
    "\n", "half", "minus 4", "9" * 60,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_every_number_is_in_a_figure_or_a_time_or_exempted_with_a_reason(seed: int) -> None:
    """However the words are put together, each number has its account, and only one exemption each."""
    chance = random.Random(seed)
    text = " ".join(chance.choices(_PIECES, k=chance.randint(1, 12)))
    claims = claims_of(text, issued=date(2024, 3, 14))
    told = [each.span for each in claims.figures]
    told += [each.span for each in claims.mentions if each.refers_to.startswith("time/")]
    exempted = [each.span for each in claims.exemptions]
    for number in number_spans(plain(text)):
        inside = any(span.overlaps(number) for span in told)
        assert inside != (number in exempted), text[number.start : number.end]
    quotes = [(each.span, each.quote) for each in claims.figures]
    quotes += [(each.span, each.quote) for each in claims.exemptions]
    assert all(text[span.start : span.end] == quote for span, quote in quotes)


@pytest.mark.parametrize("unit", ["1", "1,000,", "5-", "1/2 ", "one two ", "12 and 3 in 2023, ", "| 1 ", "a", "May 5 "])
def test_a_long_run_of_numbers_takes_no_long_time(unit: str) -> None:
    """A sentence of numbers without end is read in a time that grows with its length, not faster."""
    claims_of((unit * 4000)[:4000])
    started = perf_counter()
    claims_of((unit * 20000)[:20000])
    assert perf_counter() - started < 20
