"""The command ``briefing-kg``: results on standard output, talk on standard error.

Exit codes: 0 fine; 1 the data have Violations; 2 anything else, wrong usage included.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from briefing_kg import __version__
from briefing_kg.cli.data import build, check, draft, extract
from briefing_kg.cli.group import Group
from briefing_kg.cli.ids import ids
from briefing_kg.cli.serving import get, query, serve
from briefing_kg.cli.show import show_settings
from briefing_kg.cli.verifying import verify
from briefing_kg.settings import from_environment

__all__ = ["main"]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing-kg", message="%(prog)s %(version)s")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    help="Folder of editable data; without it, BRIEFING_KG_ROOT or the data that come with the package.",
)
@click.option(
    "--releases",
    type=click.Path(path_type=Path),
    help="Folder of releases; without it, BRIEFING_KG_RELEASES or ./releases.",
)
@click.pass_context
def main(context: click.Context, root: Path | None, releases: Path | None) -> None:
    """Turn press briefings into a checked, citable linked dataset, and serve it.

    Settings are read from the environment; see "briefing-kg settings".
    """
    values = from_environment(os.environ)
    context.obj = replace(values, root=root or values.root, releases=releases or values.releases)


for _command in (extract, draft, check, build, verify, ids, serve, query, get, show_settings):
    main.add_command(_command)
