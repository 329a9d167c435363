"""Years, quarters, months and days are nodes with beginning and end."""

from __future__ import annotations

import pytest
from rdflib import URIRef
from rdflib.namespace import RDFS

from briefing_kg.model.terms import OWLTIME
from briefing_kg.model.times import is_time_key, time_graph
from briefing_kg.settings import DEFAULT_BASE


@pytest.mark.parametrize(
    ("key", "label", "first", "last"),
    [
        ("2023", "2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "February 2024", "2024-02-01", "2024-02-29"),
        ("2023-Q2", "quarter 2 of 2023", "2023-04-01", "2023-06-30"),
        ("2023-H2", "half 2 of 2023", "2023-07-01", "2023-12-31"),
    ],
)
def test_an_interval_has_its_days(key: str, label: str, first: str, last: str) -> None:
    """An interval is labelled and bounded by days that are described too."""
    graph, node = time_graph(DEFAULT_BASE, {key}), URIRef(f"{DEFAULT_BASE}id/time/{key}")

    assert label == str(graph.value(node, RDFS.label))
    for predicate, day in ((OWLTIME.hasBeginning, first), (OWLTIME.hasEnd, last)):
        bound = graph.value(node, predicate)
        assert bound is not None
        assert day == str(graph.value(bound, OWLTIME.inXSDDate))


@pytest.mark.parametrize("key", ["2023-13", "2023-02-30", "2023-Q5", "23", "now", "0000", "2023-1"])
def test_what_no_calendar_has_is_no_time(key: str) -> None:
    """A slip in a date is not taken for a new node."""
    assert not is_time_key(key)
