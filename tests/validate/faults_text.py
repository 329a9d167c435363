"""Faults in sources, passages, and the completeness of numbers."""

from __future__ import annotations

from tests.validate.checker import SECOND_PAGE, added, changed, dropped, fault

_NUMBER_4 = """
<#char=187,188> a brf:Passage ; oa:hasSource <> ; oa:start "187"^^xsd:integer ;
    oa:end "188"^^xsd:integer ; oa:exact "4" ; brf:refersTo exempt:other
"""
_MISNAMED = """
<#char=1,2> a brf:Passage ; oa:hasSource <> ; oa:start "0"^^xsd:integer ;
    oa:end "7"^^xsd:integer ; oa:exact "Harbour"
"""

_TRAIN = "<#char=229,244>"
_WHOLE, _QUOTE, _NAMED = "PassageIsComplete", "QuoteEqualsSource", "PassageNameCarriesItsOffsets"

PASSAGES = (
    fault("a passage has no start", dropped(_TRAIN, "oa:start"), _WHOLE),
    fault("a passage has no end", dropped(_TRAIN, "oa:end"), _WHOLE),
    fault("a passage has two starts", added(f"{_TRAIN} oa:start 230"), _WHOLE, _QUOTE, _NAMED),
    fault("a passage has two ends", added(f"{_TRAIN} oa:end 243"), _WHOLE, _QUOTE, _NAMED),
    fault("an end is no count", changed(_TRAIN, "oa:end", '"244"'), _WHOLE, _QUOTE),
    fault("a passage has an empty quote", changed(_TRAIN, "oa:exact", '""'), _WHOLE, _QUOTE),
    fault(
        "a passage is of two sources",
        added(f"{_TRAIN} oa:hasSource <{SECOND_PAGE}>"),
        _WHOLE,
        _QUOTE,
        _NAMED,
    ),
    fault("a source has two digests", added(f'<> schema:sha256 "{"0" * 64}"'), "SourceTextIsWhole"),
    *(
        fault(name, update, "EverySpeakerLabelIsATurn", _QUOTE, "SourceTextIsWhole", "TurnIsWhollyInStatements")
        for name, update in (
            ("a source has two texts", added(f'<{SECOND_PAGE}> schema:text "Harbour"')),
            ("a text is empty", changed(f"<{SECOND_PAGE}>", "schema:text", '""')),
        )
    ),
)

FAULTS = (
    *PASSAGES,
    fault("one character of a quote differs", changed("<#char=200,203>", "oa:exact", '"one"'), "QuoteEqualsSource"),
    fault(
        "a start is one too far, as when bytes are counted",
        changed("<#char=200,220>", "oa:start", '"201"^^xsd:integer'),
        "PassageNameCarriesItsOffsets",
        "QuoteEqualsSource",
        "TurnIsWhollyInStatements",
    ),
    fault(
        "an end lies beyond the text",
        changed("<#char=280,290>", "oa:end", '"900"^^xsd:integer'),
        "PassageNameCarriesItsOffsets",
        "QuoteEqualsSource",
        "StatementFitsItsTurn",
    ),
    fault("the words before are others", changed("<#char=187,190>", "oa:prefix", '"rease by "'), "QuoteEqualsSource"),
    fault("the words after are others", changed("<#char=187,190>", "oa:suffix", '" per cent"'), "QuoteEqualsSource"),
    fault(
        "the text is edited under the quotes",
        "DELETE { <> schema:text ?text } INSERT { <> schema:text ?edited }"
        ' WHERE { <> schema:text ?text BIND(REPLACE(?text, "pier", "quay") AS ?edited) }',
        "QuoteEqualsSource",
        "SourceTextIsWhole",
    ),
    fault(
        "a blank of the text becomes a no-break space",
        "DELETE { <> schema:text ?text } INSERT { <> schema:text ?edited }"
        ' WHERE { <> schema:text ?text BIND(REPLACE(?text, "One pier", "One\\u00A0pier") AS ?edited) }',
        "QuoteEqualsSource",
        "SourceTextIsWhole",
    ),
    fault("the digest is another text's", changed("<>", "schema:sha256", f'"{"0" * 64}"'), "SourceTextIsWhole"),
    fault("the digest is cut short", changed("<>", "schema:sha256", '"3199a3183848"'), "SourceTextIsWhole"),
    fault("there is no digest", dropped("<>", "schema:sha256"), "SourceTextIsWhole"),
    fault("the source has no day of issue", dropped("<>", "dcterms:issued"), "SourceTextIsWhole"),
    fault("the source has two days of issue", added('<> dcterms:issued "2024-03-06"^^xsd:date'), "SourceTextIsWhole"),
    fault("the day of issue is no date", changed("<>", "dcterms:issued", '"March 5"'), "SourceTextIsWhole"),
    fault("there is no text", dropped("<>", "schema:text"), "SourceTextIsWhole"),
    fault(
        "a passage has no source",
        dropped("<#char=200,203>", "oa:hasSource"),
        "EveryNumberWordIsModelled",
        "PassageIsComplete",
    ),
    fault(
        "a passage is of a source that is not described",
        changed("<#char=138,170>", "oa:hasSource", "<https://briefing.example/id/source/other>"),
        "FigureIsGrounded",
        "PassageIsComplete",
    ),
    fault("a passage has no words", dropped("<#char=229,244>", "oa:exact"), "PassageIsComplete"),
    fault(
        "a passage has two quotes",
        added('<#char=229,244> oa:exact "train 40 pilots"'),
        "PassageIsComplete",
        "QuoteEqualsSource",
    ),
    fault(
        "a passage ends before it starts",
        changed("<#char=229,244>", "oa:end", '"200"^^xsd:integer'),
        "PassageIsComplete",
        "PassageNameCarriesItsOffsets",
        "QuoteEqualsSource",
    ),
    fault(
        "an offset is no count",
        changed("<#char=229,244>", "oa:start", '"229"'),
        "PassageIsComplete",
        "QuoteEqualsSource",
    ),
    fault("a passage has another's name", added(_MISNAMED), "PassageNameCarriesItsOffsets"),
    fault(
        "a figure's number is not modelled",
        dropped("<#char=235,237>", "brf:refersTo"),
        "EveryNumberIsModelled",
        "ValueIsTheNumberPrinted",
    ),
    fault("a number of a date is not modelled", dropped("<#char=40,41>", "brf:refersTo"), "EveryNumberIsModelled"),
    fault(
        "half a number makes up for one left out",
        (dropped("<#char=40,41>", "brf:refersTo"), added(_NUMBER_4)),
        "EveryNumberIsModelled",
    ),
    fault("a number word is not modelled", dropped("<#char=200,203>", "brf:refersTo"), "EveryNumberWordIsModelled"),
)
