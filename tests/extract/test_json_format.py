from __future__ import annotations

import json
from decimal import Decimal

import pytest

from briefing_kg.extract import dumps, extract, to_json
from briefing_kg.extract.json_format import Json
from briefing_kg.parse import parse
from tests.extract.reading_of import transcript_of
from tests.extract.words import LEXICON
from tests.parse.source_of import first_source, source_of


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("2.38E+12"), "2380000000000"),
        (Decimal("15.60"), "15.6"),
        (Decimal("0.0000001"), "0.0000001"),
        (Decimal("-0.3"), "-0.3"),
        (Decimal("12345678901234567890.123456789"), "12345678901234567890.123456789"),
        (None, "null"),
        (True, "true"),
        (7, "7"),
        ("“a”\n", '"“a”\\n"'),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_numbers_are_written_digit_for_digit(value: Json, written: str) -> None:
    """A decimal is written as it is, without exponent, float or trailing zero."""
    assert dumps(value) == written


def test_what_is_written_is_json() -> None:
    """Another reader gets back what was written."""
    value: Json = {"a": [Decimal("1.5"), {"b": None}], "c": "d"}
    assert json.loads(dumps(value), parse_float=Decimal) == value


def test_the_first_dataset_is_written_in_the_short_form() -> None:
    """Kinds, comparators, units and firmness are written in the codes of the format."""
    transcript = parse(first_source())
    written = dumps(to_json(transcript, extract(transcript, LEXICON)))
    value = json.loads(written)
    assert '"value": 2380000000000,' in written
    assert '"value": 15.6,' in written
    assert [turn["speaker"] for turn in value["turns"]] == [
        "Shou Xiaoli",
        "Southern Metropolis Daily",
        "Wang Shouwen",
        "Shou Xiaoli",
    ]
    assert value["turns"][0] == {
        "speaker": "Shou Xiaoli",
        "kind": "moderator",
        "start": 151,
        "end": 202,
        "label_start": 137,
    }
    assert [figure["kind"] for figure in value["figures"]][:3] == ["level", "change-rel", "change-abs"]
    assert [figure["unit"] for figure in value["figures"]][:4] == [
        "CNY",
        "percent",
        "percentage-point",
        "count:enterprise",
    ]
    assert [figure["comparator"] for figure in value["figures"]][3:5] == ["=", ">"]
    assert [measure["modality"] for measure in value["measures"]][-4:] == ["plan", "will", "plan", "will"]
    assert {"name": "Xi Jinping", "role": "General Secretary", "org": None} in value["people"]


@pytest.mark.parametrize(
    ("label", "words", "name"),
    [
        ("Mr. Tom Vale", "Yes.", "Tom Vale"),
        ("Sputnik (Russia)", "When?", "Sputnik"),
        ("A journalist from Southern Post Corp.", "When?", "Southern Post Corp."),
        ("Ta Kung Media Group, Hong Kong", "When?", "Ta Kung Media Group"),
    ],
)
def test_names_are_freed_from_what_labels_add(label: str, words: str, name: str) -> None:
    """Honorific, country and description are no part of the speaker's name."""
    page = f"Briefing\n\n{label}:\n\n{words}\n\nLin Xi:\n\nYes.\n\n{label}:\n\n{words}\n"
    transcript = parse(source_of(page))
    value = to_json(transcript, extract(transcript, LEXICON))
    assert json.loads(dumps(value))["turns"][0]["speaker"] == name


def test_a_transcript_without_turns_gives_empty_lists() -> None:
    """No turns, no claims: four empty lists."""
    transcript = parse(source_of("Notice\n\nNothing was said.\n"))
    assert to_json(transcript, extract(transcript, LEXICON)) == {
        "turns": [],
        "figures": [],
        "measures": [],
        "people": [],
    }


def test_a_unit_without_short_form_keeps_its_key() -> None:
    """Units that the format does not abbreviate are written by their key."""
    transcript = transcript_of("We farm 300 million mu.")
    value = json.loads(dumps(to_json(transcript, extract(transcript, LEXICON))))
    assert value["figures"][0]["unit"] == "mu"
