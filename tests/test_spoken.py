"""Things that briefings share, and only one of two reviewed briefings speaks of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_kg import pipeline
from briefing_kg.pipeline import checking
from briefing_kg.pipeline.rules import claim_shapes
from briefing_kg.pipeline.spoken import spoken_of
from briefing_kg.records import BuiltGraph
from briefing_kg.settings import DEFAULT_BASE, Settings
from briefing_kg.vocab import DCTERMS, OWL, SKOS

#: The file of the shape in question, and what it needs.
_SHAPES = {"prefixes.ttl", "world.ttl"}
AGENTS = f"{DEFAULT_BASE}id/agent/"
_PERSON = '\nagent:{} a prov:Person , schema:Person ; rdfs:label "{}"@en .\n'


@pytest.fixture(scope="module")
def checked(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> pipeline.Checked:
    """The first dataset, a small second reviewed briefing with a speaker of its own, and a person of no briefing."""
    root = Path(shutil.copytree(repository / "data", tmp_path_factory.mktemp("spoken") / "data"))
    with (root / "authority" / "persons.ttl").open("a", encoding="utf-8") as file:
        file.write(_PERSON.format("zhang-san", "Zhang San") + _PERSON.format("nobody", "No Body"))
    folder = root / "briefings" / "quay"
    folder.mkdir()
    (folder / "page-1.txt").write_text("Zhang San:\n\nGood morning. Thank you.\n", encoding="utf-8")
    settings = Settings(root=root, releases=root.parent / "releases")
    pipeline.draft(settings, "quay")
    claims = folder / "claims.ttl"
    lines = claims.read_text(encoding="utf-8").splitlines(keepends=True)
    claims.write_text("".join(line for line in lines if "creativeWorkStatus" not in line), encoding="utf-8")
    shapes = [(path, text) for path, text in claim_shapes(settings.base) if path.name in _SHAPES]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checking, "claim_shapes", lambda _: tuple(shapes))
        return pipeline.check(settings)


def test_what_one_briefing_speaks_of_is_no_fault_of_another(checked: pipeline.Checked) -> None:
    """The second speaks of hardly anybody; only the person of whom nobody speaks at all is told."""
    found = {each.focus for each in checked.report.results if each.shape.endswith("#ThingIsSpokenOf")}
    assert found == {f"{AGENTS}nobody"}


def test_what_validation_is_told_of_other_briefings_is_not_published(checked: pipeline.Checked) -> None:
    """It is no fact about the world."""
    assert not [line for graph in checked.graphs for line in graph.ntriples if f"<{DCTERMS}isReferencedBy>" in line]


def test_each_shared_thing_is_told_once_however_many_briefings_speak_of_it() -> None:
    """To be annotated or put in order is not to be spoken of, nor are words in a text an address."""
    shared = [BuiltGraph("codes", tuple(f"<{AGENTS}{name}> <p> <q> ." for name in "abcd"))]
    lines = (
        f"<x> <y> <{AGENTS}a> .",
        f"<x> <{OWL}annotatedTarget> <{AGENTS}b> .",
        f"<x> <{SKOS}broader> <{AGENTS}c> .",
        f'<x> <y> "says <{AGENTS}d> ." .',
        f"<x> <y> <{AGENTS}of-its-own> .",
        f"<{AGENTS}d> <y> <z> .",
    )
    own = {key: (BuiltGraph(f"{key}/stated", lines),) for key in ("one", "two")}
    assert spoken_of(own, shared, DEFAULT_BASE).ntriples == (
        f"<{AGENTS}a> <{DCTERMS}isReferencedBy> <{DEFAULT_BASE}id/briefing/one> .",
    )
