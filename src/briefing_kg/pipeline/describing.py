"""What a release was made from, and whether its description is right."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefing_kg import __version__, publish, validate
from briefing_kg.errors import ConformanceError
from briefing_kg.pipeline.checking import Checked
from briefing_kg.pipeline.rules import description_shapes, ontology_text
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity
from briefing_kg.resources import data_root, packaged
from briefing_kg.settings import Settings

#: What a build reads of a data folder, and nothing else that may lie there. Not the lists of ids that
#: were published: the build itself adds to them, and the release has a copy.
_DATA = (
    "briefings/*/page-*.txt",
    "briefings/*/source.ttl",
    "briefings/*/context.ttl",
    "briefings/*/claims.ttl",
    "authority/*.ttl",
    "links.tsv",
    "migrations.tsv",
    "queries/**/*",
)


def build_of(
    checked: Checked, contents: publish.Contents, settings: Settings, engine: validate.Engine
) -> publish.Build:
    """Return how a release of what was *checked* comes about; *engine* checked what nobody has reviewed."""
    fast = engine is validate.Engine.FAST and contents.drafts
    counts = Counter(each.severity for each in checked.report.results)
    return publish.Build(
        tool="briefing-kg",
        version=__version__,
        engines=("pySHACL", "pyshacl-turbo") if fast else ("pySHACL",),
        inputs=dict(sorted(_inputs(settings))),
        results={each.value: counts[each] for each in Severity},
    )


def examiner(settings: Settings) -> Callable[[BuiltGraph], None]:
    """Return what checks a description against the shapes for descriptions and stops a wrong one."""

    def examine(description: BuiltGraph) -> None:
        shapes, ontology = description_shapes(settings.base), ontology_text(settings.base)
        report = validate.validate((description,), shapes, ontology, reviewed=True)
        if not report.passes:
            raise ConformanceError(validate.as_text(report))

    return examine


def listing(inputs: Mapping[str, str]) -> str:
    """Return the digests of *inputs* as ``sha256sum`` prints them."""
    return "".join(f"{digest}  {name}\n" for name, digest in inputs.items())


def _inputs(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield name and SHA-256 of the bytes of every file that a build uses."""
    root = data_root(settings)
    for pattern in _DATA:
        yield from _digests("data", root, pattern)
    for name in ("ontology", "shapes"):
        yield from _digests(name, packaged(name), "**/*")


def _digests(name: str, folder: Path, pattern: str) -> Iterator[tuple[str, str]]:
    for path in folder.glob(pattern):
        if path.is_file():
            yield f"{name}/{path.relative_to(folder).as_posix()}", hashlib.sha256(path.read_bytes()).hexdigest()
