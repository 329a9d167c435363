"""Stage *extract*: the claims of a transcript, in the words of the lexicon, without RDF or disk."""

from __future__ import annotations

from briefing_kg.extract.claims import extract
from briefing_kg.extract.json_format import dumps, to_json

__all__ = ["dumps", "extract", "to_json"]
