"""The wheel carries everything: installed alone, it checks, builds and serves away from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import briefing_kg
from tests.test_architecture import LIBRARIES

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COME_WITH_FLASK = {"jinja2", "markupsafe", "werkzeug"}


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(repository)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command of the wheel as installed into an environment of its own.

    The libraries it depends on are lent by this environment, so that no index is asked;
    :func:`test_what_is_imported_is_declared` sees to it that they are declared.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    environment = home / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    scheme = sysconfig.get_paths("venv", vars={"base": str(environment), "platbase": str(environment)})
    pip = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True)
    Path(scheme["purelib"], "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(environment / "bin" / "briefing-kg"), *arguments]
        return subprocess.run(command, cwd=home, env=surroundings, capture_output=True, text=True, check=False)

    return run


def test_the_wheel_holds_what_the_checkout_holds(wheel: Path, repository: Path) -> None:
    """Every module, template and packaged file is in the wheel, and nothing else is."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    expected = {
        path.relative_to(repository / "src").as_posix()
        for path in (repository / "src" / "briefing_kg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for folder in ("data", "ontology", "shapes"):
        for path in (repository / folder).rglob("*"):
            if path.is_file():
                expected.add(f"briefing_kg/_packaged/{path.relative_to(repository).as_posix()}")
    assert names == expected
    assert "briefing_kg/py.typed" in names


def test_the_installed_command_knows_its_version(installed: Run) -> None:
    """The version of the wheel is the one in the package."""
    assert installed("--version").stdout == f"briefing-kg {briefing_kg.__version__}\n"


def test_the_wheel_checks_builds_and_serves_outside_the_checkout(installed: Run) -> None:
    """With nothing but the wheel, the packaged data are checked, released, and answer a request."""
    built = installed("build", "--releases", "made")
    assert built.returncode == 0, built.stderr
    assert Path(built.stdout.strip()).name.startswith("2024-02-07-")
    got = installed("get", "/", "--release", "made/current")
    assert got.returncode == 0, got.stderr
    assert "<html" in got.stdout


def test_the_installed_data_are_not_written_to(installed: Run, repository: Path) -> None:
    """A draft goes to a folder of the user, never into site-packages."""
    page = next((repository / "data" / "briefings").glob("*/page-*.txt"))
    done = installed("draft", str(page))
    assert done.returncode == 2
    assert "_packaged" in done.stderr
    assert "--root" in done.stderr


def test_what_is_imported_is_declared(repository: Path) -> None:
    """Every library that the import rules admit is a dependency, with a lower and an upper bound."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = (*project["dependencies"], *project["optional-dependencies"]["fast"])
    declared = {re.split(r"[<>=]", each)[0].replace("-", "_") for each in every}
    assert declared == set(LIBRARIES) - COME_WITH_FLASK
    for each in (*every, *project["optional-dependencies"]["test"]):
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", each)
