"""Puts the stages in order: the one package that sees them all.

source text ─► transcript ─► claims ─► graph ─► checked twice ───► release
  read          parse        extract    model    validate, audit    publish
"""

from __future__ import annotations

from briefing_kg.pipeline.building import build
from briefing_kg.pipeline.checking import Checked, check
from briefing_kg.pipeline.deciding import Choice, decide, look
from briefing_kg.pipeline.drafting import Drafting, draft
from briefing_kg.pipeline.extraction import Extraction, extract_file, extraction_turtle, packaged_lexicon
from briefing_kg.pipeline.identity import Identities, ask

__all__ = [
    "Checked",
    "Choice",
    "Drafting",
    "Extraction",
    "Identities",
    "ask",
    "build",
    "check",
    "decide",
    "draft",
    "extract_file",
    "extraction_turtle",
    "look",
    "packaged_lexicon",
]
