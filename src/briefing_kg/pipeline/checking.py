"""Builds the graphs of all briefings and validates them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_kg import model, validate
from briefing_kg.pipeline.extraction import draft_pages, lexicon_of, page_texts
from briefing_kg.publish import Progress
from briefing_kg.records import BuiltGraph, Lexicon
from briefing_kg.reports import ValidationReport, ValidationResult
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import DEFAULT_BASE, Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """The graphs of all briefings and what validation says of them."""

    graphs: tuple[BuiltGraph, ...]
    report: ValidationReport


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


def check(settings: Settings, progress: Progress = no_progress) -> Checked:
    """Build the graphs of all briefings and validate each briefing with what all share."""
    root = data_root(settings)
    project = model.load_project(root, packaged("ontology"), settings.base)
    # Read once for all, and only if a briefing has to be drafted.
    lexicon = cache(lambda: lexicon_of(root))
    own: dict[str, tuple[BuiltGraph, ...]] = {}
    total = len(project.briefings)
    for done, files in enumerate(project.briefings):
        progress("modelling", done, total)
        own[files.key] = _build_briefing(project, files, lexicon)
    progress("modelling", total, total)
    shared = model.build_shared(project, (graph for graphs in own.values() for graph in graphs))
    shapes = tuple((path, text.decode()) for path, text in rebased_files(packaged("shapes"), settings.base))
    ontology = (packaged("ontology") / "briefing.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, settings.base)
    results: set[ValidationResult] = set()
    for done, files in enumerate(project.briefings):
        progress("validation", done, total)
        report = validate.validate((*own[files.key], *shared), shapes, ontology, reviewed=files.reviewed)
        results.update(report.results)
    progress("validation", total, total)
    graphs = (*(graph for graphs in own.values() for graph in graphs), *shared)
    return Checked(graphs, ValidationReport(tuple(sorted(results))))


def _build_briefing(
    project: model.Project, files: model.BriefingFiles, lexicon: Callable[[], Lexicon]
) -> tuple[BuiltGraph, ...]:
    sources = page_texts(files)
    if files.claims is None:
        drafted = draft_pages(files, sources, lexicon(), allow_empty=True)
        files = files.with_draft(drafted.source, drafted.claims, project.base)
    return model.build_briefing(project, files, sources)


def rebased_files(folder: Path, base: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the files below *folder*, sorted, with our own IRIs on *base*."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes().replace(DEFAULT_BASE.encode(), base.encode())
