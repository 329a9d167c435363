"""The first briefing as the program reads it, from the captured page or from an edited copy of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from briefing_kg.extract import extract
from briefing_kg.model import Project, Published, build_briefing, draft_turtle, published_ids
from briefing_kg.model.draft import DraftPage
from briefing_kg.parse import parse
from briefing_kg.records import Lexicon, SourceText, Transcript

KEY = "scio-2024-commerce"
_PAGE = 10


def unchanged(transcript: Transcript) -> Transcript:
    """Return what the parser makes of the page."""
    return transcript


def read_again(
    project: Project, text: str, lexicon: Lexicon, parsed: Callable[[Transcript], Transcript] = unchanged
) -> tuple[Published, ...]:
    """Return the ids that would be published of the page *text*, as the program alone reads it."""
    source = SourceText("page-10.txt", text, hashlib.sha256(text.encode()).hexdigest())
    transcript = parsed(parse(source))
    drafted = draft_turtle(KEY, [DraftPage(_PAGE, transcript, extract(transcript, lexicon))], lexicon)
    bare = replace(project.briefing(KEY), source=None, context=None, claims=None, reviewed=False)
    files = bare.with_draft(drafted.source, drafted.claims, project.base)
    return published_ids(build_briefing(project, files, {_PAGE: source}), project.base)
