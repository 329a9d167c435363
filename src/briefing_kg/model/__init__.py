"""The model stage: claims in, graphs out; rdflib builds and reads graphs here."""

from __future__ import annotations

from briefing_kg.model.asking import asked
from briefing_kg.model.build import build_briefing, build_shared
from briefing_kg.model.differences import Difference, differences
from briefing_kg.model.draft import Drafted, DraftPage, draft_turtle
from briefing_kg.model.guard import Fates, guard
from briefing_kg.model.history import history_graph
from briefing_kg.model.ids import KnownId
from briefing_kg.model.project import BriefingFiles, Project, briefing_folders, load_project, page_sources
from briefing_kg.model.published import Published, published_ids

__all__ = [
    "BriefingFiles",
    "Difference",
    "DraftPage",
    "Drafted",
    "Fates",
    "KnownId",
    "Project",
    "Published",
    "asked",
    "briefing_folders",
    "build_briefing",
    "build_shared",
    "differences",
    "draft_turtle",
    "guard",
    "history_graph",
    "load_project",
    "page_sources",
    "published_ids",
]
