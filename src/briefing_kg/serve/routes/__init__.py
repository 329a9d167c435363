"""The addresses of the site, one small module each."""

from __future__ import annotations

from briefing_kg.serve.routes import documents, files, graphs, reference, sparql, start

BLUEPRINTS = (
    start.blueprint,
    documents.blueprint,
    reference.blueprint,
    graphs.blueprint,
    files.blueprint,
    sparql.blueprint,
)
