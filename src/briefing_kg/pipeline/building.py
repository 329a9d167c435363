"""Makes a release of data that conform."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from briefing_kg import __version__, iris, publish, validate
from briefing_kg.errors import ConformanceError
from briefing_kg.pipeline.checking import Checked, check, no_progress, rebased_files
from briefing_kg.publish import Progress
from briefing_kg.records import BuiltGraph
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import Settings


def build(settings: Settings, issued: date | None = None, progress: Progress = no_progress) -> publish.Release:
    """Check the data and write them as a release below the setting RELEASES.

    *issued* is the day of the release; without it, the day of the newest source, so that the same
    data give the same release whenever it is built. Raises ConformanceError where the data have
    Violations; the previous release stays.
    """
    checked = check(settings, progress)
    if not checked.report.passes:
        raise ConformanceError(validate.as_text(checked.report))
    files = dict(_release_files(checked, settings))
    dataset = publish.Dataset(
        base=settings.base,
        version=_version(checked.graphs, settings, files),
        issued=issued or publish.newest_issue(checked.graphs, settings.base),
        publisher=settings.publisher,
        contact=settings.contact,
    )
    graphs = (*checked.graphs, publish.meta_graph(checked.graphs, dataset))
    content = publish.Content(graphs, dataset, f"briefing-kg {__version__}", files)
    return publish.write_release(content, settings.releases, progress)


def _release_files(checked: Checked, settings: Settings) -> Iterator[tuple[str, bytes]]:
    folders = {
        "ontology": packaged("ontology"),
        "shapes": packaged("shapes"),
        "queries": data_root(settings) / "queries",
    }
    for name, folder in folders.items():
        for path, text in rebased_files(folder, settings.base):
            yield f"{name}/{path.relative_to(folder).as_posix()}", text
    report = checked.report
    yield "report.txt", validate.as_text(report).encode()
    yield "report.ttl", validate.as_turtle(report, iris.report(settings.base)).encode()
    yield "report.json", validate.as_json(report).encode()


def _version(graphs: Iterable[BuiltGraph], settings: Settings, files: dict[str, bytes]) -> str:
    digests = (f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(files.items()))
    return publish.content_version(graphs, settings.base, __version__, settings.publisher, settings.contact, *digests)
