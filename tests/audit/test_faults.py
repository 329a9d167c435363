"""Every check of the second opinion bites: each fault makes exactly the checks fire that it breaks."""

from __future__ import annotations

import hashlib
import re

import pytest

from briefing_kg.reports import Severity
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.vocab import DCTERMS, OA, PROV, RDF, SCHEMA, SKOS, UNIT, XSD
from tests.audit.graphs import (
    BRIEFING,
    ID,
    SOURCE,
    Built,
    Edit,
    added,
    changed,
    concept,
    decimal,
    dropped,
    figure,
    fired,
    given,
    messages,
    term,
)

STATED = "scio-2024-commerce/stated"
PAGE = "scio-2024-commerce/page-10.txt"

DERIVED, INPUTS, TIES = "DerivedValueIsRecomputed", "DerivationHasItsInputs", "FiguresAgree"
NUMBERS, VALUES, UNITS = "EveryNumberIsAccountedFor", "ValueIsReadAgain", "PercentIsReadAgain"
STATEMENTS, TILES = "StatementNameIsHashedAgain", "SpeechIsWhole"
FILES, QUOTES = "SourceIsTheCapturedFile", "QuoteIsInTheFile"
TERMS, ORIGINS = "TermIsWellWritten", "FactHasOneOrigin"


def derivation(key: str) -> str:
    """Return the IRI of the computation of a figure."""
    return f"{BRIEFING}/derivation/{key}"


def stands_for(start: int, end: int) -> Edit:
    """Return the edit that drops what a passage stands for."""
    return dropped(f"<{SOURCE}#char={start},{end}> {term('refersTo')}")


FAULTS: dict[str, tuple[set[str], tuple[Edit, ...]]] = {
    "a bound published as equal": (
        {DERIVED},
        (given(figure("overseas-warehouses-2022"), term("comparator"), concept("comparator/equal")),),
    ),
    "a bound turned round": (
        {DERIVED},
        (given(figure("overseas-trademarks-increase-2023"), term("comparator"), concept("comparator/less-than")),),
    ),
    "a rounded result published as exact": (
        {DERIVED},
        (given(figure("cbec-trade-2022"), term("comparator"), concept("comparator/equal")),),
    ),
    "an exact result published as a bound": (
        {DERIVED},
        (given(figure("cargo-airplanes-2022"), term("comparator"), concept("comparator/more-than")),),
    ),
    "more decimals than the value has": (
        {DERIVED},
        (given(figure("cargo-airplanes-growth-2023"), term("roundingUnit"), decimal("0.01")),),
    ),
    "a fall taken for a rise": (
        {DERIVED, TIES},
        (given(figure("cargo-airplanes-increase-2023"), term("direction"), concept("direction/down")),),
    ),
    "a bound sharpened on the way": (
        {DERIVED},
        (given(figure("overseas-trademarks-2023"), term("comparator"), concept("comparator/at-least")),),
    ),
    "an arithmetic that nobody knows": (
        {DERIVED},
        (given(derivation("cbec-trade-2022"), term("derivation"), concept("derivation/magic")),),
    ),
    "no arithmetic at all": ({DERIVED}, (dropped(f"<{derivation('cbec-trade-2022')}> {term('derivation')}"),)),
    "another arithmetic": (
        {INPUTS},
        (given(derivation("cbec-trade-2022"), term("derivation"), concept("derivation/share-of-whole")),),
    ),
    "an input dropped": (
        {INPUTS},
        (dropped(f"<{figure('trade-growth-2023')}> <{PROV}wasDerivedFrom>", figure("cbec-trade-growth-2023")),),
    ),
    "a computation that used another figure": (
        {INPUTS},
        (changed(f"{figure('cbec-trade-2023')}>", f"{figure('trainees-2024')}>", derivation("cbec-trade-2022")),),
    ),
    "a derived amount in percent": ({INPUTS}, (given(figure("cbec-trade-2022"), term("unit"), f"<{UNIT}PERCENT>"),)),
    "a share of another year": (
        {INPUTS},
        (given(figure("cbec-players-share-now"), term("period"), f"<{ID}time/2022>"),),
    ),
    "a figure of another country": (
        {INPUTS},
        (given(figure("cbec-trade-2022"), f"<{SCHEMA}observationAbout>", f"<{ID}place/united-states>"),),
    ),
    "inputs of two years": (
        {INPUTS},
        (given(figure("cargo-airplanes-increase-2023"), term("period"), f"<{ID}time/2022>"),),
    ),
    "a fall by all there was": (
        {DERIVED, VALUES, TIES},
        (
            given(figure("cbec-trade-growth-2023"), term("value"), decimal("100")),
            given(figure("cbec-trade-growth-2023"), term("direction"), concept("direction/down")),
        ),
    ),
    "a change called a level": (
        {INPUTS},
        (given(figure("cbec-trade-increase-2023"), term("figureKind"), concept("figure-kind/level")),),
    ),
    "a gap to another rate": (
        {TIES},
        (
            given(
                figure("cbec-trade-growth-gap-2023"),
                term("relativeTo"),
                f"<{figure('overseas-trademarks-growth-2023')}>",
            ),
        ),
    ),
    "a part above its whole": (
        {TIES},
        (
            added(
                "codes",
                f"<{ID}indicator/overseas-warehouses> <{SKOS}broader> <{ID}indicator/cargo-airplanes> .",
            ),
        ),
    ),
    "three figures wrong together, so that they agree": (
        {VALUES},
        (
            given(figure("cargo-airplanes-increase-2023"), term("value"), decimal("52")),
            given(figure("cargo-airplanes-2022"), term("value"), decimal("203")),
            given(figure("cargo-airplanes-growth-2023"), term("value"), decimal("25.6")),
        ),
    ),
    "a number without a passage": ({NUMBERS}, (dropped(f"{SOURCE}#char=1924,1926>"),)),
    "a number that stands for nothing": ({NUMBERS}, (stands_for(2304, 2310),)),
    "a number word that stands for nothing": ({NUMBERS}, (stands_for(3344, 3350),)),
    "a page number forgotten": ({NUMBERS}, (stands_for(4568, 4569),)),
    "half a number": (
        {NUMBERS},
        (
            given(f"{SOURCE}#char=1003,1007", f"<{OA}exact>", '"2.3"'),
            given(f"{SOURCE}#char=1003,1007", f"<{OA}suffix>", '"8 trillion"'),
            changed('"1007"', '"1006"', f"<{SOURCE}#char=1003,1007> <{OA}end>"),
            changed("#char=1003,1007>", "#char=1003,1006>", "#char=1003,1007>"),
        ),
    ),
    "a number twice": (
        {NUMBERS, QUOTES},
        (
            added(
                STATED,
                *(
                    f"<{SOURCE}#again> {rest}"
                    for rest in (
                        f"<{RDF}type> {term('Passage')} .",
                        f"<{OA}hasSource> <{SOURCE}> .",
                        f'<{OA}start> "1866"^^<{XSD}integer> .',
                        f'<{OA}end> "1869"^^<{XSD}integer> .',
                        f"{term('refersTo')} <{figure('cargo-airplanes-2023')}> .",
                    )
                ),
            ),
        ),
    ),
    "rounded more coarsely than printed": (
        {VALUES},
        (given(figure("cargo-airplanes-2023"), term("roundingUnit"), decimal("10")),),
    ),
    "a trillion read as a billion": (
        {VALUES, DERIVED, TIES},
        (given(figure("cbec-trade-2023"), term("value"), decimal("2380000000")),),
    ),
    "respectively crossed": (
        {VALUES},
        (
            given(f"{SOURCE}#char=2304,2310", term("refersTo"), f"<{figure('overseas-trademarks-2022')}>"),
            given(f"{SOURCE}#char=2320,2326", term("refersTo"), f"<{figure('overseas-trademarks-2023')}>"),
        ),
    ),
    "a figure's number exempted": (
        {VALUES},
        (given(f"{SOURCE}#char=3323,3330", term("refersTo"), concept("exempt/idiom")),),
    ),
    "two values": (
        {VALUES},
        (added(STATED, f"<{figure('trainees-2024')}> {term('value')} {decimal('1000000')} ."),),
    ),
    "a computed figure without a value": ({VALUES}, (dropped(f"<{figure('cbec-trade-2022')}> {term('value')}"),)),
    "people counted in percent": ({UNITS}, (given(figure("trainees-2024"), term("unit"), f"<{UNIT}PERCENT>"),)),
    "points taken for percent": (
        {UNITS, INPUTS},
        (given(figure("cbec-trade-growth-gap-2023"), term("unit"), f"<{UNIT}PERCENT>"),),
    ),
    "a statement named by counting": (
        {STATEMENTS},
        (changed("statement/08bff0d941e0>", "statement/000000000001>"),),
    ),
    "a statement of another speaker": (
        {STATEMENTS, TILES},
        (given(f"{BRIEFING}/statement/08bff0d941e0", f"<{DCTERMS}isPartOf>", f"<{BRIEFING}/turn/p10-2>"),),
    ),
    "a label that is not in the text": ({STATEMENTS}, (stands_for(525, 537),)),
    "a kept name without its wording": (
        {STATEMENTS},
        (added("codes", f'<{BRIEFING}/statement/08bff0d941e0> {term("idFromWording")} "thank you" .'),),
    ),
    "a statement without a place": (
        {STATEMENTS, TILES},
        (dropped(f"<{BRIEFING}/statement/dc87b6bcefc0> {term('passage')}"),),
    ),
    "a sentence left out": ({TILES}, (dropped(f"<{BRIEFING}/statement/dc87b6bcefc0> "),)),
    "a turn over the one before": (
        {TILES, STATEMENTS},
        (given(f"{BRIEFING}/turn/p10-2", term("passage"), f"<{SOURCE}#char=151,202>"),),
    ),
    "another digest": ({FILES}, (changed("e7f18ac39d6b976d", "e7f18ac39d6b976e", f"<{SCHEMA}sha256>"),)),
    "a source by another name": ({FILES}, (changed("source/e7f18ac39d6b", "source/e7f18ac39d6c"),)),
    "another text": ({FILES}, (changed("1,800", "1,900", f"<{SCHEMA}text>"),)),
    "a quote changed": ({QUOTES}, (given(f"{SOURCE}#char=1906,1919", f"<{OA}exact>", '"more than 300"'),)),
    "the words before a quote changed": (
        {QUOTES},
        (given(f"{SOURCE}#char=1906,1919", f"<{OA}prefix>", '"a fall of "'),),
    ),
    "the words after a quote forgotten": ({QUOTES}, (dropped(f"<{SOURCE}#char=1906,1919> <{OA}suffix>"),)),
    "a passage out of the text": (
        {QUOTES, NUMBERS},
        (changed('"4579"', '"4580"', f"<{SOURCE}#char=4577,4579> <{OA}end>"),),
    ),
    "a passage of no source": (
        {QUOTES, NUMBERS},
        (given(f"{SOURCE}#char=4577,4579", f"<{OA}hasSource>", f"<{ID}source/0>"),),
    ),
    "a number with a needless zero": (
        {TERMS},
        (given(figure("cargo-airplanes-2022"), term("value"), decimal("223.0")),),
    ),
    "a day that is none": ({TERMS}, (changed("2024-02-07", "2024-02-30", f"<{DCTERMS}issued>"),)),
    "a blank node": ({TERMS}, (added("codes", f'_:b0 <{SKOS}note> "x" .'),)),
    "a line that is none": ({TERMS}, (added("codes", f"<{ID}x> <{SKOS}note> 'x' ."),)),
    "a triple in two graphs": ({ORIGINS}, (lambda graphs: graphs["codes"].append(graphs["links"][0]),)),
    "a triple twice": ({ORIGINS}, (lambda graphs: graphs["codes"].append(graphs["codes"][0]),)),
    "a computed figure among the stated": (
        {ORIGINS},
        (
            dropped(f"<{figure('cbec-trade-2022')}> {term('status')}"),
            added(STATED, f"<{figure('cbec-trade-2022')}> {term('status')} {concept('status/derived')} ."),
        ),
    ),
}


def test_the_first_briefing_has_no_fault(whole: Built) -> None:
    """Nothing is found in the packaged data, and every check looked at something."""
    report = whole.report()

    assert list(messages(report)) == []
    assert [each.iri for each in report.promises if not each.looked_at] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_fires_exactly_its_checks(name: str, first: Built) -> None:
    """The checks that find something are those the fault breaks, and no others."""
    checks, edits = FAULTS[name]
    report = first.edited(*edits).report()

    assert fired(report, Severity.VIOLATION) == checks, "\n".join(messages(report))


def test_every_check_has_a_fault_of_its_own(first: Built) -> None:
    """For each check there is a fault that makes it fire alone."""
    alone = {next(iter(checks)) for checks, _ in FAULTS.values() if len(checks) == 1}

    assert {f"{DEFAULT_BASE}audit#{name}" for name in alone} == {each.iri for each in first.report().promises}


DERIVED_KEYS = (
    *("cargo-airplanes-2022", "cargo-airplanes-growth-2023", "cbec-players-share-now", "cbec-trade-2022"),
    *("cbec-trade-increase-2023", "overseas-trademarks-growth-2023", "overseas-trademarks-increase-2023"),
    *("overseas-warehouses-2022", "overseas-warehouses-growth-2023", "trade-growth-2023"),
)
STATED_KEYS = (
    *("cargo-airplanes-2023", "cargo-airplanes-increase-2023", "cbec-players-now", "cbec-trade-2023"),
    *("cbec-trade-growth-2023", "cbec-trade-growth-gap-2023", "overseas-trademarks-2022", "overseas-trademarks-2023"),
    *("overseas-warehouses-2023", "overseas-warehouses-increase-2023", "trading-enterprises-now", "trainees-2024"),
)


@pytest.mark.parametrize(
    ("key", "check"), [*((key, DERIVED) for key in DERIVED_KEYS), *((key, VALUES) for key in STATED_KEYS)]
)
def test_no_digit_of_a_value_can_be_changed(key: str, check: str, first: Built) -> None:
    """Whichever significant digit of a figure's value is changed by one, it is found."""
    line = first.line(f"<{figure(key)}> {term('value')} ")
    digits = re.search(r'"([0-9.]+)"', line)
    assert digits
    for place, digit in enumerate(digits[1].rstrip("0") or digits[1]):
        if digit.isdigit():
            value = f"{digits[1][:place]}{(int(digit) + 1) % 10}{digits[1][place + 1 :]}"
            report = first.edited(given(figure(key), term("value"), decimal(value))).report()
            assert check in fired(report, Severity.VIOLATION), value
            assert any(figure(key) == each.focus for each in report.results if each.shape.endswith(check))


def test_the_tests_change_every_figure(first: Built) -> None:
    """No figure of the briefing is left out above, but those of other sources."""
    counts = {each.title: each.looked_at for each in first.report().promises}

    assert counts["Derived value is recomputed"] == len(DERIVED_KEYS)
    assert counts["Value is read again"] == len(STATED_KEYS)


def test_a_missing_number_is_named(first: Built) -> None:
    """The message has the number, its characters and the words around it; the place is that in the file."""
    (result,) = first.edited(stands_for(2304, 2310)).report().results

    assert "“30,000” (page 10, characters 2304 to 2310)" in result.message
    assert "exceeded 30,000, up from" in result.message
    assert result.place is not None
    assert (result.place.file, result.place.start, result.place.end) == (f"briefings/{PAGE}", 2304, 2310)
    assert (
        first.files[PAGE].decode().splitlines()[result.place.line - 1][result.place.column - 1 :].startswith("30,000")
    )


def test_a_message_names_the_thing_in_plain_words(first: Built) -> None:
    """It has kind, label and characters, what is wrong, and what to do."""
    report = first.edited(given(figure("cargo-airplanes-2023"), term("value"), decimal("265"))).report()

    assert (
        "figure “all-cargo airplanes, 31 December 2023: 255” (page 10, characters 1866 to 1889): its value is 265, "
        "but its words read 255. Correct the value."
    ) in messages(report)


@pytest.mark.parametrize("data", [None, b"Another page.", b"\xff"])
def test_a_captured_file_is_held_to_its_bytes(data: bytes | None, first: Built) -> None:
    """A file that is missing, another, or not UTF-8 is found; a missing one is all that is found then."""
    found = fired(first.with_file(PAGE, data).report(), Severity.VIOLATION)

    assert FILES in found
    assert data is not None or found == {FILES}


def test_a_line_break_of_another_system_is_another_file(first: Built) -> None:
    """Nothing is translated while the file is read."""
    assert FILES in fired(first.with_file(PAGE, first.files[PAGE].replace(b"\n", b"\r\n")).report())


def test_a_captured_page_that_is_no_source_is_found(first: Built) -> None:
    """A page that was captured and not modelled is named."""
    report = first.with_file("scio-2024-commerce/page-9.txt", b"Page 9").report()

    assert fired(report) == {FILES}
    assert "page-9.txt" in report.results[0].message


def test_a_disagreement_on_record_is_for_a_reader(first: Built) -> None:
    """What does not fit together is a Warning once a discrepancy names one of the figures."""
    edits = FAULTS["a part above its whole"][1]
    between = f"<{BRIEFING}/discrepancy/cbec-players> {term('between')} <{figure('overseas-warehouses-2023')}> ."
    report = first.edited(*edits, added("scio-2024-commerce/context", between)).report()

    assert [each.severity for each in report.results] == [Severity.WARNING]


def test_a_kept_name_is_that_of_its_earlier_wording(first: Built) -> None:
    """A statement may keep the name of a wording on record; the text of today then makes another name."""
    name = hashlib.sha256(b"wang shouwen thanks").hexdigest()[:12]
    edits = (
        changed("statement/08bff0d941e0>", f"statement/{name}>"),
        added("codes", f'<{BRIEFING}/statement/{name}> {term("idFromWording")} "wang shouwen thanks" .'),
    )

    assert fired(first.edited(*edits).report()) == set()


def test_a_fall_is_computed_with_its_sign(first: Built) -> None:
    """After a fall by 32 to 255 there were 287 before, and the fall was one by 11.1 percent."""
    report = first.edited(
        given(figure("cargo-airplanes-increase-2023"), term("direction"), concept("direction/down")),
        given(figure("cargo-airplanes-2022"), term("value"), decimal("287")),
        given(figure("cargo-airplanes-growth-2023"), term("value"), decimal("11.1")),
        given(figure("cargo-airplanes-growth-2023"), term("direction"), concept("direction/down")),
    ).report()

    assert list(messages(report)) == []


def test_at_least_stays_at_least(first: Built) -> None:
    """A bound that takes in its own value makes bounds that do."""
    report = first.edited(
        given(figure("overseas-trademarks-2023"), term("comparator"), concept("comparator/at-least")),
        given(figure("overseas-trademarks-increase-2023"), term("comparator"), concept("comparator/at-least")),
        given(figure("overseas-trademarks-growth-2023"), term("comparator"), concept("comparator/at-least")),
    ).report()

    assert list(messages(report)) == []


def test_bounds_from_both_sides_make_nothing(first: Built) -> None:
    """More than 30,000 minus more than 20,000 may be any number."""
    report = first.edited(
        given(figure("overseas-trademarks-2022"), term("comparator"), concept("comparator/more-than"))
    ).report()

    assert "DerivedValueIsRecomputed" in fired(report)
    assert any("bound it from both sides" in each for each in messages(report))
