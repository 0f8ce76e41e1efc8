"""The reference of the command as Markdown, made from the command itself, so that it cannot lag behind.

Written by: python -m gander.faces.cli.reference > docs/reference/cli.md
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from gander.faces.cli.lazy import WordedCommand
from gander.faces.cli.main import VERBS, cli
from gander.shell.config import EXAMPLES

HEAD = """# The command `gander`

Made from the command itself by `python -m gander.faces.cli.reference`; a test holds the two together.

`gander VERB [PATH]… [FLAGS]`. Paths are repositories or folders of them. Bare `gander`, `gander --role R` and
`gander ~/code` mean `gander stand`. What nobody says is assumed, and printed as `assumed: …`.
"""

EXITS = """
## Exit codes

| code | when |
|---|---|
| 0 | fine; also with problems (on stderr, and in `problems`) while something could be done |
| 1 | something to mend: wrong usage, an unknown role, a damaged file; `doctor` when a check fails |
| 2 | a bug of Gander: the traceback stands on stderr |
| 3 | a source changed its shape or vanished |
| 130 | stopped by hand |

## JSON

With `--json` stdout holds one envelope and nothing else, problems and progress go to stderr:

```json
{"schema": "gander.stand/1", "as_of": "2026-11-15", "population": {}, "result": {}, "reader": {},
 "hidden": [{"reason": "", "n": 0, "flag": ""}], "problems": [{"where": "", "why": "", "next": ""}]}
```

`result` is null where nothing could be done. Skills, roles and places are `{"id", "label"}`. A share is null
below the floors (15 employers, 20 independent postings); its counts are always there. A door's `missing`
is null where its requirements were not read (`basis` is `title` or `tags`).

## Configuration

Never required. `$GANDER_CONFIG`, or `gander/config.toml` in the user's configuration folder.
Flags go before it.

```toml
"""

ENVIRONMENT = """```

`[network]` and `[keys]`: [behind a proxy, with keys](../how-to/network.md).

## Environment

| variable | meaning |
|---|---|
| `GANDER_CONFIG` | the configuration file |
| `GANDER_MARKET` | a folder with another market snapshot |
| `GANDER_DATA` | the folder of your own data: updates, pages, boards, labels |
| `GANDER_<SOURCE>_<KEY>` | the key of a source, e.g. `GANDER_ADZUNA_APP_KEY` |
| `GANDER_GITHUB_TOKEN` | your token, for `gander evidence --github` alone |
| `GANDER_SOURCE_KEY` | a source's key, before the configuration's: `GANDER_ADZUNA_APP_ID` |
| `HTTPS_PROXY` | an HTTP proxy, where the configuration names none |
| `NO_PROXY` | hosts that are reached without it |
| `NO_COLOR` | no colour, as `--no-color` |
| `COLUMNS` | the width to keep to, also in a pipe |
"""


def markdown() -> str:
    """The whole page."""
    parts = [HEAD]
    for verb in VERBS:
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None
        parts += _command(command, f"gander {verb}")
    return "\n".join(parts) + EXITS + "\n".join(_configuration()) + "\n" + ENVIRONMENT


def _command(command: click.Command, path: str) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f"## `{path}`\n"
    yield inspect.cleandoc(command.help or "") + "\n"
    usage = [piece for piece in command.collect_usage_pieces(context) if "COMMAND" not in piece]
    yield f"```\n{' '.join([path, *usage])}\n```\n"
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    if options:
        yield "| flag | meaning |\n|---|---|"
        yield "\n".join(_option(option, context) for option in options) + "\n"
    if isinstance(command, click.Group | WordedCommand):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from (line.replace("## `", "### `", 1) for line in _command(child, f"{path} {name}"))


def _option(option: click.Option, context: click.Context) -> str:
    shown = ", ".join(option.opts)
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    text = option.help or ""
    default = f" Default: {option.default}." if option.show_default else ""
    cells = (cell.replace("|", "\\|") for cell in (f"`{shown}{value}`", f"{text}{default}"))
    return f"| {' | '.join(cells)} |"


def _configuration() -> Iterator[str]:
    for section, keys in EXAMPLES.items():
        yield f"[{section}]"
        yield from keys.values()
        if section == "gates":
            yield '"language:de" = "yes"  # a kind with its detail, in quotes'
        if section != list(EXAMPLES)[-1]:
            yield ""


if __name__ == "__main__":
    print(markdown(), end="")
