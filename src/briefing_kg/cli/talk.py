"""How the command talks: notes and progress on standard error, colours on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import click

_COLOURS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "heading": {"bold": True, "underline": True},
        "name": {"dim": True},
        "kept": {"fg": "green"},
        "Info": {"fg": "green"},
        "Warning": {"fg": "yellow", "bold": True},
        "Violation": {"fg": "red", "bold": True},
    }
)


def painted(text: str, kind: str) -> str:
    """Return *text* in the colours of its kind; ``click.echo`` leaves them out where there is no terminal."""
    return click.style(text, **_COLOURS.get(kind, {}))


def note(message: str) -> None:
    """Say something that is not the result."""
    click.echo(message, err=True)


class Steps:
    """Progress of a build: a bar on a terminal, one plain line for each step elsewhere."""

    def __init__(self) -> None:
        """Begin before the first step."""
        self._step = ""
        self._bar: Any = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take in that *done* of *total* parts of *step* are finished."""
        if step != self._step:
            self._step = step
            self._begin(step, total)
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)
            if done == total:
                self._bar.render_finish()
                self._bar = None

    def _begin(self, step: str, total: int) -> None:
        if sys.stderr.isatty():
            self._bar = click.progressbar(length=total, label=f"{step:12}", file=sys.stderr)
            self._bar.render_progress()
        else:
            note(f"{step} …")
