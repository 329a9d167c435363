"""The model stage: claims in, graphs out; rdflib builds and reads graphs here."""

from __future__ import annotations

from briefing_kg.model.build import build_briefing, build_shared
from briefing_kg.model.differences import Difference, differences
from briefing_kg.model.draft import Drafted, DraftPage, draft_turtle
from briefing_kg.model.project import BriefingFiles, Project, load_project, page_sources

__all__ = [
    "BriefingFiles",
    "Difference",
    "DraftPage",
    "Drafted",
    "Project",
    "build_briefing",
    "build_shared",
    "differences",
    "draft_turtle",
    "load_project",
    "page_sources",
]
