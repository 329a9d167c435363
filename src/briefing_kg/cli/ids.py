"""The command that looks after published ids: what there is, and what becomes of those that go."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import click

from briefing_kg.cli.talk import note
from briefing_kg.settings import Settings

if TYPE_CHECKING:
    from briefing_kg.pipeline import Choice, Identities

_reason = click.option("--reason", required=True, help="Why, in a sentence: readers of the old address see it.")
_day = click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the decision; without it, today.")


@click.group(invoke_without_command=True)
@click.pass_context
def ids(context: click.Context) -> None:
    """Show the ids ever published, and say what becomes of one that goes.

    Without a command, show how many there are and what is to be decided; nothing is changed. An ID is
    an address, a path such as briefing/KEY/statement/2ef637b32ac4, or the end of one.
    """
    if context.invoked_subcommand is None:
        from briefing_kg import pipeline

        found = pipeline.look(context.obj)
        _show(found)
        pipeline.ask(found, context.obj, every=True)


@ids.command()
@click.argument("old", metavar="ID")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--reason", default="", help="Why, in a sentence.")
@_day
@click.pass_obj
def keep(settings: Settings, old: str, new: str | None, reason: str, day: datetime | None) -> None:
    """Keep ID: a slip was corrected, and the statement NEW bears the old id.

    For a figure or measure give ID alone: its reading was corrected, and the id stays.
    """
    _decide(settings, _choice("keep", old, (new,) if new else (), reason, day))


@ids.command()
@click.argument("old", metavar="ID")
@click.argument("new", metavar="NEW...", nargs=-1, required=True)
@_reason
@_day
@click.pass_obj
def replace(settings: Settings, old: str, new: tuple[str, ...], reason: str, day: datetime | None) -> None:
    """Let NEW take the place of ID, whose address leads there."""
    _decide(settings, _choice("replace", old, new, reason, day))


@ids.command()
@click.argument("old", metavar="ID")
@_reason
@_day
@click.pass_obj
def withdraw(settings: Settings, old: str, reason: str, day: datetime | None) -> None:
    """Withdraw ID: its address says that it was published, and why it is no more."""
    _decide(settings, _choice("withdraw", old, (), reason, day))


def _decide(settings: Settings, choice: Choice) -> None:
    from briefing_kg import pipeline

    migration = pipeline.decide(settings, choice)
    click.echo(migration.as_line())
    note(f"Written to {migration.path}. Build to publish it.")


def _choice(decision: str, old: str, new: tuple[str, ...], reason: str, day: datetime | None) -> Choice:
    from briefing_kg import pipeline
    from briefing_kg.model.migrations import Decision

    return pipeline.Choice(Decision(decision), old, new, reason, day.date() if day else None)


def _show(found: Identities) -> None:
    """Write a line for each briefing: how many ids it ever had, and what became of those that are gone."""
    listed = Counter(each.split("/")[1] for each in {each.id for each in found.listed})
    replaced = Counter(each.listed.id.split("/")[1] for each in found.fates.retired if each.successors)
    withdrawn = Counter(each.listed.id.split("/")[1] for each in found.fates.retired if not each.successors)
    kept = Counter(each.id.split("/")[1] for each in found.fates.kept)
    new = Counter(each.id.split("/")[1] for each in found.new())
    for key in sorted({*listed, *new}):
        fates = ((kept, "kept"), (replaced, "replaced"), (withdrawn, "withdrawn"), (new, "not published yet"))
        parts = (f"{count[key]} {fate}" for count, fate in fates if count[key])
        click.echo(", ".join((f"{key}: {listed[key]} ids published", *parts)))
