"""The model stage: claims in, graphs out; rdflib builds and reads graphs here."""

from __future__ import annotations

from briefing_kg.model.build import build_briefing, build_shared, built
from briefing_kg.model.project import BriefingFiles, Project, load_briefing, load_project, page_sources

__all__ = [
    "BriefingFiles",
    "Project",
    "build_briefing",
    "build_shared",
    "built",
    "load_briefing",
    "load_project",
    "page_sources",
]
