"""Numbers are found whole and written exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_kg.numerals import NUMBER_WORDS, canonical, number_spans, rounding_unit


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("more than 200 and 32 from 2022, respectively.", ["200", "32", "2022"]),
        ("2.38 trillion yuan", ["2.38", "trillion"]),
        ("First, one of the 1,800.", ["First", "one", "1,800"]),
        ("someone, often, secondary", []),
        ("<\u00a0\u00a01\u00a0\u00a02", ["1", "2"]),
    ],
)
def test_numbers_in_digits_and_words_are_found_whole(text: str, numbers: list[str]) -> None:
    """A number is never cut, and a word that only holds a number word is none."""
    assert numbers == [text[span.start : span.end] for span in number_spans(text)]


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("1600", "1600"),
        ("1600.0", "1600"),
        ("15.60", "15.6"),
        ("2.38E+12", "2380000000000"),
        ("-0.0", "0"),
        ("0.50", "0.5"),
    ],
)
def test_decimals_have_one_form(value: str, form: str) -> None:
    """The canonical form of XSD 1.1 has no exponent and no needless zero."""
    assert form == canonical(Decimal(value))


@pytest.mark.parametrize(
    ("number", "value", "unit"),
    [
        ("2.38", "2380000000000", "10000000000"),
        ("1,800", "1800", "100"),
        ("255", "255", "1"),
        ("15.6", "15.6", "0.1"),
        ("0.3", "0.3", "0.1"),
        ("0", "0", "1"),
        ("-7.2", "-7.2", "0.1"),
    ],
)
def test_the_rounding_unit_is_read_off_the_print(number: str, value: str, unit: str) -> None:
    """The place value of the last significant digit, scale word included."""
    assert Decimal(unit) == rounding_unit(number, Decimal(value))


def test_the_shapes_count_the_same_number_words(repository: Path) -> None:
    """What validation takes for a number word is what the extractor and the model take for one."""
    shapes = (repository / "shapes" / "text.ttl").read_text(encoding="utf-8")
    lists = re.findall(r"\((?:\?:)?(one\|[a-z|]+)\)", shapes)

    assert [sorted(each.split("|")) for each in lists] == [sorted(NUMBER_WORDS)]
