"""The command that shows the settings."""

from __future__ import annotations

from collections.abc import Iterator

import click

from briefing_kg.settings import PREFIX, Settings, describe


@click.command("settings")
@click.option("--markdown", is_flag=True, help="Write names, defaults and purposes as the table of the README.")
@click.pass_obj
def show_settings(settings: Settings, *, markdown: bool) -> None:
    """Show every setting with the value in force and what it is for."""
    for line in _table() if markdown else _values(settings):
        click.echo(line)


def _values(settings: Settings) -> Iterator[str]:
    for name, default, purpose in describe():
        value = getattr(settings, name.removeprefix(PREFIX).lower())
        shown = "" if value is None else str(value)
        yield f"{name}={shown}" + ("" if shown == default else f"  (default: {default or 'unset'})")
        yield f"    {purpose}"


def _table() -> Iterator[str]:
    yield "| variable | default | what it is |"
    yield "|---|---|---|"
    for name, default, purpose in describe():
        yield f"| `{name}` | {f'`{default}`' if default else ''} | {purpose} |"
