"""The serve stage: one release, or any files of RDF, read-only over HTTP."""

from __future__ import annotations

from briefing_kg.serve.app import create_app
from briefing_kg.serve.dataset import Dataset, Source, open_dataset
from briefing_kg.serve.engine import InProcessEngine, QueryAnswer, QueryEngine, QueryRequest
from briefing_kg.serve.server import get, run

__all__ = [
    "Dataset",
    "InProcessEngine",
    "QueryAnswer",
    "QueryEngine",
    "QueryRequest",
    "Source",
    "create_app",
    "get",
    "open_dataset",
    "run",
]
