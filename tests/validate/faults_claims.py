"""Faults in figures, their numbers, and measures."""

from __future__ import annotations

from tests.validate.checker import added, changed, dropped, fault

_LEVEL, _GROWTH = "figure:passengers-2023", "figure:passengers-growth-2023"
_TARGET, _DERIVED = "figure:pilots-2024", "figure:passengers-2022"
_COMPUTATION = "<https://briefing.example/id/briefing/ferries-2024/derivation/passengers-2022>"
_COMPLETE = "FigureIsComplete"


def _number(text: str) -> str:
    return f'"{text}"^^xsd:decimal'


FIGURES = (
    fault("a figure has no value", dropped(_DERIVED, "brf:value"), _COMPLETE),
    fault("a figure has two values", added(f"{_DERIVED} brf:value {_number('1200000')}"), _COMPLETE),
    fault("a value is no decimal", changed(_DERIVED, "brf:value", "1100000"), _COMPLETE),
    fault("a value has needless zeros", changed(_DERIVED, "brf:value", _number("1100000.0")), _COMPLETE),
    fault("a figure has no unit", dropped(_DERIVED, "brf:unit"), _COMPLETE),
    fault("a unit is of no scheme", changed(_DERIVED, "brf:unit", "unit:LB"), _COMPLETE),
    fault("a figure has no comparator", dropped(_DERIVED, "brf:comparator"), _COMPLETE),
    fault("a comparator is of another scheme", changed(_DERIVED, "brf:comparator", "status:derived"), _COMPLETE),
    fault("a figure has no kind", dropped(_DERIVED, "brf:figureKind"), _COMPLETE),
    fault("a kind is of another scheme", changed(_DERIVED, "brf:figureKind", "illocution:question"), _COMPLETE),
    fault("a figure has no status", dropped(_TARGET, "brf:status"), _COMPLETE),
    fault("a figure has no rounding unit", dropped(_DERIVED, "brf:roundingUnit"), _COMPLETE),
    fault("a rounding unit is zero", changed(_DERIVED, "brf:roundingUnit", _number("0")), _COMPLETE),
    fault("a figure has no indicator", dropped(_DERIVED, "brf:indicator"), _COMPLETE),
    fault("an indicator is not described", changed(_DERIVED, "brf:indicator", "subject:pilots"), _COMPLETE),
    fault("a figure has no period", dropped(_DERIVED, "brf:period"), _COMPLETE),
    fault("a figure has two periods", added(f"{_DERIVED} brf:period date:2023"), _COMPLETE),
    fault("a period is a word", changed(_DERIVED, "brf:period", '"2022"'), _COMPLETE),
    fault("a direction is of another scheme", added(f"{_GROWTH} brf:direction status:stated"), _COMPLETE),
    fault("a stated figure has no statement", dropped(_LEVEL, "brf:statedIn"), "FigureIsGrounded"),
    fault("a stated figure has no passage", dropped(_LEVEL, "brf:passage"), "FigureIsGrounded"),
    fault(
        "a figure stands in another statement",
        changed(_LEVEL, "brf:statedIn", "statement:88aa121002b1"),
        "FigureIsGrounded",
    ),
    fault(
        "a derived figure is passed off as stated", changed(_DERIVED, "brf:status", "status:stated"), "FigureIsGrounded"
    ),
    fault("a derived figure names no input", dropped(_DERIVED, "prov:wasDerivedFrom"), "FigureIsGrounded"),
    fault(
        "a derived figure has no formula",
        dropped(_COMPUTATION, "rdfs:comment"),
        "FigureIsGrounded",
    ),
    fault(
        "a derived figure claims a statement",
        added(f"{_DERIVED} brf:statedIn statement:06ce142da4ee"),
        "FigureIsGrounded",
    ),
    fault(
        "a figure from elsewhere has no source", changed(_DERIVED, "brf:status", "status:external"), "FigureIsGrounded"
    ),
)

NUMBERS = (
    fault(
        "1.2 million is stored as 1.2 billion",
        changed(_LEVEL, "brf:value", _number("1200000000")),
        "ValueIsTheNumberPrinted",
    ),
    fault("the scale word is overlooked", changed(_LEVEL, "brf:value", _number("1.2")), "ValueIsTheNumberPrinted"),
    fault("the value is another number", changed(_GROWTH, "brf:value", _number("5.4")), "ValueIsTheNumberPrinted"),
    fault(
        "'more than' is stored as equal",
        changed(_LEVEL, "brf:comparator", "comparator:equal"),
        "ComparatorIsTheOnePrinted",
    ),
    fault(
        "'more than' leaks to the next number",
        changed(_GROWTH, "brf:comparator", "comparator:more-than"),
        "ComparatorIsTheOnePrinted",
    ),
    fault(
        "percent is stored as percentage points",
        changed(_GROWTH, "brf:unit", "own-unit:percentage-point"),
        "UnitFitsTheKind",
        "UnitIsTheOnePrinted",
    ),
    fault(
        "percent is stored as a plain number",
        changed(_GROWTH, "brf:unit", "unit:NUM"),
        "UnitFitsTheKind",
        "UnitIsTheOnePrinted",
    ),
    fault("a count is stored as money", changed(_TARGET, "brf:unit", "unit:CCY_USD"), "UnitFitsTheKind"),
    fault(
        "a level is called a gap between rates",
        changed(_LEVEL, "brf:figureKind", "figure-kind:rate-gap"),
        "UnitFitsTheKind",
    ),
)

MEASURES = (
    fault("a measure has no action", dropped("measure:1", "brf:action"), "MeasureIsComplete"),
    fault("an action is of another scheme", changed("measure:1", "brf:action", "subject:pilots"), "MeasureIsComplete"),
    fault("a measure has no firmness", dropped("measure:1", "brf:commitment"), "MeasureIsComplete"),
    fault("a measure has no status", dropped("measure:1", "brf:status"), "MeasureIsComplete"),
    fault("a measure has no actor", dropped("measure:1", "brf:actor"), "MeasureIsComplete"),
    fault("a measure acts on nothing", dropped("measure:1", "brf:concerns"), "MeasureIsComplete"),
    fault("a measure has no passage", dropped("measure:1", "brf:passage"), "MeasureIsComplete"),
    fault("a measure's target is no figure", changed("measure:1", "brf:target", "subject:pilots"), "MeasureIsComplete"),
    fault(
        "a measure's instrument is no document", added("measure:1 brf:instrument subject:pilots"), "MeasureIsComplete"
    ),
    fault(
        "a measure has no statement, so the promise has no measure",
        dropped("measure:1", "brf:statedIn"),
        "MeasureComesFromACommitment",
        "MeasureIsComplete",
    ),
    fault(
        "'will' is stored as an aim",
        changed("measure:1", "brf:commitment", "commitment:aim"),
        "FirmnessIsTheOnePrinted",
    ),
    fault(
        "'will' is stored as a plan",
        changed("measure:1", "brf:commitment", "commitment:plan"),
        "FirmnessIsTheOnePrinted",
    ),
    fault(
        "'will' is stored as done", changed("measure:1", "brf:commitment", "commitment:done"), "FirmnessIsTheOnePrinted"
    ),
    fault(
        "a measure is taken from an assertion",
        changed("statement:3c1f109e131f", "brf:illocution", "illocution:assertion"),
        "MeasureComesFromACommitment",
    ),
    fault(
        "a promise has no measure",
        changed("statement:88aa121002b1", "brf:illocution", "illocution:commitment"),
        "MeasureComesFromACommitment",
    ),
)

FAULTS = (*FIGURES, *NUMBERS, *MEASURES)
