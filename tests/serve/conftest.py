"""Applications over the small release and over a file of RDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from briefing_kg.release_layout import Release
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import Settings
from tests.serve.samples import TRIG, write_sample


class ClosingClient(FlaskClient):
    """Reads answers to their end and closes the files behind them, as a server does."""

    def open(self, *args: Any, **more: Any) -> TestResponse:
        """Send a request."""
        return super().open(*args, **{"buffered": True, **more})


@pytest.fixture(scope="session")
def sample_release(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Release:
    """A release of the small graphs, written once."""
    return write_sample(tmp_path_factory.mktemp("served") / "releases", repository)


@pytest.fixture(scope="session")
def app(sample_release: Release) -> Flask:
    """The application over the release."""
    return create_app(Settings(), open_dataset(Source(release=sample_release.folder)))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application over the release."""
    return ClosingClient(app)


@pytest.fixture(scope="session")
def trig_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of RDF with a default graph and three named ones."""
    path = tmp_path_factory.mktemp("rdf") / "sample.trig"
    path.write_text(TRIG, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def file_app(trig_file: Path) -> Flask:
    """The application over a file of RDF."""
    return create_app(Settings(), open_dataset(Source(files=(trig_file,))))


@pytest.fixture
def file_client(file_app: Flask) -> FlaskClient:
    """A client of the application over a file of RDF."""
    return ClosingClient(file_app)
