"""Makes a release of data that conform."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from briefing_kg import __version__, iris, publish, validate
from briefing_kg.errors import ConformanceError
from briefing_kg.model.ids import ids_text
from briefing_kg.pipeline.checking import Checked, check, no_progress
from briefing_kg.pipeline.describing import build_of, examiner, listing
from briefing_kg.pipeline.identity import ask, refuse_overtaken, remember
from briefing_kg.pipeline.rules import rebased_files
from briefing_kg.publish import Progress
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import IDS
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import Settings


def no_word(_message: str) -> None:
    """Tell nobody."""


def build(
    settings: Settings,
    issued: date | None = None,
    progress: Progress = no_progress,
    tell: Callable[[str], None] = no_word,
    engine: validate.Engine = validate.Engine.PYSHACL,
) -> publish.Release:
    """Check the data and write them as a release below the setting RELEASES.

    *issued* is the day of the release; without it, the day of the newest source, so that the same
    data give the same release whenever it is built. *tell* is told what a person should know beside
    that. Raises ConformanceError where the data have Violations, IdentityError where ids that were
    published would vanish, and ReleaseError where the release cannot be written or another build has
    published ids meanwhile; the previous release stays.
    """
    checked = check(settings, progress, engine, partial(ask, settings=settings))
    if not checked.report.passes:
        raise ConformanceError(validate.as_text(checked.report))
    contents = publish.contents_of(checked.graphs, settings.base)
    made = build_of(checked, contents, settings, engine)
    issued = issued or contents.issued
    listed = checked.identities.after(issued.isoformat() if issued else "")
    files = dict(_release_files(checked, settings)) | {IDS: ids_text(listed).encode()}
    dataset = publish.Dataset(
        base=settings.base,
        version=_version(checked.graphs, settings, made, issued, files),
        issued=issued,
        publisher=settings.publisher,
        contact=settings.contact,
    )
    meta = publish.meta_graph(checked.graphs, dataset, publish.provenance(dataset, made, contents))
    content = publish.Content(
        graphs=(*checked.graphs, meta),
        dataset=dataset,
        tool=f"{made.tool} {made.version}",
        files=files,
        examine=examiner(settings),
        admit=partial(refuse_overtaken, listed, settings),
        inputs=hashlib.sha256(listing(made.inputs).encode()).hexdigest(),
    )
    release = publish.write_release(content, settings.releases, progress)
    # Only now: an id is published once the release has its name, and until then may be taken back.
    said = remember(listed, settings)
    if said:
        tell(said)
    return release


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
    yield "report.sarif", validate.as_sarif(report, settings.base, __version__).encode()


def _version(
    graphs: Iterable[BuiltGraph], settings: Settings, made: publish.Build, issued: date | None, files: dict[str, bytes]
) -> str:
    """Return the digest of everything that the bytes of a release depend on."""
    told = (made.version, *made.engines, settings.publisher, settings.contact, str(issued), listing(made.inputs))
    digests = (f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(files.items()))
    return publish.content_version(graphs, settings.base, *told, *digests)
