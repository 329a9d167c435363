"""The one table of prefixes."""

from __future__ import annotations

import pytest

from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.vocab import EXTERNAL_PREFIXES, brf, prefixes
from tests.ontology.terms import ONTOLOGY


def test_our_own_prefix_follows_the_base() -> None:
    """Only the ontology's own namespace depends on the base."""
    ours, theirs = prefixes(DEFAULT_BASE), prefixes("https://data.example.org/")
    assert ours["brf"] == "https://briefing.example/def#"
    assert theirs["brf"] == brf("https://data.example.org/") == "https://data.example.org/def#"
    assert {key for key in ours if ours[key] != theirs[key]} == {"brf"}


def test_schema_org_is_written_with_http() -> None:
    """There is one form of schema.org's namespace, the one of its own vocabulary file."""
    assert EXTERNAL_PREFIXES["schema"] == "http://schema.org/"


def test_prefixes_and_namespaces_are_one_to_one() -> None:
    """No two prefixes share a namespace, and each namespace ends where a local name begins."""
    namespaces = list(prefixes(DEFAULT_BASE).values())
    assert sorted(set(namespaces)) == sorted(namespaces)
    assert all(namespace.endswith(("#", "/")) for namespace in namespaces)


def test_the_table_cannot_be_changed() -> None:
    """The table is shared, so nobody may write to it."""
    with pytest.raises(TypeError):
        prefixes(DEFAULT_BASE)["x"] = "http://example.org/"  # type: ignore[index]


def test_files_and_table_agree() -> None:
    """A prefix that the ontology's file and the table both have means the same."""
    table = prefixes(DEFAULT_BASE)
    for line in (ONTOLOGY / "briefing.ttl").read_text(encoding="utf-8").splitlines():
        if line.startswith("@prefix "):
            _, name, iri, _ = line.split()
            assert table.get(name[:-1], iri[1:-1]) == iri[1:-1]
