"""Small ways to read one text in a test."""

from __future__ import annotations

import hashlib
from datetime import date

from briefing_kg.extract import extract
from briefing_kg.records import Claims, SourceText, Span, Transcript, Turn, TurnKind
from tests.extract.words import LEXICON


def transcript_of(*sentences: str, kind: TurnKind = TurnKind.OFFICIAL, issued: date | None = None) -> Transcript:
    """Return a transcript of one turn with these *sentences*, one after the other."""
    text = " ".join(sentences)
    spans, position = [], 0
    for sentence in sentences:
        spans.append(Span(position, position + len(sentence)))
        position += len(sentence) + 1
    source = SourceText("test", text, hashlib.sha256(text.encode()).hexdigest())
    turn = Turn("Somebody", kind, Span(0, len(text)), None, tuple(spans))
    return Transcript(source, None, None, issued, None, (), (turn,), ())


def claims_of(*sentences: str, kind: TurnKind = TurnKind.OFFICIAL, issued: date | None = None) -> Claims:
    """Return what one turn with these *sentences* claims."""
    return extract(transcript_of(*sentences, kind=kind, issued=issued), LEXICON)
