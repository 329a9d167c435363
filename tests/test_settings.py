"""Settings: one table in the code, read from the environment, shown by the command and the README."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing_kg.cli import main
from briefing_kg.errors import DataError
from briefing_kg.settings import Settings, describe, from_environment


def test_without_environment_the_defaults_hold() -> None:
    """Nothing is read that is not there, and an empty value counts as none."""
    assert from_environment({}) == Settings() == from_environment({"BRIEFING_KG_ROOT": "", "HOME": "/"})


def test_every_setting_is_read_from_the_environment() -> None:
    """Names of the table are the names that are read, each into its own type."""
    given = {name: {"BRIEFING_KG_BASE": "https://data.example.org/"}.get(name, "7") for name, _, _ in describe()}
    read = from_environment(given)
    assert read.base == "https://data.example.org/"
    assert read.root == read.releases == Path("7")
    assert read.query_seconds == read.workers == 7
    assert read.publisher == "7"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE", "data.example.org"),
        ("BASE", "https://x.org"),
        ("BASE", "http:///"),
        ("BASE", "https://x.org/?q=/"),
        ("BASE", "http://x y/"),
        ("WORKERS", "0"),
        ("WORKERS", "two"),
        ("RATE", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    """The message says which variable, what it was and what it should look like."""
    with pytest.raises(DataError, match=f"BRIEFING_KG_{name}"):
        from_environment({f"BRIEFING_KG_{name}": value})


def test_the_command_shows_the_values_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that was set is shown beside its default, and the option wins over the environment."""
    monkeypatch.setenv("BRIEFING_KG_WORKERS", "5")
    monkeypatch.setenv("BRIEFING_KG_ROOT", "/from-the-environment")
    shown = CliRunner().invoke(main, ["--root", "/from-the-option", "settings"]).stdout
    assert "BRIEFING_KG_WORKERS=5  (default: 2)\n" in shown
    assert "BRIEFING_KG_ROOT=/from-the-option  (default: unset)\n" in shown
    for name, _, purpose in describe():
        assert f"{name}=" in shown
        assert purpose in shown


def test_a_bad_setting_stops_every_command_with_exit_code_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the environment is one message, not a surprise later on."""
    monkeypatch.setenv("BRIEFING_KG_WORKERS", "many")
    result = CliRunner().invoke(main, ["settings"])
    assert result.exit_code == 2
    assert "BRIEFING_KG_WORKERS is 'many'" in result.stderr


def test_the_readme_has_the_same_table(repository: Path) -> None:
    """The README's table of settings is what "briefing-kg settings --markdown" writes."""
    readme = (repository / "README.md").read_text(encoding="utf-8")
    between = readme.partition("<!-- settings -->")[2].partition("<!-- /settings -->")[0]
    assert between.strip() == CliRunner().invoke(main, ["settings", "--markdown"]).stdout.strip()
