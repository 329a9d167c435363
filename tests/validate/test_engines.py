"""The reference engine and the fast engine give the same answers, and the fast one is watched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query

from briefing_kg import pipeline, validate
from briefing_kg.cli import main
from briefing_kg.errors import InputError
from briefing_kg.formats import NTRIPLES
from briefing_kg.pipeline import workers
from briefing_kg.publish import Release
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity, ValidationReport, merged
from briefing_kg.settings import Settings
from briefing_kg.validate import Engine, Method, fast, graphs, parts, probes
from briefing_kg.validate.engine import run
from briefing_kg.validate.parts import multiplying, only
from briefing_kg.validate.results import report_of
from briefing_kg.validate.words import Describer
from tests.validate import test_first_briefing as first
from tests.validate.checker import SOURCE, Checker, Fault, altered, changed, dropped
from tests.validate.test_faults import FAULTS

pytestmark = pytest.mark.xdist_group("faults")

_DRAFT = """SCIO briefing on boats

Zhang San:

We have 1,200 boats, up 5.4 percent from 2022. More than 30 pilots were trained last year.

Li Si, reporter:

How many will you train in 2024?

Zhang San:

We will train 40 pilots by the end of this year. A third of them, 1.5 million yuan each, are new.
"""
_WRONG = "a chain without parentheses"


@pytest.fixture(scope="module")
def rules(shapes: tuple[tuple[Path, str], ...]) -> Graph:
    """The shapes for reviewed briefings."""
    return graphs.shapes_graph([each for each in shapes if each[0].name != validate.UNREVIEWED])


@pytest.fixture(scope="module")
def vocabulary(checker: Checker) -> Graph:
    """The ontology."""
    return graphs.turtle_graph(checker.ontology, Path("ontology"))


def built(graph: Graph) -> BuiltGraph:
    """The graph as the model would hand it over."""
    return BuiltGraph("all", tuple(sorted(line for line in graph.serialize(format="nt").split("\n") if line)))


def report_by(engine: Engine, graph: Graph, rules: Graph, vocabulary: Graph) -> ValidationReport:
    """The report of one engine on all shapes that it is asked for, with nobody to correct it."""
    data = graphs.data_graph([built(graph)], vocabulary)
    every = frozenset(rules.subjects(RDF.type, SH.NodeShape))
    exact = multiplying(rules) if engine is Engine.FAST else frozenset()
    runs = [run(engine, data, only(every - exact, rules))]
    if exact:
        runs.append(run(Engine.PYSHACL, data, only(exact, rules)))
    return merged(report_of(each, rules, Describer(data, vocabulary)) for each in runs)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_both_engines_answer_alike_on_every_fault(
    checker: Checker, fault: Fault, rules: Graph, vocabulary: Graph
) -> None:
    """Severity, shape, focus, path, value, component, message and place of every result are the same."""
    graph = altered(checker.ferries, fault.updates, checker.prefixes, SOURCE)

    assert report_by(Engine.FAST, graph, rules, vocabulary).results == checker.after(*fault.updates).results


def test_both_engines_answer_alike_on_the_first_dataset(
    first_release: Release, rules: Graph, vocabulary: Graph
) -> None:
    """As it is published, and with slips of many kinds in it."""
    published = Graph().parse(first_release.dump("all", NTRIPLES), format="nt")
    fine = report_by(Engine.FAST, published, rules, vocabulary)
    updates = tuple(update for _, each, _ in first.SLIPS for update in each)
    slips = altered(published, updates, first._PREFIXES, first._SOURCE)
    found = [report_by(engine, slips, rules, vocabulary) for engine in Engine]

    assert {result.severity for result in fine.results} == {Severity.INFO}
    assert len(found[0].results) > len(first.SLIPS)
    assert found[0] == found[1]


def test_a_draft_has_the_same_report_by_any_engine_and_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has reviewed it, so the fast engine does check it; promises are counted alike as well."""
    for key in ("boats", "ferries"):
        page = tmp_path / "briefings" / key / "page-1.txt"
        page.parent.mkdir(parents=True)
        page.write_text(_DRAFT.replace("boats", key), encoding="utf-8")
    reports = []
    for engine, cores in ((Engine.PYSHACL, 1), (Engine.FAST, 1), (Engine.FAST, 3)):
        monkeypatch.setattr(workers, "cores", lambda cores=cores: cores)
        reports.append(pipeline.check(Settings(root=tmp_path), engine=engine).report)

    assert reports[0].passes
    assert len(reports[0].results) > 3
    assert reports[0] == reports[1] == reports[2]


@pytest.mark.parametrize("number", [2, 3])
def test_the_reports_of_all_parts_are_the_whole(checker: Checker, number: int) -> None:
    """Results and promises of a briefing do not depend on how the shapes are divided."""
    updates = (dropped("measure:1", "brf:period"), changed("figure:pilots-2024", "brf:value", '"31"^^xsd:decimal'))
    graph = built(altered(checker.ferries, updates, checker.prefixes, SOURCE))
    found = [
        validate.validate(
            [graph], checker.shapes, checker.ontology, reviewed=True, method=Method(Engine.PYSHACL, part, number)
        )
        for part in range(number)
    ]

    assert merged(found) == checker.after(*updates)
    assert all(report.promises for report in found)


@pytest.mark.parametrize("engine", list(Engine))
def test_the_probes_have_right_answers(engine: Engine) -> None:
    """Both engines give them, so a probe that fails tells of the engine, not of the probe."""
    assert probes.wrong_answers(run(engine, probes.data(), probes.shapes())) == []


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The fast engine has not been tried yet in this process, nor will it have been."""
    fast.trusted.cache_clear()
    yield
    monkeypatch.undo()
    fast.trusted.cache_clear()


@pytest.mark.usefixtures("untried")
def test_an_engine_that_answers_wrongly_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast engine takes chains from the right; if this fails because it no longer does, parentheses are free."""
    asked = {**probes.EXPRESSIONS, _WRONG: ("STR(10 - 4 - 3)", "3")}
    monkeypatch.setattr(probes, "EXPRESSIONS", MappingProxyType(asked))

    with pytest.raises(InputError, match=r"gives wrong answers, so it is not used: a chain .* \(3, not 9\)\n"):
        validate.make_sure_of(Engine.FAST)


@pytest.mark.usefixtures("untried")
@pytest.mark.parametrize("command", ["check", "build"])
def test_how_to_install_the_fast_engine_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    """It is an optional part; whoever asks for it without having it learns what to do, before any work."""
    monkeypatch.setitem(sys.modules, "pyshacl_turbo", None)
    monkeypatch.setenv("BRIEFING_KG_RELEASES", str(tmp_path))
    result = CliRunner().invoke(main, [command, "--engine", "fast"])

    assert result.exit_code == 2
    assert "pip install 'briefing-kg[fast]'" in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def _must_not_run(*_: object) -> Graph:
    pytest.fail("the fast engine was asked")


def test_what_is_reviewed_is_never_left_to_the_fast_engine(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for it, pySHACL checks."""
    monkeypatch.setattr(fast, "run", _must_not_run)
    report = validate.validate(
        [built(checker.ferries)], checker.shapes, checker.ontology, reviewed=True, method=Method(Engine.FAST)
    )

    assert report.conforms


def test_pyshacl_decides_where_the_fast_engine_finds_a_violation(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Violation that pySHACL does not find is none."""
    broken = altered(checker.ferries, (dropped("<>", "schema:text"),), checker.prefixes, SOURCE)
    asked = []

    def mistaken(_: Graph, shapes: Graph) -> Graph:
        asked.append(shapes)
        return run(Engine.PYSHACL, graphs.data_graph([built(broken)], Graph()), shapes)

    monkeypatch.setattr(fast, "run", mistaken)
    method = Method(Engine.FAST)
    report = validate.validate(
        [built(checker.ferries)], checker.shapes, checker.ontology, reviewed=False, method=method
    )

    assert asked
    assert report.conforms


def test_arithmetic_is_as_the_engines_need_it(checker: Checker, rules: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """No query has ``a - b - c`` or ``a / b * c``, which engines group differently; all that multiply are known."""
    asked: dict[str, Query] = {}
    parsed = graphs._parsed

    def noted(query: str) -> Query:
        asked[query] = parsed(query)
        return asked[query]

    monkeypatch.setattr(graphs, "_parsed", noted)
    validate.prepare(checker.shapes, checker.ontology, Method())
    multiply = [text for text, query in asked.items() if steps(query.algebra, "MultiplicativeExpression")]

    assert len(asked) >= len(set(rules.objects(None, SH.select)))
    assert [text for text, query in asked.items() if chained(query.algebra)] == []
    assert multiply
    assert all(parts._TIMES.search(text) for text in multiply)


def test_a_chain_would_be_seen() -> None:
    """The search for chains finds one, wherever in a query it stands."""
    query = "SELECT ?x WHERE { FILTER NOT EXISTS { BIND(IF(?a = 1, ?a - ?b - ?c, 1) AS ?d) } }"

    assert chained(graphs._parsed(query).algebra)
    assert not chained(graphs._parsed(query.replace("?a - ?b - ?c", "(?a - ?b) - ?c")).algebra)


def chained(node: Any) -> list[CompValue]:
    """The additions and multiplications below *node* with more than two operands."""
    found = steps(node, "AdditiveExpression", "MultiplicativeExpression")
    return [each for each in found if len(dict.get(each, "op") or ()) > 1]


def steps(node: Any, *names: str) -> list[CompValue]:
    """The expressions of these names below *node*."""
    found = []
    if isinstance(node, CompValue):
        if node.name in names and dict.get(node, "op"):
            found.append(node)
        node = list(node.values())
    if isinstance(node, list | tuple | set):
        for each in node:
            found += steps(each, *names)
    return found
