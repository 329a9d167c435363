"""Runs all checks of the second opinion over the graphs of a build, one briefing after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_kg import iris
from briefing_kg.audit.checks import OF_GRAPHS, Ledger
from briefing_kg.audit.coverage import check_numbers
from briefing_kg.audit.derivations import check_derived
from briefing_kg.audit.facts import Facts
from briefing_kg.audit.forms import check_apart, check_origins, read_lines
from briefing_kg.audit.ntriples import Literal
from briefing_kg.audit.sources import check_quotes, place_of, read_sources
from briefing_kg.audit.statements import check_statements
from briefing_kg.audit.ties import check_ties
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import ValidationReport
from briefing_kg.vocab import DRAFT, SCHEMA


def audit(graphs: Iterable[BuiltGraph], files: Mapping[str, bytes] | None, base: str) -> ValidationReport:
    """Return what the second opinion says of *graphs* on *base*.

    *files* are the bytes of the captured pages by briefing and name (``scio-2024-commerce/page-10.txt``);
    without them, as where only a dump is at hand, the published texts stand in for them.
    """
    ledger = Ledger(base, OF_GRAPHS)
    inspect(ledger, {each.key: each.ntriples for each in graphs}, files)
    return ledger.report()


def inspect(ledger: Ledger, graphs: Mapping[str, tuple[str, ...]], files: Mapping[str, bytes] | None) -> None:
    """Write into *ledger* what all checks say of *graphs*, lines by the key of their graph."""
    check_apart(ledger, graphs)
    shared = Facts(ledger.base)
    own: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, lines in graphs.items():
        briefing = key.rpartition("/")[0]
        if briefing:
            own.setdefault(briefing, {})[key] = lines
        else:
            shared.add(read_lines(ledger, key, lines))
    for briefing, its in own.items():
        _inspect_briefing(ledger, shared, briefing, its, files)


def _inspect_briefing(
    ledger: Ledger, shared: Facts, key: str, graphs: Mapping[str, tuple[str, ...]], files: Mapping[str, bytes] | None
) -> None:
    lines = {graph: read_lines(ledger, graph, texts) for graph, texts in graphs.items()}
    facts = Facts(ledger.base, shared)
    for each in lines.values():
        facts.add(each)
    transcript = f"{iris.briefing(ledger.base, key)}/transcript"
    status = facts.all(transcript, f"{SCHEMA}creativeWorkStatus")
    reviewed = not any(isinstance(each, Literal) and each.text == DRAFT for each in status)
    sources = read_sources(facts, ledger, key, files)
    check_quotes(facts, ledger, sources)
    check_statements(facts, ledger, sources, reviewed=reviewed)
    check_numbers(facts, ledger, sources, reviewed=reviewed)
    check_derived(facts, ledger)
    check_ties(facts, ledger, reviewed=reviewed)
    check_origins(facts, ledger, key, lines)
    ledger.place(lambda thing: place_of(facts, sources, thing))
