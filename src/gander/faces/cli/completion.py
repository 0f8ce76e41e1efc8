"""`gander completion bash|zsh|fish`, and the candidates that completion offers."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
WHERE = {
    "bash": "~/.local/share/bash-completion/completions/gander",
    "zsh": "a file _gander in a folder of your fpath",
    "fish": "~/.config/fish/completions/gander.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def completion_command(shell: str) -> None:
    """Print the completion script, e.g.: eval "$(gander completion bash)"."""
    from gander.faces.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "gander", "_GANDER_COMPLETE").source())


def candidates(kind: str, start: str) -> list[str]:
    """Roles or places that begin so. A broken snapshot must not break the shell: then there are none."""
    try:
        if kind == "role":
            from gander.shell.vocabulary import read_vocabulary

            found = list(read_vocabulary().roles)
        else:
            from gander.app.catalogue import places
            from gander.shell.places import read_gazetteer

            found = [row.label for row in places()]
            found += read_gazetteer().suggest(start, 20) if start else []
    except Exception:
        return []
    return [word for word in dict.fromkeys(found) if word.casefold().startswith(start.casefold())]
