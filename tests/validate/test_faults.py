from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from tests.validate import faults_claims, faults_speech, faults_text, faults_world
from tests.validate.checker import Checker, Fault, fired

FAULTS = (*faults_text.FAULTS, *faults_speech.FAULTS, *faults_claims.FAULTS, *faults_world.FAULTS)


def test_the_small_briefing_conforms(checker: Checker) -> None:
    """What the faults start from has no result at all, in either profile."""
    assert checker.report(checker.ferries).results == ()
    assert checker.report(checker.ferries, reviewed=False).results == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_fires_its_shapes_and_no_other(checker: Checker, fault: Fault) -> None:
    """Each fault is caught by exactly the shapes that forbid it."""
    assert fired(checker.after(*fault.updates)) == fault.fires


def test_every_shape_has_a_fault(shapes: tuple[tuple[Path, str], ...]) -> None:
    """No shape is untested: each that has a name of its own fires after some fault."""
    graph = Graph()
    for _, text in shapes:
        graph.parse(data=text, format="turtle")
    named = {
        str(shape).rsplit("#", 1)[1]
        for shape in graph.subjects(RDF.type, SH.NodeShape)
        if graph.value(shape, SH.description)
    }

    assert named == frozenset().union(*(fault.fires for fault in FAULTS))
