"""The commands that work on data: extract, draft, check, build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import click

from briefing_kg import __version__, iris
from briefing_kg.cli.group import VIOLATIONS
from briefing_kg.cli.talk import Steps, note, painted
from briefing_kg.resources import data_root
from briefing_kg.settings import Settings, checked

_ENGINE = click.option(
    "--engine",
    type=click.Choice(["pyshacl", "fast"]),
    default="pyshacl",
    show_default=True,
    help="What checks briefings that nobody has reviewed; those reviewed are always checked by pySHACL.",
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "ttl"]), default="json", show_default=True)
@click.pass_obj
def extract(settings: Settings, file: Path, form: Literal["json", "ttl"]) -> None:
    """Write what the extractor finds in the text FILE: turns, figures, measures, people."""
    from briefing_kg import pipeline
    from briefing_kg.extract import dumps, to_json

    found = pipeline.extract_file(settings, file)
    if not found.transcript.turns:
        note(f"{file}: no turns found; is this a transcript?")
    if form == "json":
        click.echo(dumps(to_json(found.transcript, found.claims)))
    else:
        click.echo(pipeline.extraction_turtle(found), nl=False)


@click.command()
@click.argument("target", metavar="KEY|FILE")
@click.option("--allow-empty", is_flag=True, help="Draft a text without turns too.")
@click.pass_obj
def draft(settings: Settings, target: str, *, allow_empty: bool) -> None:
    """Draft the claims of a briefing for a person to correct.

    KEY names a folder of data/briefings; a FILE becomes a new one. Where there are claims
    already, show how the extractor's draft differs from them. Nothing is overwritten.
    """
    from briefing_kg import pipeline

    done = pipeline.draft(settings, target, allow_empty=allow_empty)
    for path in done.written:
        click.echo(path)
    for difference in done.differences:
        click.echo(difference)
    if done.written:
        note(f"Drafted {done.key}: correct the claims, then run: {_command(settings)} check")
    elif done.differences:
        note(f"{len(done.differences)} differences between the claims of {done.key} and the extractor's draft.")
        note("Compared are turns, sentences, figures and measures; not what only readers add, such as indicators.")
    else:
        note(f"The claims of {done.key} and the extractor's draft say the same.")


def _command(settings: Settings) -> str:
    """Return how to call the command on the same data."""
    return f"briefing-kg --root {settings.root}" if settings.root else "briefing-kg"


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "turtle", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to write the report.",
)
@click.option("--explain", is_flag=True, help="Tell every promise first, what it was asked of, and what came of it.")
@click.option("--all", "every", is_flag=True, help="Tell every result, not the first 20 of a kind.")
@_ENGINE
@click.pass_context
def check(
    context: click.Context,
    form: Literal["text", "turtle", "json", "sarif"],
    engine: str,
    *,
    explain: bool,
    every: bool,
) -> None:
    """Check the data and write the report; exit 1 if there are Violations.

    --explain and --all are for the report as text; the other formats hold all of it anyway, Turtle
    the results only.
    """
    from briefing_kg import pipeline, validate

    settings: Settings = context.obj
    report = pipeline.check(settings, Steps(), validate.Engine(engine)).report
    if form == "text":
        told = validate.explained(report, painted) if explain else ""
        click.echo((told + validate.as_text(report, every=every)).rstrip())
    elif form == "turtle":
        click.echo(validate.as_turtle(report, iris.report(settings.base)), nl=False)
    elif form == "json":
        click.echo(validate.as_json(report), nl=False)
    else:
        click.echo(validate.as_sarif(report, settings.base, __version__, data_root(settings).resolve().name), nl=False)
    if not report.passes:
        context.exit(VIOLATIONS)


@click.command()
@click.option("--releases", type=click.Path(path_type=Path), help="Folder to write the release to.")
@click.option("--base", help="Base of all IRIs, ending in a slash.")
@click.option(
    "--issued",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the release; without it, the day of the newest source.",
)
@_ENGINE
@click.pass_obj
def build(settings: Settings, releases: Path | None, base: str | None, issued: datetime | None, engine: str) -> None:
    """Check the data and write them as a new release, put in force at once."""
    from briefing_kg import pipeline, validate

    settings = checked(replace(settings, releases=releases or settings.releases, base=base or settings.base))
    day: date | None = issued.date() if issued else None
    release = pipeline.build(settings, day, Steps(), note, validate.Engine(engine))
    click.echo(release.folder)
    note(f"{release.manifest().triples} triples. Serve them with: briefing-kg serve --release {release.folder}")
