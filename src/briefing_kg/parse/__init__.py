"""Stage *parse*: a source text read as a transcript, without lexicon, RDF or disk."""

from __future__ import annotations

from briefing_kg.parse.transcript import parse

__all__ = ["parse"]
