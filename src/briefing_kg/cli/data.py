"""The commands that work on data: extract, draft, check, build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import click

from briefing_kg.cli.group import VIOLATIONS
from briefing_kg.cli.talk import Steps, note
from briefing_kg.settings import Settings, checked


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
@click.pass_context
def check(context: click.Context) -> None:
    """Check the data and write the report; exit 1 if there are Violations."""
    from briefing_kg import pipeline, validate

    settings: Settings = context.obj
    report = pipeline.check(settings, Steps()).report
    click.echo(validate.as_text(report).rstrip())
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
@click.pass_obj
def build(settings: Settings, releases: Path | None, base: str | None, issued: datetime | None) -> None:
    """Check the data and write them as a new release, put in force at once."""
    from briefing_kg import pipeline

    settings = checked(replace(settings, releases=releases or settings.releases, base=base or settings.base))
    day: date | None = issued.date() if issued else None
    release = pipeline.build(settings, day, Steps())
    click.echo(release.folder)
    note(f"{release.manifest().triples} triples. Serve them with: briefing-kg serve --release {release.folder}")
