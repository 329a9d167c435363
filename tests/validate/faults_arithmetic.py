"""Faults in what figures are to each other: bases, changes, gaps, shares, parts, doubles, disputes, days."""

from __future__ import annotations

from tests.validate.checker import added, changed, dropped, fault

_NOW, _THEN = "figure:boats-2023", "figure:boats-2022"
_INCREASE, _GROWTH = "figure:boats-increase-2023", "figure:boats-growth-2023"
_PART, _SHARE = "figure:night-boats-2023", "figure:night-boats-share-2023"
_RATE, _GAP = "figure:crews-growth-2023", "figure:crews-gap-2023"
_STATED, _TARGET, _EARLIER = "figure:passengers-2023", "figure:pilots-2024", "figure:passengers-2022"
_FORMULA = "<https://briefing.example/id/briefing/ferries-2024/derivation/boats-growth-2023>"

_NO_SHARE = dropped(_SHARE, "?predicate")
_AGREE, _BASE, _PARTS = "FiguresAgreeWithEachOther", "ChangeHasABase", "PartIsNotAboveItsWhole"
_MEANING, _DISPUTED, _DAY = "FigureHasItsOwnMeaning", "DisputedInputIsNamed", "ClaimFitsItsDay"
_ROUNDING = "RoundingUnitIsTheLastDigit"
_ACCOUNT, _ELSEWHERE = "figure:pilots-2024-gazette", "<https://briefing.example/id/dataset/context-figures>"


def _number(subject: str, text: str) -> str:
    return changed(subject, "brf:value", f'"{text}"^^xsd:decimal')


def _unit(subject: str, text: str) -> str:
    return changed(subject, "brf:roundingUnit", f'"{text}"^^xsd:decimal')


def _hedge(subject: str, key: str) -> str:
    return changed(subject, "brf:comparator", f"comparator:{key}")


def _again(subject: str) -> str:
    return f"INSERT {{ figure:again ?predicate ?object }} WHERE {{ {subject} ?predicate ?object }}"


_BASES = (
    fault("an absolute change has no base", dropped(_INCREASE, "brf:basePeriod"), _BASE),
    fault("a relative change has no base", dropped(_GROWTH, "brf:basePeriod"), _BASE),
    fault("a change is counted from a later period", changed(_INCREASE, "brf:basePeriod", "date:2024"), _BASE),
    fault("a change is counted from its own period", changed(_GROWTH, "brf:basePeriod", "date:2023"), _BASE),
    fault(
        "a change is counted from the last day of its period",
        changed(_RATE, "brf:basePeriod", "date:2023-12-31"),
        _BASE,
    ),
    fault("a gap has nothing that it is taken against", dropped(_GAP, "brf:relativeTo"), _BASE),
    fault(
        "a gap is taken against an indicator",
        changed(_GAP, "brf:relativeTo", "indicator:boats"),
        _BASE,
        "FigureIsComplete",
    ),
    fault("a figure has two base periods", added(f"{_INCREASE} brf:basePeriod date:2022-12-31"), "FigureIsComplete"),
    fault("a base period is a word", changed(_INCREASE, "brf:basePeriod", '"2022"'), "FigureIsComplete"),
    fault("a figure is in no data set", dropped(_RATE, "qb:dataSet"), "FigureIsComplete"),
    fault(
        "a figure is in two data sets",
        added(f"{_RATE} qb:dataSet briefing:other"),
        "FigureIsComplete",
        "FigureIsGrounded",
    ),
    fault(
        "a figure from elsewhere stands among those of the briefing",
        changed(_ACCOUNT, "qb:dataSet", "<https://briefing.example/id/dataset/figures>"),
        "FigureIsGrounded",
        _MEANING,
    ),
    fault(
        "a figure of the briefing is kept apart like one from elsewhere, so that nothing contradicts it",
        (changed(_RATE, "qb:dataSet", _ELSEWHERE), _number(_RATE, "50")),
        "FigureIsGrounded",
    ),
)

_CHANGES = (
    fault("digits of an earlier level are swapped", _number(_THEN, "23"), _AGREE),
    fault("a level is off by ten", _number(_NOW, "400"), _AGREE),
    fault("an absolute change is too high", _number(_INCREASE, "10"), _AGREE),
    fault("an absolute change is too low", _number(_INCREASE, "6"), _AGREE),
    fault("growth is taken of the later level", _number(_GROWTH, "20"), _AGREE),
    fault("growth is a fraction, not percent", (_number(_GROWTH, "0.25"), _unit(_GROWTH, "0.01")), _AGREE),
    fault("growth is stored as fall", added(f"{_GROWTH} brf:direction direction:down"), _AGREE),
    fault("an increase is stored as negative", _number(_INCREASE, "-8"), _AGREE),
    fault("a bound is above what the levels allow", (_number(_INCREASE, "12"), _hedge(_INCREASE, "at-least")), _AGREE),
    fault("a bound is below what the levels allow", (_number(_GROWTH, "20"), _hedge(_GROWTH, "less-than")), _AGREE),
    fault(
        "a fall is at least as large as an increase",
        (_hedge(_INCREASE, "at-least"), added(f"{_INCREASE} brf:direction direction:down")),
        _AGREE,
    ),
    fault(
        "a lower bound of a level is too high for the change", (_number(_NOW, "45"), _hedge(_NOW, "more-than")), _AGREE
    ),
    fault(
        "an upper bound of a level is too low for the change", (_number(_NOW, "35"), _hedge(_NOW, "at-most")), _AGREE
    ),
    fault("a gap is off by one", _number(_GAP, "2.5"), _AGREE),
    fault("a gap points the other way", changed(_GAP, "brf:direction", "direction:increase"), _AGREE),
    fault(
        "a gap is taken against another rate", changed(_GAP, "brf:relativeTo", "figure:passengers-growth-2023"), _AGREE
    ),
    fault("the rate that a gap belongs to is wrong", _number(_RATE, "12.5"), _AGREE),
    fault("a share is of another whole", _number(_SHARE, "31"), _AGREE),
    fault("a share is off by ten", (_number(_SHARE, "2.5"), _unit(_SHARE, "0.1")), _AGREE),
    fault("a share is above what part and whole allow", (_number(_SHARE, "30"), _hedge(_SHARE, "more-than")), _AGREE),
    # Each of two changes could be right by itself; test_arithmetic.py shows that it passes.
    fault("two levels are one off, away from each other", (_number(_NOW, "41"), _number(_THEN, "31")), _AGREE),
    fault("a level is one off and the other a bound", (_number(_THEN, "33"), _hedge(_NOW, "less-than")), _AGREE),
    fault(
        "a right number becomes a bound beside a wrong one",
        (dropped(_GAP, "?predicate"), _number(_GROWTH, "28"), _hedge(_THEN, "at-least")),
        _AGREE,
    ),
)

_PART_AND_WHOLE = (
    fault("a part is above its whole and its share", _number(_PART, "50"), _PARTS, _AGREE),
    fault("a part is above its whole", (_NO_SHARE, _number(_PART, "50")), _PARTS),
    fault(
        "a lower bound of a part is above its whole",
        (_NO_SHARE, _number(_PART, "41"), _hedge(_PART, "at-least")),
        _PARTS,
    ),
    fault(
        "a whole is at most what its part is above", (_NO_SHARE, _number(_PART, "60"), _hedge(_NOW, "at-most")), _PARTS
    ),
    fault(
        "a part of a part is above the whole",
        (
            _NO_SHARE,
            _number(_PART, "50"),
            changed("indicator:night-boats", "skos:broader", "indicator:crews"),
            added("indicator:crews skos:broader indicator:boats"),
        ),
        _PARTS,
    ),
    fault(
        "a part and its whole are each misread by little",
        (_NO_SHARE, _number(_PART, "42"), _hedge(_PART, "more-than"), _hedge(_NOW, "less-than")),
        _PARTS,
    ),
)

_DOUBLES = (
    fault("the same figure stands under two names", _again(_THEN), _MEANING),
    fault("two figures give different numbers for the same", (_again(_THEN), _number("figure:again", "33")), _MEANING),
    fault(
        "two lower bounds stand for the same",
        (_again(_THEN), _hedge("figure:again", "at-least"), _hedge(_THEN, "more-than")),
        _MEANING,
    ),
    fault(
        "a computed figure stands beside the stated one",
        (
            _again(_EARLIER),
            changed("figure:again", "brf:period", "date:2023"),
            changed("figure:again", "prov:wasDerivedFrom", _EARLIER),
        ),
        _MEANING,
    ),
    fault(
        "the low end of a range is above the high one",
        (
            _again(_THEN),
            _number("figure:again", "50"),
            _hedge("figure:again", "at-least"),
            _number(_THEN, "30"),
            _hedge(_THEN, "at-most"),
            *(dropped(each, "?predicate") for each in (_INCREASE, _GROWTH, _GAP)),
        ),
        _MEANING,
    ),
    fault(
        "the high end of a range, first by name, is below the low one",
        (
            _again(_THEN),
            _number("figure:again", "20"),
            _hedge("figure:again", "less-than"),
            _hedge(_THEN, "more-than"),
            *(dropped(each, "?predicate") for each in (_INCREASE, _GROWTH, _GAP)),
        ),
        _MEANING,
    ),
)

_DISPUTES = (
    fault("figures are computed from a disputed one", added(f"briefing:discrepancy brf:between {_THEN}"), _DISPUTED),
    fault(
        "a figure is computed at two removes from a disputed one",
        (
            added(f"briefing:discrepancy brf:between {_INCREASE}"),
            changed(_FORMULA, "rdfs:comment", '"8 / 32 = 25 %. DISPUTED INPUT"'),
        ),
        _DISPUTED,
    ),
)

_DAYS = (
    fault("an observed figure is for a year that is not over", changed(_STATED, "brf:period", "date:2024"), _DAY),
    fault("a target is for a year that is over", changed(_TARGET, "brf:period", "date:2023"), _DAY),
    fault("a plan is for a year that is over", changed("measure:1", "brf:period", "date:2023"), _DAY),
    fault(
        "a target is stored as a level",
        changed(_TARGET, "brf:figureKind", "figure-kind:level"),
        _DAY,
        "MeasureIsComplete",
    ),
)

_PRECISION = (
    fault("a figure is less precise than printed", _unit(_STATED, "1000000"), _ROUNDING),
    fault("a figure is more precise than printed", _unit(_STATED, "1000"), _ROUNDING),
    fault("30 is precise to one", _unit(_TARGET, "1"), _ROUNDING),
    fault("a computed value is finer than its rounding unit", _unit(_EARLIER, "1000000"), _ROUNDING),
)

FAULTS = (*_BASES, *_CHANGES, *_PART_AND_WHOLE, *_DOUBLES, *_DISPUTES, *_DAYS, *_PRECISION)
