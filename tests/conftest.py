"""What tests of several stages share: the repository, and a release of the packaged data, built once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from briefing_kg import pipeline
from briefing_kg.publish import Release
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import Settings

REPOSITORY = Path(__file__).parent.parent
LEFT_OUT = "left out by their markers"


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Let a process that runs a share of the tests count what its markers leave out."""
    config = items[0].config
    if hasattr(config, "workeroutput"):
        config.workeroutput[LEFT_OUT] = len(items)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Tell in the last line how many tests were left out, the same in each process; pytest-xdist forgets them."""
    reporter = node.config.pluginmanager.getplugin("terminalreporter")
    reporter.stats["deselected"] = [LEFT_OUT] * getattr(node, "workeroutput", {}).get(LEFT_OUT, 0)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in [name for name in os.environ if name.startswith("BRIEFING_KG_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of the packaged data; nobody writes to it."""
    return pipeline.build(Settings(releases=tmp_path_factory.mktemp("releases")))


@pytest.fixture
def client(first_release: Release) -> FlaskClient:
    """A client of the application that serves the packaged data."""
    return create_app(Settings(), open_dataset(Source(release=first_release.folder))).test_client()
