"""The commands that read a release, or files of RDF: serve, query, get."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing_kg import formats
from briefing_kg.cli.group import FAILED
from briefing_kg.cli.talk import note
from briefing_kg.errors import InputError
from briefing_kg.settings import Settings

if TYPE_CHECKING:
    from briefing_kg.serve import Source

Command = Callable[..., Any]

_FIRST_ERROR = 400  # RFC 9110, section 15
_BY_EXTENSION = {each.extension: each for each in (*formats.RESULT_FORMATS, *formats.GRAPH_FORMATS)}


def _what(command: Command) -> Command:
    """Add the options that say what is to be read."""
    path = click.Path(path_type=Path)
    data = click.option("--data", "files", type=path, multiple=True, help="A file of RDF instead; may be repeated.")
    release = click.option("--release", type=path, help="Folder of a release; without it, the one in force.")
    return release(data(command))


@click.command()
@_what
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.pass_obj
def serve(settings: Settings, release: Path | None, files: tuple[Path, ...], host: str, port: int) -> None:
    """Serve a release, or any files of RDF, read only."""
    from briefing_kg.serve import run

    run(settings, _source(settings, release, files), host, port, lambda address: note(f"Serving at {address}"))


@click.command()
@click.argument("query", metavar="QUERY|FILE")
@click.option("--format", "form", type=click.Choice(list(_BY_EXTENSION)), help="By default csv, json for ASK, or ttl.")
@_what
@click.pass_obj
def query(settings: Settings, query: str, form: str | None, release: Path | None, files: tuple[Path, ...]) -> None:
    """Answer a SPARQL query, given as text, as a file, or as - for standard input."""
    from briefing_kg.serve import InProcessEngine, QueryRequest, open_dataset

    dataset = open_dataset(_source(settings, release, files))
    if dataset.manifest is not None:
        settings = replace(settings, base=dataset.manifest.base)
    wanted = None if form is None else _BY_EXTENSION[form]
    request = QueryRequest(
        text=_text(query),
        solutions=_one_of(formats.RESULT_FORMATS, wanted, formats.RESULTS_CSV),
        boolean=_one_of((formats.RESULTS_JSON, formats.RESULTS_XML), wanted, formats.RESULTS_JSON),
        graph=_one_of(formats.GRAPH_FORMATS, wanted, formats.TURTLE),
    )
    _write(InProcessEngine(dataset, settings).answer(request).body)


@click.command()
@click.argument("path")
@click.option("--accept", default="*/*", show_default=True, help="Media types to ask for.")
@_what
@click.pass_context
def get(context: click.Context, path: str, accept: str, release: Path | None, files: tuple[Path, ...]) -> None:
    """Write what the server would answer to a GET of PATH, without a server."""
    from briefing_kg.serve import create_app, open_dataset
    from briefing_kg.serve import get as ask

    settings: Settings = context.obj
    app = create_app(settings, open_dataset(_source(settings, release, files)))
    status, _, body = ask(app, path if path.startswith("/") else f"/{path}", accept)
    _write(body)
    if status >= _FIRST_ERROR:
        note(f"briefing-kg: the answer has status {status}")
        context.exit(FAILED)


def _source(settings: Settings, release: Path | None, files: tuple[Path, ...]) -> Source:
    """Return what is to be read; without options, the release in force."""
    from briefing_kg.release_layout import current_release
    from briefing_kg.serve import Source

    if release and files:
        raise click.UsageError("Give --release or --data, not both.")
    if files:
        return Source(files=files)
    return Source(release=release or current_release(settings.releases).folder)


def _text(query: str) -> str:
    """Return the text of a query that may be given as the name of a file."""
    if query == "-":
        return sys.stdin.read()
    if "{" in query or any(letter.isspace() for letter in query):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"no query can be read: {error}", path=query, advice="Give a query, or a file.") from error


def _one_of(
    choice: tuple[formats.Format, ...], wanted: formats.Format | None, default: formats.Format
) -> formats.Format | None:
    if wanted is None:
        return default
    return wanted if wanted in choice else None


def _write(body: bytes) -> None:
    """Write bytes as they are; on a terminal they end in a line feed."""
    click.echo(body, nl=sys.stdout.isatty() and not body.endswith(b"\n"))
