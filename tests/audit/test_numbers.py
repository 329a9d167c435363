"""The second reader of numbers: what tokens there are, and what they say together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefing_kg.audit.numbers import Number, numbers, place_value, printed_unit, tokens


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2.38 trillion yuan", ["2380000000000"]),
        ("1,800 warehouses, 255 airplanes", ["1800", "255"]),
        ("a dozen ships, two dozen boats", ["12", "24"]),
        ("one hundred and twenty-five thousand", ["125000"]),
        ("two million three hundred thousand", ["2300000"]),
        ("three hundred million", ["300000000"]),
        ("tens of thousands of people, hundreds of boats", ["10000", "100"]),
        ("$211 [billion]; 5bn; 10k", ["211000000000", "5000000000", "10000"]),
        ("half of them, half a million", ["1/2", "500000"]),
        ("two-thirds, a third, three quarters, one fifth", ["2/3", "1/3", "3/4", "1/5"]),
        ("one in ten, 3 out of 4, one out of every 20", ["1/10", "3/4", "1/20"]),
        ("2 in 2023, three in five years", ["2", "2023", "3", "5"]),
        ("2½ times, ¾ of it", ["5/2", "3/4"]),
        ("-5 degrees, minus 4.5, \u22123", ["-5", "-9/2", "-3"]),
        ("from 2019-2023", ["2019", "2023"]),
        ("doubled, tripled, twice", ["2", "3", "2"]),
        ("\uff11\uff12.\uff18\uff05", ["64/5"]),
        ("0,03 and 7,2024", []),
        ("First, second and third", []),
        ("someone alone often does it", []),
    ],
)
def test_numbers_are_read(text: str, values: list[str]) -> None:
    """Digits, words, scale words, parts and signs."""
    assert [str(each.value) for each in numbers(text)] == values


def test_a_range_shares_its_scale_word() -> None:
    """The first number of a range may be meant in the scale of the second; a number that has a scale may not."""
    assert [each.shared for each in numbers("2 to 3 million")] == [Fraction(10**6), None]
    assert [each.shared for each in numbers("2 thousand to 3 million")] == [None, None]
    assert [each.shared for each in numbers("2 of the 3 million")] == [None, None]


def test_every_token_is_found_for_itself() -> None:
    """Each run of digits and each number word, ordinals too, whatever they say together."""
    text = "First, G20 had 2.38 trillion in twenty-five of one-third; none at nine."
    assert [each.text for each in tokens(text)] == [
        "First",
        "20",
        "2.38",
        "trillion",
        "twenty",
        "five",
        "one",
        "third",
        "nine",
    ]
    assert all(text[each.start : each.end] == each.text for each in tokens(text))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(("15.6%", "PERCENT"), ("5 percent", "PERCENT"), ("5 per cent of", "PERCENT"), ("5-percent", "PERCENT")),
        *(("15.4 percentage points", "percentage-point"), ("5 percent points", "percentage-point")),
        *(("25 basis points", "basis-point"), ("3 per thousand", "PPTH"), ("3\u2030", "PPTH")),
        *(("5 percentage", ""), ("5 people", ""), ("5", "")),
    ],
)
def test_percent_is_told_from_points(text: str, unit: str) -> None:
    """The unit that is printed right after a number."""
    assert printed_unit(text, numbers(text)[0]) == unit


@pytest.mark.parametrize(
    ("digits", "place"),
    [
        ("1,800", "100"),
        ("2.38", "1/100"),
        ("255", "1"),
        ("10,000", "10000"),
        ("2.0", "1/10"),
        ("0", "1"),
        ("7,2024", "None"),
    ],
)
def test_the_place_of_the_last_digit(digits: str, place: str) -> None:
    """Zeros at the end of a whole number do not count, those after a point do."""
    assert str(place_value(digits)) == place


def test_a_number_knows_its_characters() -> None:
    """The scale word is taken in, the unit is not."""
    assert numbers("about 2.38 trillion yuan") == [Number(6, 19, Fraction(2380000000000), scaled=True)]
