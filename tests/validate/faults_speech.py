"""Faults in turns, statements, and the offices of speakers."""

from __future__ import annotations

from tests.validate.checker import SECOND_PAGE, added, changed, dropped, fault

_THANKS = "statement:8b54c492d87c"  # the second "Thank you." of one speaker
_PIER = "statement:88aa121002b1"
_PROMISE = "statement:3c1f109e131f"
_RELAYED, _MAYOR = "statement:404ae710c009", f"<{SECOND_PAGE}#char=28,43>"
_OTHER = "<https://briefing.example/id/briefing/other>"
_STRETCHED = """<#char=200,255> a brf:Passage ; oa:hasSource <> ; oa:start 200 ; oa:end 255 ;
    oa:exact "One pier was closed. We will train 30 pilots this year." """
_CUT = """<#char=200,219> a brf:Passage ; oa:hasSource <> ; oa:start 200 ; oa:end 219 ;
    oa:exact "One pier was closed" """
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
    fault(
        "a turn is of no briefing",
        dropped("turn:p1-2", "brf:utteredDuring"),
        "SpeechIsOfItsBriefing",
        "TurnIsComplete",
    ),
    fault(
        "a turn is of something that is no briefing",
        changed("turn:p1-1", "brf:utteredDuring", "agent:ben-rowe"),
        "SpeechIsOfItsBriefing",
        "TurnIsComplete",
    ),
    fault(
        "a turn has no passage",
        dropped("turn:p1-1", "brf:passage"),
        "EverySpeakerLabelIsATurn",
        "SpeechIsOfItsBriefing",
        "TurnIsComplete",
    ),
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
        "SpeechIsOfItsBriefing",
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
        "TurnIsWhollyInStatements",
    ),
    fault("a statement is named by counting", _renamed(_PIER, "statement:s5"), "StatementNameIsItsHash"),
    fault(
        "a name is not made from the wording it is said to come from",
        (
            _renamed(_PIER, "statement:0123456789ab"),
            added('statement:0123456789ab brf:idFromWording "ben rowe two piers were closed"'),
        ),
        "StatementNameIsItsHash",
    ),
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

TILES = (
    fault(
        "a statement is stretched into the next",
        (added(_STRETCHED), changed(_PIER, "brf:passage", "<#char=200,255>")),
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement loses its full stop, which its name does not tell",
        (added(_CUT), changed(_PIER, "brf:passage", "<#char=200,219>")),
        "TurnIsWhollyInStatements",
    ),
    fault(
        "one sentence is given twice in place of its like, so that the count is right",
        changed(_THANKS, "brf:passage", "<#char=280,290>"),
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement and its turn are both given to another speaker",
        tuple(
            changed(each, "brf:speaker", "agent:ada-quill")
            for each in ("turn:p2-1", "statement:404ae710c009", "statement:c9cc9172abdc")
        ),
        "SpeakerHeldARole",
    ),
    fault(
        "a statement is part of a turn that is not described",
        changed(_PIER, "dcterms:isPartOf", "<https://briefing.example/id/briefing/other/turn/p1-1>"),
        "StatementFitsItsTurn",
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement is part of another statement",
        changed(_PIER, "dcterms:isPartOf", _PROMISE),
        "StatementFitsItsTurn",
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement belongs to two turns",
        added(f"{_PIER} dcterms:isPartOf turn:p1-1"),
        "StatementIsComplete",
        "StatementFitsItsTurn",
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
)

DOUBLES = (
    fault(
        "a statement has two speakers",
        added(f"{_PIER} brf:speaker agent:ada-quill"),
        "StatementFitsItsTurn",
        "StatementIsComplete",
    ),
    fault("a statement does two things", added(f"{_PIER} brf:illocution illocution:courtesy"), "StatementIsComplete"),
    fault(
        "a statement stands in two places",
        added(f"{_PIER} brf:passage <#char=256,266>"),
        "StatementIsComplete",
        "StatementNameIsItsHash",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a statement's passage is none",
        changed(_PIER, "brf:passage", "agent:ben-rowe"),
        "StatementIsComplete",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a turn has two labels",
        added('turn:p1-1 brf:speakerAsInSource "Ada Q."'),
        "EverySpeakerLabelIsATurn",
        "StatementNameIsItsHash",
        "TurnIsComplete",
    ),
    fault(
        "a turn is of two briefings",
        added(f"turn:p1-1 brf:utteredDuring {_OTHER}"),
        "SpeechIsOfItsBriefing",
        "TurnIsComplete",
    ),
    fault(
        "a turn has two kinds",
        added("turn:p1-1 brf:turnKind turn-kind:moderator"),
        "SpeakerHeldARole",
        "TurnIsComplete",
    ),
    fault(
        "a turn stands in two places",
        added("turn:p1-1 brf:passage <#char=280,301>"),
        "EverySpeakerLabelIsATurn",
        "StatementFitsItsTurn",
        "TurnIsComplete",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "a turn's passage is none",
        changed("turn:p1-1", "brf:passage", "agent:ada-quill"),
        "EverySpeakerLabelIsATurn",
        "SpeechIsOfItsBriefing",
        "TurnIsComplete",
    ),
)

DISCOURSE = (
    fault(
        "the mayor's words are taken for the speaker's own",
        dropped(_RELAYED, "brf:relaysClaimOf"),
        "ReportedSpeechNamesItsSource",
    ),
    fault(
        "words are put into the mouth of somebody whom the sentence does not name",
        changed(_RELAYED, "brf:relaysClaimOf", "agent:ada-quill"),
        "ReportedSpeechNamesItsSource",
    ),
    fault("nothing refers to whoever is quoted", dropped(_MAYOR, "brf:refersTo"), "ReportedSpeechNamesItsSource"),
    fault("a question is left without answer", dropped("turn:p1-2", "brf:respondsTo"), warns=("QuestionIsAnswered",)),
    fault(
        "a turn answers a later one",
        changed("turn:p1-2", "brf:respondsTo", "turn:p1-3"),
        "SpeechIsOfItsBriefing",
        warns=("QuestionIsAnswered",),
    ),
    fault("a turn answers itself", changed("turn:p1-3", "brf:respondsTo", "turn:p1-3"), "SpeechIsOfItsBriefing"),
    fault(
        "a turn answers one of another briefing",
        changed("turn:p1-3", "brf:respondsTo", "<https://briefing.example/id/briefing/other/turn/p1-1>"),
        "SpeechIsOfItsBriefing",
    ),
    fault(
        "a statement was said at another briefing", changed(_PIER, "brf:utteredDuring", _OTHER), "SpeechIsOfItsBriefing"
    ),
    fault(
        "a turn was held at another briefing",
        (
            added(f'{_OTHER} a brf:Briefing ; rdfs:label "other"@en ; dcterms:temporal briefing:day'),
            changed("turn:p2-1", "brf:utteredDuring", _OTHER),
        ),
        "SpeechIsOfItsBriefing",
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
    fault("the office has no source", dropped(_OFFICE, "dcterms:source"), "ContextNamesItsSource", "SpeakerHeldARole"),
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

FAULTS = (*TURNS, *STATEMENTS, *TILES, *DOUBLES, *DISCOURSE, *OFFICES)
