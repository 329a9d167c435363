"""Turns errors into messages and exit codes, at this one edge."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import click

from briefing_kg.errors import BriefingError, ConformanceError

VIOLATIONS = 1
FAILED = 2


class Group(click.Group):
    """A group of commands whose known errors are one message each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Name the commands in the order of the work, not of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; render what it raises."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ConformanceError as error:
            click.echo(error.report_text.rstrip())
            click.echo("Not published: the data have Violations. What was in force stays in force.", err=True)
            raise click.exceptions.Exit(VIOLATIONS) from error
        except BriefingError as error:
            click.echo(f"briefing-kg: {error}", err=True)
            raise click.exceptions.Exit(FAILED) from error
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to write to at exit
            raise click.exceptions.Exit(FAILED) from error
        except OSError as error:
            click.echo(f"briefing-kg: {error}", err=True)
            raise click.exceptions.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            click.echo("briefing-kg: stopped", err=True)
            raise click.exceptions.Exit(FAILED) from error
        except (click.exceptions.ClickException, click.exceptions.Exit, click.exceptions.Abort):
            raise  # click's own, with exit codes of their own
        except Exception as error:  # the one edge: Python would exit with 1, which means Violations here
            traceback.print_exc()
            click.echo("briefing-kg: this is a fault of the program, not of your data; please report it.", err=True)
            raise click.exceptions.Exit(FAILED) from error
        return result
