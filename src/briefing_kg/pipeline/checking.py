"""Builds the graphs of all briefings and validates them."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefing_kg import audit, model, validate
from briefing_kg.pipeline.extraction import draft_pages, lexicon_of, page_texts
from briefing_kg.pipeline.identity import Identities, identities, known_ids
from briefing_kg.pipeline.rules import claim_shapes, ontology_text
from briefing_kg.pipeline.spoken import spoken_of
from briefing_kg.pipeline.validation import Briefing, Rules, ready
from briefing_kg.publish import Progress
from briefing_kg.records import BuiltGraph, Lexicon
from briefing_kg.reports import ValidationReport, merged
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """The graphs of all briefings, what validation says of them, and the ids in them and ever published."""

    graphs: tuple[BuiltGraph, ...]
    report: ValidationReport
    identities: Identities = field(default_factory=Identities)


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


def no_question(_found: Identities) -> None:
    """Ask nothing about ids."""


def check(
    settings: Settings,
    progress: Progress = no_progress,
    engine: validate.Engine = validate.Engine.PYSHACL,
    question: Callable[[Identities], None] = no_question,
) -> Checked:
    """Build the graphs of all briefings and validate each briefing with what all share.

    *engine* checks what nobody has reviewed; what is reviewed is checked by pySHACL. *question* is
    given the ids before anything is validated, and may raise: who loses one hears it at once.
    """
    root = data_root(settings)
    rules = Rules(claim_shapes(settings.base), ontology_text(settings.base), engine)
    with ready(rules, len(model.briefing_folders(root))) as validation:
        project = model.load_project(root, packaged("ontology"), settings.base)
        own = modelled(project, root, progress)
        found = identities(project, known_ids(project, settings), own)
        question(found)
        shared = (
            *model.build_shared(project, (graph for graphs in own.values() for graph in graphs)),
            *model.history_graph(found.fates, project.base),
        )
        briefings = [Briefing(own[files.key], files.reviewed) for files in project.briefings]
        report = validation.report(briefings, (*shared, spoken_of(own, shared, project.base)), progress)
    graphs = (*(graph for graphs in own.values() for graph in graphs), *shared)
    return Checked(graphs, merged((report, _second_opinion(project, graphs, progress))), found)


def _second_opinion(project: model.Project, graphs: tuple[BuiltGraph, ...], progress: Progress) -> ValidationReport:
    """Return what a program that shares no code with the model says of *graphs* and the captured pages."""
    progress("second opinion", 0, 1)
    pages = {
        f"{files.key}/{page.path.name}": page.path.read_bytes() for files in project.briefings for page in files.pages
    }
    report = audit.audit(graphs, pages, project.base)
    progress("second opinion", 1, 1)
    return report


def modelled(
    project: model.Project, root: Path, progress: Progress = no_progress, only: Container[str] | None = None
) -> dict[str, tuple[BuiltGraph, ...]]:
    """Return the graphs of each briefing below *root* by its key; *only* names those that are wanted."""
    wanted = [files for files in project.briefings if only is None or files.key in only]
    # Read once for all, and only if a briefing has to be drafted.
    lexicon = cache(lambda: lexicon_of(root))
    own: dict[str, tuple[BuiltGraph, ...]] = {}
    for done, files in enumerate(wanted):
        progress("modelling", done, len(wanted))
        own[files.key] = _build_briefing(project, files, lexicon)
    progress("modelling", len(wanted), len(wanted))
    return own


def _build_briefing(
    project: model.Project, files: model.BriefingFiles, lexicon: Callable[[], Lexicon]
) -> tuple[BuiltGraph, ...]:
    sources = page_texts(files)
    if files.claims is None:
        drafted = draft_pages(files, sources, lexicon(), allow_empty=True)
        files = files.with_draft(drafted.source, drafted.claims, project.base)
    return model.build_briefing(project, files, sources)
