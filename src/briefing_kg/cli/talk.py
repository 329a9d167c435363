"""What is said on standard error: notes, and the progress of anything longer than a second."""

from __future__ import annotations

import sys
from typing import Any

import click


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
