"""What tests of several stages share: the repository, and a release of the packaged data, built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from briefing_kg import pipeline
from briefing_kg.publish import Release
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import Settings

REPOSITORY = Path(__file__).parent.parent


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
