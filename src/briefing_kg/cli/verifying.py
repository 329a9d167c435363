"""The command for people who do not trust us: verify."""

from __future__ import annotations

from pathlib import Path

import click

from briefing_kg.cli.group import VIOLATIONS
from briefing_kg.cli.talk import painted
from briefing_kg.release_layout import current_release
from briefing_kg.settings import Settings


@click.command()
@click.argument("release", metavar="[RELEASE|DUMP]", type=click.Path(path_type=Path), required=False)
@click.pass_context
def verify(context: click.Context, release: Path | None) -> None:
    """Verify a release, or a dump of everything (all.nq, all.nq.gz), however you came by it.

    Every file is hashed and compared with SHA256SUMS; then the second opinion reads the dump and computes
    again whatever can be computed. Without an argument, verify the release in force. Exit 1 if something
    is not as promised.
    """
    from briefing_kg import audit, validate

    settings: Settings = context.obj
    report = audit.verify(release or current_release(settings.releases).folder)
    click.echo((validate.explained(report, painted) + validate.as_text(report)).rstrip())
    if not report.passes:
        context.exit(VIOLATIONS)
