"""Faults in the day of the briefing and in the words that count from it."""

from __future__ import annotations

from tests.validate.checker import SECOND_PAGE, added, changed, dropped, fault

_LAST_YEAR, _THIS_YEAR = "<#char=84,93>", "<#char=245,254>"
_YESTERDAY, _NOW, _PREVIOUSLY = (f"<{SECOND_PAGE}#char={place}>" for place in ("53,62", "84,87", "89,99"))
_DAY, _DAY_BEFORE = "briefing:day", "briefing:day-before"
_ONE_DAY, _ORDER = "BriefingHasOneDay", "TimesAreInOrder"
_RESOLVED, _RIGHT = "RelativeTimeIsResolved", "RelativeTimeIsTheRightOne"


def _date(text: str) -> str:
    return f'"{text}"^^xsd:date'


DAYS = (
    fault("the briefing has no day", dropped("ferries:", "dcterms:temporal"), _ONE_DAY, "ContextNamesItsSource"),
    fault(
        "the briefing has two days",
        added("ferries: dcterms:temporal date:2024-03-05"),
        _ONE_DAY,
        _RIGHT,
        "SpeakerHeldARole",
    ),
    fault(
        "the day of the briefing is a year",
        changed("ferries:", "dcterms:temporal", "date:2024"),
        _ONE_DAY,
        _RIGHT,
        "ContextNamesItsSource",
        "SpeakerHeldARole",
    ),
    fault("the date of the briefing is none", changed(_DAY, "time:inXSDDate", '"March 4"^^xsd:date'), _ONE_DAY),
    fault("the briefing starts on two days", added(f"ferries: schema:startDate {_date('2024-03-05')}"), _ONE_DAY),
    fault(
        "the start of the briefing is no date", changed("ferries:", "schema:startDate", '"March 4"'), _ONE_DAY, _RIGHT
    ),
    fault(
        "the day of the page is taken for that of the briefing",
        changed(_DAY, "time:inXSDDate", _date("2024-03-05")),
        _ONE_DAY,
        _RIGHT,
    ),
    fault(
        "the briefing is dated after its pages, throughout",
        tuple(
            changed(thing, term, _date(day))
            for thing, term, day in (
                (_DAY, "time:inXSDDate", "2024-03-07"),
                ("ferries:", "schema:startDate", "2024-03-07"),
                (_DAY_BEFORE, "time:inXSDDate", "2024-03-06"),
            )
        ),
        _ONE_DAY,
    ),
    fault("a page is issued before the briefing", changed("<>", "dcterms:issued", _date("2024-03-01")), _ONE_DAY),
    fault(
        "the day before is after the briefing",
        changed(_DAY_BEFORE, "time:inXSDDate", _date("2024-03-05")),
        _ORDER,
        _RIGHT,
    ),
    fault("the briefing is said to be after a later day", added(f"{_DAY} time:after date:2024-12-31"), _ORDER),
    fault(
        "an office ends before it begins",
        added("membership:term time:hasBeginning date:2023-12-31 ; time:hasEnd date:2022-01-01"),
        _ORDER,
    ),
)

WORDS = (
    fault("'yesterday' is anchored on the page", changed(_YESTERDAY, "brf:anchoredOn", f"<{SECOND_PAGE}>"), _RESOLVED),
    fault("'last year' is anchored on nothing", dropped(_LAST_YEAR, "brf:anchoredOn"), _RESOLVED),
    fault(
        "'this year' is anchored on another briefing",
        changed(_THIS_YEAR, "brf:anchoredOn", "<https://briefing.example/id/briefing/other>"),
        _RESOLVED,
    ),
    fault("one 'this year' is not resolved", dropped(_THIS_YEAR, "brf:refersTo"), _RESOLVED),
    fault("one 'last year' has no passage", f"DELETE WHERE {{ {_LAST_YEAR} ?p ?o }}", _RESOLVED),
    fault("'now' is neither a time nor an idiom", dropped(_NOW, "brf:refersTo"), _RESOLVED),
    fault("'now' is a time, but not anchored", changed(_NOW, "brf:refersTo", _DAY), _RESOLVED),
    fault(
        "'now' is the day before",
        (changed(_NOW, "brf:refersTo", _DAY_BEFORE), added(f"{_NOW} brf:anchoredOn ferries:")),
        _RIGHT,
    ),
    fault("'last year' is resolved to 2022", changed(_LAST_YEAR, "brf:refersTo", "date:2022"), _RIGHT),
    fault("'last year' is resolved to this one", changed(_LAST_YEAR, "brf:refersTo", "date:2024"), _RIGHT),
    fault(
        "'this year' is resolved to some earlier time", changed(_THIS_YEAR, "brf:refersTo", "briefing:earlier"), _RIGHT
    ),
    fault("'yesterday' is the day of the briefing", changed(_YESTERDAY, "brf:refersTo", _DAY), _RIGHT),
    fault("'yesterday' is two days before", changed(_DAY_BEFORE, "time:inXSDDate", _date("2024-03-02")), _RIGHT),
    fault("'previously' is after the briefing", changed(_PREVIOUSLY, "brf:refersTo", "date:2024-12-31"), _RIGHT),
    fault(
        "without a known day, years count from that of the page",
        (
            dropped("ferries:", "schema:startDate"),
            dropped(_DAY, "time:inXSDDate"),
            changed(_LAST_YEAR, "brf:refersTo", "date:2022"),
        ),
        _RIGHT,
    ),
)

FAULTS = (*DAYS, *WORDS)
