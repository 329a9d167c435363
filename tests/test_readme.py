"""The manual tells the truth: its commands run, its samples are what the data say."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing_kg.cli import main
from briefing_kg.publish import Release

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
CLAIMS = Path(__file__).parent.parent / "data" / "briefings" / "scio-2024-commerce" / "claims.ttl"


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of *language*."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> Iterator[list[str]]:
    """Yield the words after ``briefing-kg`` of each command shown on a line of its own."""
    for block in blocks("sh"):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["briefing-kg"]:
                yield words[1:]


COMMANDS = tuple(commands())


def test_the_manual_shows_commands() -> None:
    """The tour has at least one command a stage, and the start has two blocks."""
    assert len(COMMANDS) >= 4
    assert sum("python3 -m venv" in block for block in blocks("sh")) == 2


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_of_the_manual_runs(
    words: list[str], first_release: Release, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each exits with 0 and prints something, run from the top of the checkout."""
    monkeypatch.chdir(repository)
    monkeypatch.setenv("BRIEFING_KG_RELEASES", str(first_release.folder.parent))
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_the_python_of_the_manual_runs(repository: Path) -> None:
    """The sample prints the first figure."""
    (sample,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", sample], cwd=repository, capture_output=True, text=True, check=True)

    assert done.stdout == "2.38 trillion yuan 2380000000000 equal\n"


def test_the_claims_of_the_manual_are_those_of_the_data() -> None:
    """The sample of reviewed claims stands in the reviewed claims, word for word."""
    (sample,) = blocks("turtle")

    assert sample in CLAIMS.read_text(encoding="utf-8")


def test_every_command_is_in_the_manual() -> None:
    """The table of commands is complete."""
    assert [name for name in main.commands if f"`briefing-kg {name}" not in README] == []


def test_every_file_named_in_the_manual_exists(repository: Path) -> None:
    """No link of the manual leads nowhere."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)

    assert links
    assert [link for link in links if not (repository / link).exists()] == []
