"""``briefing-kg check``: the report in each format, alone on standard output, and the exit code that it means."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from rdflib import Graph
from rdflib.namespace import RDF, SH

from briefing_kg.cli import main
from briefing_kg.pipeline import Checked
from briefing_kg.publish import Release
from briefing_kg.reports import Promise, Severity, ValidationReport, ValidationResult
from briefing_kg.settings import DEFAULT_BASE

SHAPE = f"{DEFAULT_BASE}shapes#QuoteEqualsSource"
FORMATS = ["text", "turtle", "json", "sarif"]

Check = Callable[..., Result]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Check:
    """Run the command over a report with results of the severities given, told with the arguments."""

    def checked(*arguments: str, severities: tuple[Severity, ...], color: bool = False) -> Result:
        results = tuple(
            ValidationResult(severity, SHAPE, f"{DEFAULT_BASE}id/{number}", None, None, f"passage {number}: is off.")
            for number, severity in enumerate(severities)
        )
        promise = Promise(SHAPE, "Quote equals source", "Quotes are the text's own.", 188, "passages", "text")
        report = Checked((), ValidationReport(tuple(sorted(results)), (promise,)))
        monkeypatch.setattr("briefing_kg.pipeline.check", lambda *_: report)
        return CliRunner().invoke(main, ["check", *arguments], color=color)

    return checked


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("severities", "code"),
    [
        ((), 0),
        ((Severity.INFO, Severity.WARNING), 0),
        ((Severity.WARNING, Severity.VIOLATION), 1),
    ],
    ids=["nothing", "warnings", "a violation"],
)
def test_the_exit_code_is_one_exactly_for_violations(
    check: Check, form: str, severities: tuple[Severity, ...], code: int
) -> None:
    """In every format."""
    assert check("--format", form, severities=severities).exit_code == code


def test_each_format_is_one_document(check: Check) -> None:
    """A program can read all of standard output."""
    severities = (Severity.WARNING, Severity.VIOLATION)
    document = json.loads(check("--format", "json", severities=severities).stdout)
    assert document["promises"][0]["outcome"] == "broken"
    (run,) = json.loads(check("--format", "sarif", severities=severities).stdout)["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert run["tool"]["driver"]["informationUri"] == DEFAULT_BASE
    turtle = Graph().parse(data=check("--format", "turtle", severities=severities).stdout, format="turtle")
    assert len(set(turtle.subjects(RDF.type, SH.ValidationResult))) == 2


def test_explain_tells_each_promise_before_the_results(check: Check) -> None:
    """Its words, its shape, what it looked at and what came of it; no colours where there is no terminal."""
    assert check("--explain", severities=(Severity.INFO,)).stdout == (
        "What was promised, of how many things it was asked, and what came of it:\n"
        "\n"
        "Text\n"
        "\n"
        "  Quote equals source  188 passages  kept, 1 note\n"
        "    Quotes are the text's own.\n"
        "    shapes#QuoteEqualsSource\n"
        "\n"
        "1 note (worth knowing, nothing to correct)\n"
        "\n"
        "  Quote equals source\n"
        "    - passage 0: is off.\n"
        "      0\n"
        "\n"
        "1 promise checked: 1 kept.\n"
        "1 note: the data can be published.\n"
    )


def test_all_tells_what_is_only_counted_otherwise(check: Check) -> None:
    """The report says how to get the rest."""
    severities = (Severity.WARNING,) * 21
    short, whole = (check(*arguments, severities=severities).stdout for arguments in ((), ("--all",)))
    assert "… and 1 more of the same kind; briefing-kg check --all shows every one." in short
    assert short.count(": is off.") == 20
    assert whole.count(": is off.") == 21


def test_a_terminal_has_colours(check: Check) -> None:
    """What is kept is green, what is broken is red."""
    broken = check("--explain", severities=(Severity.VIOLATION,), color=True)
    kept = check("--explain", severities=(), color=True)
    assert "\x1b[31m\x1b[1m1 Violation\x1b[0m" in broken.stdout
    assert "\x1b[32mkept\x1b[0m" in kept.stdout


def test_every_promise_has_a_place_at_its_address(first_release: Release, client: FlaskClient) -> None:
    """The name of a shape or check is an address where a page says what is promised."""
    promises = json.loads(first_release.report_json.read_bytes())["promises"]
    pages: dict[str, str] = {}
    for promise in promises:
        path, _, name = promise["shape"].removeprefix("https://briefing.example").partition("#")
        if path not in pages:
            pages[path] = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True).get_data(
                as_text=True
            )
        assert f'id="{name}"' in pages[path]
    assert set(pages) == {"/shapes", "/audit"}
