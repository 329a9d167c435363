"""Puts the web application together: one dataset, one engine, many small routes."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from briefing_kg.serve import guard, problem, security
from briefing_kg.serve.context import register
from briefing_kg.serve.dataset import Dataset
from briefing_kg.serve.engine import InProcessEngine, QueryEngine
from briefing_kg.serve.routes import BLUEPRINTS
from briefing_kg.settings import Settings

#: A query may be as long as the guard reads, four bytes a character, each byte written %XX.
_LARGEST_BODY = guard.MAX_LENGTH * 4 * 3
_STATIC_SECONDS = 86_400


def create_app(settings: Settings, dataset: Dataset, engine: QueryEngine | None = None) -> Flask:
    """Return the application that serves *dataset*; *engine* answers untrusted queries.

    A release says itself on which base its IRIs are; the setting is for files that do not.
    """
    if dataset.manifest is not None:
        settings = replace(settings, base=dataset.manifest.base)
    app = Flask("briefing_kg.serve", static_folder="static", template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_SECONDS
    app.url_map.strict_slashes = False
    served = register(app.extensions, settings, dataset, engine or InProcessEngine(dataset, settings))
    problem.install(app, served)
    security.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted, x_prefix=trusted
        )
    return app
