"""Faults in turns, statements, and the offices of speakers."""

from __future__ import annotations

from tests.validate.checker import added, changed, dropped, fault

_THANKS = "statement:8b54c492d87c"  # the second "Thank you." of one speaker
_PIER = "statement:88aa121002b1"
_PROMISE = "statement:3c1f109e131f"
_OFFICE = "membership:ben-rowe-harbour-board"
_DAY = "membership:term time:intervalContains briefing:day"


def _renamed(old: str, new: str) -> str:
    return (
        f"DELETE {{ {old} ?p ?o . ?s ?q {old} }} INSERT {{ {new} ?p ?o . ?s ?q {new} }}"
        f" WHERE {{ {{ {old} ?p ?o }} UNION {{ ?s ?q {old} }} }}"
    )


def _removed(node: str) -> str:
    return f"DELETE {{ {node} ?p ?o . ?s ?q {node} }} WHERE {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"


TURNS = (
    fault("a turn has no speaker", dropped("turn:p1-1", "brf:speaker"), "TurnIsComplete"),
    fault(
        "a turn has two speakers",
        added("turn:p1-1 brf:speaker agent:ben-rowe"),
        "StatementFitsItsTurn",
        "TurnIsComplete",
    ),
    fault(
        "a turn has no label", dropped("turn:p1-1", "brf:speakerAsInSource"), "StatementNameIsItsHash", "TurnIsComplete"
    ),
    fault(
        "the label is not the one printed",
        changed("turn:p1-1", "brf:speakerAsInSource", '"Ada Quince"'),
        "EverySpeakerLabelIsATurn",
        "StatementNameIsItsHash",
    ),
    fault("a turn is of no briefing", dropped("turn:p1-2", "brf:utteredDuring"), "TurnIsComplete"),
    fault(
        "a turn is of something that is no briefing",
        changed("turn:p1-1", "brf:utteredDuring", "agent:ben-rowe"),
        "TurnIsComplete",
    ),
    fault("a turn has no passage", dropped("turn:p1-1", "brf:passage"), "EverySpeakerLabelIsATurn", "TurnIsComplete"),
    fault("a turn has no kind", dropped("turn:p1-1", "brf:turnKind"), "TurnIsComplete"),
    fault(
        "a turn's kind is of another scheme",
        changed("turn:p1-1", "brf:turnKind", "illocution:question"),
        "TurnIsComplete",
    ),
    fault("a sentence is left out", _removed(_PIER), "TurnIsWhollyInStatements"),
    fault(
        "a turn has no statement",
        _removed("statement:00f226891a31"),
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a turn is left out with all its statements",
        tuple(_removed(node) for node in ("turn:p1-3", "statement:376349ab801b", _THANKS)),
        "EverySpeakerLabelIsATurn",
    ),
    fault(
        "a turn reaches into the next one",
        changed("turn:p1-1", "brf:passage", "<#char=107,266>"),
        "EverySpeakerLabelIsATurn",
        "StatementFitsItsTurn",
        "TurnIsWhollyInStatements",
    ),
)

STATEMENTS = (
    fault("a statement has no speaker", dropped(_PIER, "brf:speaker"), "StatementIsComplete"),
    fault(
        "a statement has another speaker than its turn",
        changed(_PIER, "brf:speaker", "agent:ada-quill"),
        "StatementFitsItsTurn",
    ),
    fault("a statement has no illocution", dropped(_PIER, "brf:illocution"), "StatementIsComplete"),
    fault(
        "an illocution is of another scheme", changed(_PIER, "brf:illocution", "status:stated"), "StatementIsComplete"
    ),
    fault(
        "a statement is part of nothing",
        dropped(_PIER, "dcterms:isPartOf"),
        "StatementIsComplete",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement has no passage", dropped(_PIER, "brf:passage"), "StatementIsComplete", "TurnIsWhollyInStatements"
    ),
    fault(
        "a statement stands in another turn's text",
        changed("statement:0eb99cc23bc6", "brf:passage", "<#char=280,290>"),
        "StatementFitsItsTurn",
    ),
    fault("a statement is named by counting", _renamed(_PIER, "statement:s5"), "StatementNameIsItsHash"),
    fault(
        "a repeated sentence is named by counting",
        _renamed(_THANKS, "statement:376349ab801b-2"),
        "StatementNameIsItsHash",
    ),
    fault(
        "a second sentence is named as such without a first",
        _removed("statement:376349ab801b"),
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
)

OFFICES = (
    fault(
        "the speaker's capacity is not given",
        dropped("turn:p1-2", "brf:inCapacity"),
        "SpeakerBelongsToTheActor",
        "SpeakerHeldARole",
    ),
    fault(
        "the office is somebody else's",
        changed(_OFFICE, "org:member", "agent:ada-quill"),
        "SpeakerBelongsToTheActor",
        "SpeakerHeldARole",
    ),
    fault("the office has no source", dropped(_OFFICE, "dcterms:source"), "SpeakerHeldARole"),
    fault("the office has no role", dropped(_OFFICE, "org:role"), "SpeakerHeldARole"),
    fault("nothing says when the office was held", dropped(_OFFICE, "org:memberDuring"), "SpeakerHeldARole"),
    fault(
        "the office ended before the briefing",
        (
            f"DELETE DATA {{ {_DAY} }}",
            added("membership:term time:hasBeginning date:2022-01-01 ; time:hasEnd date:2023-12-31"),
        ),
        "SpeakerHeldARole",
    ),
    fault(
        "the office began after the briefing",
        (f"DELETE DATA {{ {_DAY} }}", added("membership:term time:hasBeginning date:2024-12-31")),
        "SpeakerHeldARole",
    ),
    fault(
        "another body acts than the speaker's",
        changed("measure:1", "brf:actor", "agent:ada-quill"),
        "SpeakerBelongsToTheActor",
    ),
    fault(
        "a promise is put into the journalist's mouth",
        changed("measure:1", "brf:statedIn", "statement:00f226891a31"),
        "MeasureComesFromACommitment",
        "FirmnessIsTheOnePrinted",
        "SpeakerBelongsToTheActor",
    ),
)

FAULTS = (*TURNS, *STATEMENTS, *OFFICES)
