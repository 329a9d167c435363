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
    fault("a figure has two periods", added(f"{_DERIVED} brf:period date:2023"), _COMPLETE, "FigureHasItsOwnMeaning"),
    fault("a period is a word", changed(_DERIVED, "brf:period", '"2022"'), _COMPLETE),
    fault("a direction is of another scheme", added(f"{_GROWTH} brf:direction status:stated"), _COMPLETE),
    fault(
        "all that a figure has once it has twice",
        added(
            f"{_DERIVED} brf:unit unit:CCY_USD ; brf:comparator comparator:at-least ; "
            "brf:figureKind figure-kind:target ;"
            f" brf:status status:stated ; brf:indicator indicator:pilots ; brf:roundingUnit {_number('10000')} ;"
            " brf:direction direction:down , direction:increase"
        ),
        _COMPLETE,
        "UnitFitsTheKind",
    ),
    fault("a status is of another scheme", changed(_TARGET, "brf:status", "figure-kind:level"), _COMPLETE),
    fault("a rounding unit is no decimal", changed(_DERIVED, "brf:roundingUnit", "100000"), _COMPLETE),
    fault("a stated figure has no statement", dropped(_LEVEL, "brf:statedIn"), "FigureIsGrounded"),
    fault(
        "a stated figure's statement has no speaker",
        dropped("statement:06ce142da4ee", "brf:speaker"),
        "FigureIsGrounded",
        "StatementIsComplete",
    ),
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
        "a figure from elsewhere has no source",
        dropped("figure:pilots-2024-gazette", "prov:hadPrimarySource"),
        "FigureIsGrounded",
    ),
)

NUMBERS = (
    fault(
        "1.2 million is stored as 1.2 billion",
        changed(_LEVEL, "brf:value", _number("1200000000")),
        "RoundingUnitIsTheLastDigit",
        "ValueIsTheNumberPrinted",
    ),
    fault(
        "the scale word is overlooked, in value and precision",
        (changed(_LEVEL, "brf:value", _number("1.2")), changed(_LEVEL, "brf:roundingUnit", _number("0.1"))),
        "ValueIsTheNumberPrinted",
    ),
    fault(
        "the value is another number",
        changed(_GROWTH, "brf:value", _number("5.4")),
        "RoundingUnitIsTheLastDigit",
        "ValueIsTheNumberPrinted",
    ),
    fault(
        "no number in digits is the value",
        changed("<#char=187,190>", "brf:refersTo", "exempt:other"),
        "ValueIsTheNumberPrinted",
    ),
    fault(
        "a sign before the number is that of another unit",
        (added(f"<#char=43,47> brf:refersTo {_TARGET}"), added('unit:CCY_USD skos:hiddenLabel "5,"@en')),
        "RoundingUnitIsTheLastDigit",
        "UnitIsTheOnePrinted",
        "ValueIsTheNumberPrinted",
    ),
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
        "ChangeHasABase",
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
        "all that a measure has once it has twice, of the wrong kind",
        added(
            "measure:1 brf:action subject:pilots ; brf:commitment status:stated ; brf:status commitment:will ;"
            " brf:statedIn subject:pilots ; brf:passage subject:pilots"
        ),
        "FirmnessIsTheOnePrinted",
        "MeasureIsComplete",
    ),
    fault("a measure has no time frame, which is only noted", dropped("measure:1", "brf:period")),
    fault(
        "a measure is another body's", changed("measure:1", "brf:actor", "agent:ada-quill"), "SpeakerBelongsToTheActor"
    ),
    fault("a measure has two time frames", added("measure:1 brf:period date:2025"), "MeasureIsComplete"),
    fault("a time frame is a word", changed("measure:1", "brf:period", '"this year"'), "MeasureIsComplete"),
    fault("a measure's target is a level", changed("measure:1", "brf:target", _LEVEL), "MeasureIsComplete"),
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
        "'will' is stored as done, this year",
        changed("measure:1", "brf:commitment", "commitment:done"),
        "ClaimFitsItsDay",
        "FirmnessIsTheOnePrinted",
    ),
    fault(
        "'will' is stored as done, last year",
        (changed("measure:1", "brf:commitment", "commitment:done"), changed("measure:1", "brf:period", "date:2023")),
        "FirmnessIsTheOnePrinted",
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

# The title stands in the text, as quoted by the measure.
_PLAN = (
    'briefing:plan a brf:PolicyDocument ; rdfs:label "train 30 pilots"@en . <#char=229,244> brf:refersTo briefing:plan'
)

DOCUMENTS = (
    fault("a document is the instrument of nothing", added(_PLAN), "PolicyDocumentIsAnInstrument"),
    fault(
        "a document has another title than the text prints",
        (
            added(f"{_PLAN} . measure:1 brf:instrument briefing:plan"),
            changed("briefing:plan", "rdfs:label", '"Plan for Training Thirty Pilots"@en'),
        ),
        "PolicyDocumentIsAnInstrument",
    ),
    fault(
        "no words of the text stand for an instrument",
        (added(f"{_PLAN} . measure:1 brf:instrument briefing:plan"), dropped("<#char=229,244>", "brf:refersTo")),
        "PolicyDocumentIsAnInstrument",
    ),
)

FAULTS = (*FIGURES, *NUMBERS, *MEASURES, *DOCUMENTS)
