"""The command line: results on standard output, one clear message for each mistake, the right exit code."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import briefing_kg
from briefing_kg.cli import main
from briefing_kg.publish import Release
from briefing_kg.settings import DEFAULT_BASE, Settings

KEY = "scio-2024-commerce"
TRANSCRIPT = "Zhang San:\n\nWe have 1,200 boats. We will build 300 more this year.\n"

Edit = Callable[[str, str], Path]


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """A copy of the data to edit."""
    return Path(shutil.copytree(repository / "data", tmp_path / "data"))


@pytest.fixture
def edit(root: Path) -> Edit:
    """Replace one text by another in the reviewed claims of a copy, and return its root."""

    def edited(old: str, new: str) -> Path:
        claims = root / "briefings" / KEY / "claims.ttl"
        text = claims.read_text(encoding="utf-8")
        assert old in text
        claims.write_text(text.replace(old, new, 1), encoding="utf-8")
        return root

    return edited


def assert_one_message(result: Result, *words: str) -> None:
    """The command failed with exit code 2, nothing on standard output and *words* in its message."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    for each in words:
        assert each in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_every_command_in_the_order_of_the_work() -> None:
    """A newcomer reads the way of a briefing off the list of commands."""
    lines = run("--help").stdout.partition("Commands:\n")[2].splitlines()
    listed = [line.split()[0] for line in lines if not line.startswith("   ")]
    assert listed == ["extract", "draft", "check", "build", "verify", "ids", "serve", "query", "get", "settings"]


def test_the_version_is_that_of_the_package() -> None:
    """Both ways of calling the command say the same version."""
    command = [sys.executable, "-m", "briefing_kg", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == run("--version").stdout == f"briefing-kg {briefing_kg.__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["build", "--base"], ["extract"], ["--root"]], ids=" ".join)
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    """Exit code 1 is kept for data with Violations."""
    assert run(*arguments).exit_code == 2


def test_extract_writes_json_and_nothing_else(tmp_path: Path) -> None:
    """Standard output is one JSON document with turns, figures, measures and people."""
    page = tmp_path / "page.txt"
    page.write_text(TRANSCRIPT, encoding="utf-8")
    result = run("extract", page)
    assert result.exit_code == 0
    assert set(json.loads(result.stdout)) == {"turns", "figures", "measures", "people"}


def test_extract_writes_the_draft_as_turtle(tmp_path: Path) -> None:
    """The Turtle of extract is what draft would write, and says that nobody reviewed it."""
    page = tmp_path / "page.txt"
    page.write_text(TRANSCRIPT, encoding="utf-8")
    result = run("extract", page, "--format", "ttl")
    assert result.exit_code == 0
    assert "reviewed by nobody" in result.stdout
    assert "brf:value 1200" in result.stdout


def test_extract_reads_the_names_of_the_data_in_use(root: Path, tmp_path: Path) -> None:
    """A speaker whom the authority files of --root know is that person."""
    page = tmp_path / "page.txt"
    page.write_text(TRANSCRIPT, encoding="utf-8")
    persons = root / "authority" / "persons.ttl"
    known = f'<{DEFAULT_BASE}id/agent/zhang-san> <http://www.w3.org/2000/01/rdf-schema#label> "Zhang San"@en .\n'
    persons.write_text(persons.read_text(encoding="utf-8") + known, encoding="utf-8")
    assert "brf:speaker agent:zhang-san" in run("--root", root, "extract", page, "--format", "ttl").stdout
    assert "brf:speaker speaker:zhang-san" in run("extract", page, "--format", "ttl").stdout


def test_a_text_without_turns_gives_empty_lists_and_a_note(tmp_path: Path) -> None:
    """A program reading standard output gets a valid empty answer; a person gets a note."""
    page = tmp_path / "note.txt"
    page.write_text("Nothing was said here.\n", encoding="utf-8")
    result = run("extract", page)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["turns"] == []
    assert "no turns" in result.stderr


@pytest.mark.parametrize(
    ("captured", "words"),
    [(b"caf\xe9", ("not UTF-8", "offset 3", "page.txt:1")), (b"", ("is empty",)), (None, ("cannot be read",))],
    ids=["not UTF-8", "empty", "missing"],
)
def test_a_source_that_cannot_be_used_is_one_message(
    tmp_path: Path, captured: bytes | None, words: tuple[str, ...]
) -> None:
    """The message names file and place and says what to do."""
    page = tmp_path / "page.txt"
    if captured is not None:
        page.write_bytes(captured)
    assert_one_message(run("extract", page), *words)


@pytest.mark.parametrize(
    ("old", "new", "spot", "problem"),
    [
        ('exact "2.38 trillion yuan"', 'exact "2.83 trillion yuan"', "2.83 trillion", "2.83 trillion yuan"),
        ('exact "2.38 trillion yuan"', 'exact "e-commerce"', "e-commerce", "e-commerce"),
        ("comparator:more-than", "comparator:more-then", "more-then", "not defined"),
        ("comparator:more-than", "comparater:more-than", "comparater:", "prefix"),
        ("brf:figureKind", "brf:figureSort", "figureSort", "no term"),
        ("brf:value 15.6 ;", "brf:value 15.6", "brf:value 15.6 brf", "does not parse"),
    ],
    ids=["quote not there", "quote twice", "unknown key", "unknown prefix", "unknown term", "no Turtle"],
)
def test_a_slip_in_the_claims_is_one_message_with_file_and_line(
    edit: Edit, old: str, new: str, spot: str, problem: str
) -> None:
    """What is wrong, in which line of which file, and what to do: exit 2, nothing checked."""
    root = edit(old, new)
    result = run("--root", root, "check")
    assert_one_message(result, problem, "\n  ")
    claims = root / "briefings" / KEY / "claims.ttl"
    line = result.stderr.partition(f"{claims}:")[2].partition(":")[0]
    assert line.isdecimal(), result.stderr
    assert spot in claims.read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_data_with_violations_are_reported_and_not_published(edit: Edit, tmp_path: Path) -> None:
    """Exit code 1, the report on standard output, and the releases folder not even made."""
    root = edit("brf:value 100000 ;", "brf:value 10000 ;")
    checked = run("--root", root, "check")
    assert checked.exit_code == 1
    assert "Violation" in checked.stdout
    built = run("--root", root, "build", "--releases", tmp_path / "releases")
    assert built.exit_code == 1
    assert built.stdout == checked.stdout
    assert "Not published" in built.stderr
    assert not (tmp_path / "releases").exists()


def test_the_packaged_data_are_checked_from_any_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments the data that come with the package are checked, and pass."""
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "can be published" in result.stdout or "The data conform" in result.stdout
    assert "validation" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_draft_shows_differences_and_never_overwrites(root: Path) -> None:
    """Where claims exist they are compared with the extractor's result and stay as they are."""
    claims = root / "briefings" / KEY / "claims.ttl"
    before = claims.read_bytes()
    result = run("--root", root, "draft", KEY)
    assert result.exit_code == 0, result.output
    assert claims.read_bytes() == before
    assert "differences" in result.stderr
    assert f"{len(result.stdout.splitlines())} differences" in result.stderr


def test_without_reviewed_claims_draft_gives_the_extractors_own_result(root: Path) -> None:
    """The draft is made of the text alone: the claims that were deleted leave no trace in it."""
    folder = root / "briefings" / KEY
    (folder / "claims.ttl").unlink()
    result = run("--root", root, "draft", KEY)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{folder / 'claims.ttl'}\n"
    drafted = (folder / "claims.ttl").read_text(encoding="utf-8")
    assert "reviewed by nobody" in drafted
    assert "figure:cbec-trade-2023" not in drafted
    assert 'oa:exact "2.38 trillion yuan"' in drafted


def test_a_text_becomes_a_briefing(tmp_path: Path) -> None:
    """A new text is copied byte for byte beside its draft; a second draft of it changes nothing."""
    (tmp_path / "data").mkdir()
    page = tmp_path / "Boats 2024.txt"
    page.write_bytes(TRANSCRIPT.encode())
    folder = tmp_path / "data" / "briefings" / "boats-2024"
    assert run("--root", tmp_path / "data", "draft", page).exit_code == 0
    assert (folder / "page-1.txt").read_bytes() == TRANSCRIPT.encode()
    assert sorted(path.name for path in folder.iterdir()) == ["claims.ttl", "page-1.txt", "source.ttl"]
    assert_one_message(run("--root", tmp_path / "data", "draft", page), "boats-2024", "already")
    again = run("--root", tmp_path / "data", "draft", folder / "page-1.txt")
    assert again.exit_code == 0, again.output
    assert "say the same" in again.stderr


def test_draft_refuses_a_text_without_turns_unless_told(tmp_path: Path) -> None:
    """A page that is no transcript is not taken in by mistake."""
    (tmp_path / "data").mkdir()
    page = tmp_path / "note.txt"
    page.write_text("Nothing was said here.\n", encoding="utf-8")
    assert_one_message(run("--root", tmp_path / "data", "draft", page), "no turns", "--allow-empty")
    assert not (tmp_path / "data" / "briefings").exists()
    assert run("--root", tmp_path / "data", "draft", page, "--allow-empty").exit_code == 0


def test_an_unknown_briefing_or_root_is_one_message(root: Path, tmp_path: Path) -> None:
    """The message names what there is, or what to give instead."""
    assert_one_message(run("--root", root, "draft", "none"), "'none'", KEY)
    assert_one_message(run("--root", tmp_path / "none", "check"), "no such folder", "--root")


@pytest.mark.parametrize("arguments", [["serve"], ["query", "ASK {}"], ["get", "/"]], ids=" ".join)
def test_a_missing_release_says_how_to_build_one(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever serves before building learns the command that was missing."""
    monkeypatch.chdir(tmp_path)
    assert_one_message(run(*arguments), "briefing-kg build")


def test_a_query_is_answered_from_a_release(first_release: Release, tmp_path: Path) -> None:
    """A query is given as text or as a file; its columns come in its own order, numbers as written."""
    query = f"SELECT ?value ?f {{ ?f <{DEFAULT_BASE}def#value> ?value FILTER (?value = 1600) }}"
    (tmp_path / "question.rq").write_text(query, encoding="utf-8")
    for given in (query, tmp_path / "question.rq"):
        result = run("query", given, "--release", first_release.folder)
        assert result.exit_code == 0, result.output
        header, row = result.stdout.splitlines()
        assert header == "value,f"
        assert row.startswith("1600,")


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ("ASK { ?s ?p 1.5 }", [], '"boolean":true'),
        ("SELECT * { ?s ?p ?o }", ["--format", "json"], '"value":"1.5"'),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", [], "1.5"),
        (
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
            ["--format", "nt"],
            '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        ),
    ],
)
def test_any_file_of_rdf_is_queried(tmp_path: Path, query: str, options: list[str], expected: str) -> None:
    """Without a release: several files at once, every form of query, its usual format or a wanted one."""
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:p> 1.5 .", encoding="utf-8")
    (tmp_path / "b.nt").write_text("<urn:b> <urn:p> <urn:c> .\n", encoding="utf-8")
    result = run("query", query, *options, "--data", tmp_path / "a.ttl", "--data", tmp_path / "b.nt")
    assert result.exit_code == 0, result.output
    assert expected in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "SELECT * {"], ("Line 1", "not SPARQL")),
        (["query", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"], ("INSERT", "read-only")),
        (["query", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"], ("SERVICE",)),
        (["query", "ASK {}", "--format", "csv"], ("ASK",)),
        (["query", "none.rq"], ("none.rq", "no query can be read")),
        (["get", "/", "--release", "x"], ("not both",)),
    ],
    ids=["no SPARQL", "update", "service", "format of another form", "no file", "two sources"],
)
def test_a_query_that_is_not_answered_is_one_message(
    tmp_path: Path, arguments: list[str], words: tuple[str, ...]
) -> None:
    """What cannot or must not be answered says why: exit 2, nothing on standard output."""
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:p> 1.5 .", encoding="utf-8")
    assert_one_message(run(*arguments, "--data", tmp_path / "a.ttl"), *words)


def test_data_that_are_no_rdf_are_named_with_file_and_line(tmp_path: Path) -> None:
    """Turtle that does not parse is one message with file and line."""
    (tmp_path / "bad.ttl").write_text("<urn:a> <urn:p> 1.5 .\n<urn:b> <urn:p>\n", encoding="utf-8")
    assert_one_message(run("get", "/", "--data", tmp_path / "bad.ttl"), f"{tmp_path / 'bad.ttl'}:")
    (tmp_path / "bad.doc").write_text("", encoding="utf-8")
    assert_one_message(run("get", "/", "--data", tmp_path / "bad.doc"), ".ttl")


def test_get_writes_what_the_server_would_answer(first_release: Release) -> None:
    """A page by default, data by the Accept header, and exit code 2 for what is not there."""
    page = run("get", "/", "--release", first_release.folder)
    assert page.exit_code == 0, page.output
    assert "<html" in page.stdout
    data = run("get", "doc/agent/mofcom", "--accept", "text/turtle", "--release", first_release.folder)
    assert data.exit_code == 0, data.output
    assert "agent/mofcom>" in data.stdout
    missing = run("get", "/id/agent/nobody", "--release", first_release.folder)
    assert missing.exit_code == 2
    assert "404" in missing.stderr


def test_a_port_in_use_is_one_message(first_release: Release) -> None:
    """Serving on a taken port says so and what to do, instead of a traceback of the server."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_one_message(run("serve", "--port", str(port), "--release", first_release.folder), str(port), "--port")


def test_serve_answers_until_it_is_told_to_stop(first_release: Release) -> None:
    """The address is announced once it answers; SIGTERM ends all processes and frees the port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--port", str(port), "--release", str(first_release.folder)]
    command = [sys.executable, "-m", "briefing_kg", "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            assert server.stderr.readline() == f"Serving at http://127.0.0.1:{port}/\n"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", timeout=30) as answer:
                assert answer.status == 200
        finally:
            server.terminate()
        assert server.wait(timeout=5) == 0
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_the_folder_of_releases_is_an_option_of_every_command(first_release: Release) -> None:
    """Given before the command, it says where the release in force is found."""
    result = run("--releases", first_release.folder.parent, "query", "ASK { GRAPH ?g { ?s ?p ?o } }")
    assert result.exit_code == 0, result.output
    assert '"boolean":true' in result.stdout
    assert run("--releases", first_release.folder.parent, "get", "/").exit_code == 0


@pytest.mark.parametrize("arguments", [["--releases", "made", "build"], ["build", "--releases", "made"]], ids=" ".join)
def test_a_release_is_built_where_the_option_says(
    first_release: Release, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """The option may stand before the command or after it."""
    asked: list[Path] = []

    def build(settings: Settings, *_: object) -> Release:
        asked.append(settings.releases)
        return first_release

    monkeypatch.setattr("briefing_kg.pipeline.build", build)
    assert run(*arguments).exit_code == 0
    assert asked == [Path("made")]


def test_progress_is_plain_where_there_is_no_terminal(tmp_path: Path) -> None:
    """In a log each step is one line without control characters."""
    (tmp_path / "briefings" / "harbour-2024").mkdir(parents=True)
    (tmp_path / "briefings" / "harbour-2024" / "page-1.txt").write_text(TRANSCRIPT, encoding="utf-8")
    result = run("--root", tmp_path, "check")
    assert result.stderr.splitlines() == ["modelling …", "validation …", "second opinion …"]


def test_a_reader_that_stops_early_is_no_violation(tmp_path: Path) -> None:
    """With a closed pipe the exit code is 2 and no traceback is shown."""
    page = tmp_path / "page.txt"
    page.write_text(TRANSCRIPT, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "briefing_kg", "extract", str(page)]
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_program_is_not_taken_for_violations(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error nobody foresaw exits with 2, with its traceback for the report."""
    monkeypatch.setattr("briefing_kg.pipeline.check", lambda *_: 1 // 0)
    result = run("check")

    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.stderr
    assert "a fault of the program" in result.stderr


def test_a_root_without_briefings_is_refused(tmp_path: Path) -> None:
    """Data that are not there are not approved."""
    result = run("--root", tmp_path, "check")

    assert result.exit_code == 2
    assert "holds no briefing" in result.stderr


def test_a_draft_in_the_place_of_deleted_claims_can_be_checked(repository: Path, tmp_path: Path) -> None:
    """Context that speaks of reviewed figures does not stop the draft; a second draft finds no difference."""
    root = tmp_path / "data"
    shutil.copytree(repository / "data", root)
    (root / "briefings" / "scio-2024-commerce" / "claims.ttl").unlink()
    first = run("--root", root, "draft", "scio-2024-commerce")
    again = run("--root", root, "draft", "scio-2024-commerce")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stdout == ""
    assert "say the same" in again.stderr
    assert run("--root", root, "check").exit_code == 0
