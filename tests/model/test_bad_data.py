"""A slip in the data is refused with a message that says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_kg.errors import DataError, InputError, QuoteError

CLAIMS = "briefings/scio-2024-commerce/claims.ttl"
CONTEXT = "briefings/scio-2024-commerce/context.ttl"

Edit = Callable[..., object]


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        pytest.param(
            '"2.38 trillion yuan"', '"2.39 trillion yuan"', QuoteError, "does not stand in the source", id="wrong"
        ),
        pytest.param('"255 all-cargo', '"55 all-cargo', QuoteError, "cuts a word", id="half a number"),
        pytest.param(
            'oa:exact "2.38 trillion yuan"', 'oa:exact "cross-border e-commerce"', QuoteError, "times", id="ambiguous"
        ),
        pytest.param(
            '"Thank you for your questions."', '"Thanks for asking."', QuoteError, "at its place", id="sentence"
        ),
        pytest.param(
            "figure-kind:share", "figure-kind:part", DataError, "is not defined anywhere", id="unknown concept"
        ),
        pytest.param(
            "brf:period date:2023 ", "brf:perod date:2023 ", DataError, "no term of the ontology", id="unknown term"
        ),
        pytest.param("brf:period date:2023 ", "brf:period date:2023-13 ", DataError, "not defined", id="no such month"),
        pytest.param("agent:mofcom", "agents:mofcom", DataError, "Prefix", id="unknown prefix"),
        pytest.param("brf:value 223 ", "brf:value 224 ", DataError, "make equal 223", id="wrong derivation"),
        pytest.param("comparator:less-than", "comparator:equal", DataError, "make less-than 1600", id="lost bound"),
        pytest.param("brf:value 223 ", "brf:value 224 ", DataError, "cargo-airplanes-2023, equal 255", id="inputs"),
        pytest.param("brf:value 645000 ", "brf:value 0 ", DataError, "divided by zero", id="division by zero"),
        pytest.param("brf:value 100000 ", 'brf:value "many" ', DataError, "no number as brf:value", id="word"),
        pytest.param("brf:value 255 ", 'brf:value "Infinity" ', DataError, "but 'Infinity'", id="infinite"),
        pytest.param("brf:roundingUnit 1 ", "brf:roundingUnit 0 ", DataError, "is rounded to 0", id="rounded to zero"),
        pytest.param(
            "brf:roundingUnit 1 ", 'brf:roundingUnit "abc" ', DataError, "no number as brf:roundingUnit", id="unit"
        ),
        pytest.param("brf:value 15.6 ", "brf:value 15.6e0 ", DataError, "floating-point", id="float"),
        pytest.param("a brf:Turn ;", "a brf:Turn ,", DataError, "does not parse", id="syntax"),
    ],
)
def test_a_slip_in_the_claims_is_refused(edited: Edit, old: str, new: str, error: type[InputError], words: str) -> None:
    """The message names the file and says what is wrong; the line is given."""
    with pytest.raises(error, match=words) as caught:
        edited(old, new)

    assert caught.value.path is not None
    assert str(caught.value.path).endswith("claims.ttl")
    assert caught.value.line is not None


def test_the_line_of_a_wrong_quote_is_named(edited: Edit) -> None:
    """The line is that on which the quote stands in the claims."""
    with pytest.raises(QuoteError) as caught:
        edited('"exceeded 30,000"', '"exceeded 31,000"')

    path, line = caught.value.path, caught.value.line
    assert line is not None
    assert '"exceeded 31,000"' in Path(str(path)).read_text(encoding="utf-8").split("\n")[line - 1]


def test_a_sentence_left_out_is_noticed(edited: Edit) -> None:
    """Reviewed claims account for every character of the page."""
    sentence = '        [ oa:exact "Thank you." ;\n          brf:illocution illocution:courtesy ]\n'
    with pytest.raises(DataError, match=r"'Thank you\.' are in no sentence"):
        edited(sentence, "")


def test_a_blank_node_in_context_is_refused(edited: Edit) -> None:
    """What is published has an address."""
    with pytest.raises(DataError, match="blank node"):
        edited("briefing: schema:location place:beijing .", "[] schema:location place:beijing .", CONTEXT)


def test_an_unknown_decision_on_a_link_is_refused(edited: Edit) -> None:
    """Links are accepted, candidates or refused; the line is named."""
    with pytest.raises(DataError, match="decision") as caught:
        edited("\taccepted\t", "\tlikely\t", "links.tsv")

    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("old", "new", "name", "words"),
    [
        pytest.param("brf:unit unit:CCY_CNY", "brf:unit <http://x y>", CLAIMS, "is no IRI", id="IRI with a blank"),
        pytest.param('"2024-01-26"^^xsd:date', '"2024-13-26"^^xsd:date', CONTEXT, "is no date", id="no such day"),
        pytest.param(
            '"2024-01-26"^^xsd:date', '"Jan. 26"', CONTEXT, "day of the briefing is given as", id="day in words"
        ),
        pytest.param('oa:exact "exceeded 30,000"', 'oa:exact ""', CLAIMS, "quotes", id="empty quote"),
        pytest.param('oa:exact "32"', 'oa:exact "32", "200"', CLAIMS, "has 2 quotes", id="two quotes"),
        pytest.param(
            "figure:cargo-airplanes-2023 a", "[] a", CLAIMS, "not defined anywhere|no address", id="no address"
        ),
        pytest.param(
            "brf:relativeTo figure:cargo-airplanes-2023 ",
            "brf:relativeTo figure:cargo-airplanes-increase-2023 ",
            CLAIMS,
            "relative to itself",
            id="relative to itself",
        ),
        pytest.param(
            'oa:exact "32"',
            "brf:statedIn <https://briefing.example/id/briefing/scio-2024-commerce/statement/a6cd1f508a78> ; "
            'oa:exact "32"',
            CLAIMS,
            "not in the sentence it is given for",
            id="another statement",
        ),
        pytest.param(
            'oa:exact "32"',
            "brf:statedIn <https://briefing.example/id/briefing/scio-2024-commerce/statement/000000000000> ; "
            'oa:exact "32"',
            CLAIMS,
            "is not in the claims",
            id="no such statement",
        ),
        pytest.param('"Thank you." ;', '"Thank you. ;', CLAIMS, "does not parse", id="string without end"),
        pytest.param(
            "brf:PolicyDocument",
            "brf:PolicyDocumnt",
            "authority/documents.ttl",
            "no term of the ontology",
            id="authority",
        ),
        pytest.param("\t2026-11-23\t", "\tyesterday\t", "links.tsv", "is no date", id="date of a link"),
        pytest.param(
            "owl:sameAs", "owl:same", "links.tsv", "predicate 'owl:same' is unknown", id="predicate of a link"
        ),
        pytest.param(
            "id/place/china\t", "id/place/nowhere\t", "links.tsv", "is not in the data", id="subject of a link"
        ),
    ],
)
def test_a_slip_anywhere_in_the_data_is_refused(edited: Edit, old: str, new: str, name: str, words: str) -> None:
    """Illegal IRIs and dates, lost or doubled quotes and unknown terms are errors of the data, in every file."""
    with pytest.raises(InputError, match=words) as caught:
        edited(old, new, name)

    assert str(caught.value.path).endswith(name)
