"""The command `gander`: finds the verb, loads only that verb's file, and turns errors into exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from gander import __version__
from gander.faces.cli import failure, lookalikes

VERBS: dict[str, str] = {
    "stand": "Where you stand: open jobs, what you meet, what is missing, what opens most.",
    "doors": "What is open and in reach, what is new; as list, feed and calendar.",
    "update": "Ask employers' own boards for today's postings.",
    "market": "How many jobs there are and what they ask, with intervals.",
    "read": "Read one posting, marked up with the reason for every mark; or many as JSON lines.",
    "label": "Correct a reading in your editor and keep it as a label; compare label files.",
    "evidence": "What your repositories and claims show, by level, with the last time.",
    "proof": "What a reader can verify in two minutes, and the next step that helps most.",
    "skills": "Look up skills of the vocabulary.",
    "roles": "The roles that can be asked for, and their neighbours.",
    "places": "The places that can be asked for, with their jobs.",
    "sources": "What can be asked for adverts, how it went, and your own boards.",
    "demo": "The first screen for a sample person, without any question.",
    "init": "Write a configuration, so that the flags need not be typed again.",
    "doctor": "Check what Gander needs, and what to do where something is missing.",
    "snapshot": "Build the market snapshot from recorded postings.",
    "completion": "Print the completion script for bash, zsh or fish.",
}


class Gander(click.Group):
    """Loads a verb's module only when it runs: `gander --help` reads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command = getattr(import_module(f"gander.faces.cli.{name}"), f"{name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, with_verb(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in VERBS:
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, 1, 0.5)
            hint = f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(VERBS)}"
            ctx.fail(f"there is no verb '{args[0]}'{hint}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        argv = list(sys.argv[1:] if args is None else args)
        if not standalone_mode:
            return super().main(argv, prog_name, complete_var, standalone_mode=False, **extra)
        sys.exit(self._run(argv, prog_name or "gander", complete_var, extra))

    def _run(self, argv: list[str], name: str, complete_var: str | None, extra: dict[str, Any]) -> int:
        try:
            code = super().main(argv, name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BrokenPipeError:
            failure.quiet_pipe()
            return 0
        except SystemExit:
            # click ends the process itself after a completion, and where a pipe's reader has gone: no failure
            return 0
        except (click.exceptions.Abort, KeyboardInterrupt):
            click.echo("stopped; nothing was half-written", err=True)
            return failure.INTERRUPTED
        except Exception as error:
            return failure.handle(error, argv)
        return code if isinstance(code, int) else 0


def with_verb(args: list[str]) -> list[str]:
    """Bare `gander`, `gander --role R` and `gander ~/code` all mean `gander stand …`."""
    if not args:
        return ["stand"]
    first = args[0]
    if first in VERBS or first in ("--help", "-h", "--version"):
        return args
    if first.startswith("-") or first in (".", "..") or "/" in first or "\\" in first:
        return ["stand", *args]
    return args


@click.group(
    "gander", cls=Gander, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88}
)
@click.version_option(__version__, prog_name="gander", message="%(prog)s %(version)s")
def cli() -> None:
    """Take an honest look at where you stand in the machine-learning job market.

    Without a verb: `gander stand` on your git identity and the repositories below this folder.
    Nothing about you leaves this machine; only `gander update` and `gander sources add` ask others.
    """


def main() -> None:
    """The entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show '≥' gets '>=', not a crash
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=lookalikes.register())
    cli.main()
