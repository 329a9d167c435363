from __future__ import annotations

import pytest

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
    ],
)
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
