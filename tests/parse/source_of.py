"""Small ways to make a source text in a test."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_kg.parse import parse
from briefing_kg.records import SourceText, Transcript

FIRST = Path(__file__).parents[2] / "data" / "briefings" / "scio-2024-commerce" / "page-10.txt"


def source_of(text: str) -> SourceText:
    """Return *text* as a captured page."""
    return SourceText("test.txt", text, hashlib.sha256(text.encode()).hexdigest())


def transcript_of(text: str) -> Transcript:
    """Return *text* read as a transcript."""
    return parse(source_of(text))


def first_source() -> SourceText:
    """Return the page of the first dataset."""
    return source_of(FIRST.read_bytes().decode())


def said(transcript: Transcript) -> list[tuple[str, str, str]]:
    """Return label, kind and spoken text of each turn."""
    return [(turn.speaker, turn.kind.value, transcript.source.quote(turn.span)) for turn in transcript.turns]
