"""Puts the stages in order: the one module that sees them all.

source text ─► transcript ─► claims ─► graph ─► validated ─► release
  read          parse        extract    model     validate     publish
"""

from __future__ import annotations

from briefing_kg.pipeline.building import build
from briefing_kg.pipeline.checking import Checked, check
from briefing_kg.pipeline.drafting import Drafting, draft
from briefing_kg.pipeline.extraction import Extraction, extract_file, extraction_turtle, packaged_lexicon

__all__ = [
    "Checked",
    "Drafting",
    "Extraction",
    "build",
    "check",
    "draft",
    "extract_file",
    "extraction_turtle",
    "packaged_lexicon",
]
