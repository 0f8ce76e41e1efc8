"""`gander label`: a reading corrected in the user's own editor, checked, and stored without the text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.errors import UserError
from gander.faces.cli import flags, screen
from gander.model import Problem

if TYPE_CHECKING:
    from gander.app.label import Checked, Task

STDIN = "-"


@click.command("label")
@click.argument("file", required=False, metavar="FILE")
@flags.flags(
    click.option("--title", metavar="T", callback=flags.said, help="The title, where the file has none."),
    click.option(
        "--location", metavar="L", callback=flags.said, help='The place as printed, e.g. "Berlin, DE".'
    ),
    click.option("--employer", metavar="E", callback=flags.said, help="Who hires."),
    click.option("--blank", is_flag=True, help="An empty sheet: a reading that no other has coloured."),
    click.option("--anew", is_flag=True, help="Begin a new sheet; the one you left is kept beside it."),
    click.option(
        "--as",
        "reader",
        metavar="LETTERS",
        callback=flags.said,
        help="Who reads, e.g. AL; default: the initials git knows.",
    ),
    click.option(
        "--to",
        "to",
        metavar="FILE.jsonl",
        callback=flags.said,
        help="The label file; default: labels.jsonl in your data folder.",
    ),
    click.option(
        "--sheet",
        "out",
        metavar="OUT",
        callback=flags.said,
        help="Write the sheet there and stop: no editor.",
    ),
    click.option(
        "--from", "filled", metavar="SHEET", callback=flags.said, help="Check and store a sheet you edited."
    ),
    click.option("--replace", is_flag=True, help="Replace your earlier label of the same text unasked."),
    click.option(
        "--agree",
        nargs=2,
        metavar="A.jsonl B.jsonl",
        help="Instead: how far two label files agree on the texts in both; A is the measure.",
    ),
    *flags.OUTPUT,
)
def label_command(file: str | None, **given: Any) -> None:
    """Correct what was read of a posting, in your editor, and keep it as a label.

    FILE is what 'gander read' takes. The label holds offsets and facts, never the text; nothing is sent
    anywhere.
    """
    if given["agree"]:
        if file or given["out"] or given["filled"]:
            raise click.UsageError("--agree stands alone, with two label files")
        _agree(given)
        return
    _check_usage(file, given)
    assert file is not None
    if given["out"]:
        _write_only(file, given)
        return
    from gander.app import label as app

    reader, to = app.reader_name(given["reader"]), _target(given)
    one = _task(file, given)
    checked = _from_sheet(one, file, given) if given["filled"] else _edited(one, file, reader, given)
    _show(checked, given)
    _store(one, checked, app.line(one, checked, file, reader), to, given)


def _check_usage(file: str | None, given: dict[str, Any]) -> None:
    if file is None:
        raise click.UsageError("name the FILE of a posting; e.g. gander label posting.html")
    if given["out"] and given["filled"]:
        raise click.UsageError("--sheet writes a sheet and --from reads one: give one of them")
    if given["filled"] and (given["blank"] or given["anew"]):
        raise click.UsageError("--blank and --anew are for a new sheet, --from is for one you edited")
    if file == STDIN and not (given["out"] or given["filled"]):
        raise click.UsageError("your editor needs the terminal: name a file, or use --sheet and then --from")


def _task(file: str, given: dict[str, Any]) -> Task:
    from gander.app.label import task
    from gander.app.read import Given

    return task(file, Given(title=given["title"], location=given["location"], employer=given["employer"]))


def _target(given: dict[str, Any]) -> Path:
    """The label file; asked about before any work is done, so that none is done for nothing."""
    from gander.shell import atomic, label_store

    if given["to"] is None:
        return label_store.labels_path()
    path = Path(given["to"]).expanduser()
    atomic.check_folder(path)
    return path


def _write_only(file: str, given: dict[str, Any]) -> None:
    from gander.app.label import sheet
    from gander.shell import label_store

    path = Path(given["out"]).expanduser()
    if path.exists():
        why = "is there already, and may hold somebody's work"
        raise UserError(Problem(where=str(path), why=why, next="choose another name, or move it away"))
    label_store.write_sheet(path, sheet(_task(file, given), given["blank"]))
    click.echo(f"sheet: {path}", err=True)
    click.echo(f" next  edit it, then: {_command(file, given, '--from', str(path))}", err=True)


def _from_sheet(one: Task, file: str, given: dict[str, Any]) -> Checked:
    """Raises UserError where the sheet has mistakes, after naming all of them."""
    from gander.app.label import check
    from gander.shell import label_store

    path = Path(given["filled"]).expanduser()
    checked = check(one, label_store.read_sheet(path))
    if checked.mistakes:
        _tell(checked, path)
        raise _unfinished(checked, file, path, given)
    return checked


def _edited(one: Task, file: str, reader: str, given: dict[str, Any]) -> Checked:
    """Leads through the editor until the sheet is right or the user stops; the sheet stays in any case."""
    from gander.app.label import check
    from gander.shell import editor, label_store

    command = editor.find_editor()
    path = _begun(one, file, reader, given)
    while True:
        code = editor.edit(command, path)
        if code:
            then = f"go on with: {_again(file, given)}"
            raise UserError(Problem(where=str(path), why=f"the editor ended with {code}", next=then))
        checked = check(one, label_store.read_sheet(path))
        if checked.empty:
            then = f"begin again with: {_again(file, given, '--anew')}"
            raise UserError(Problem(where=str(path), why="the sheet is empty: nothing was stored", next=then))
        if not checked.mistakes:
            break
        _tell(checked, path)
        if not _ask("edit it again?", default=True):
            raise _unfinished(checked, file, path, given)
    whole = "nothing was changed: is all of it right, so that it shall be stored?"
    if checked.begun == "reading" and not checked.changes and not _ask(whole, default=False):
        raise UserError(Problem(where=str(path), why="not stored", next=f"go on with: {_again(file, given)}"))
    return checked


def _begun(one: Task, file: str, reader: str, given: dict[str, Any]) -> Path:
    """The sheet to edit: the one that the reader left, or a new one."""
    from gander.app.label import sheet
    from gander.shell import label_store

    path = label_store.sheet_path(file, one.digest, reader, given["blank"])
    if path.exists() and given["anew"]:
        click.echo(f"your sheet from before: {label_store.set_aside(path)}", err=True)
    if path.exists():
        click.echo(f"your sheet, as you left it (--anew begins another): {path}", err=True)
        return path
    label_store.write_sheet(path, sheet(one, given["blank"]), folders=True)
    click.echo(f"sheet: {path}", err=True)
    if one.unread and not given["blank"]:
        click.echo(f"requirements are not read in '{one.unread}': the sheet has none to begin from", err=True)
    return path


def _store(one: Task, checked: Checked, line: dict[str, Any], to: Path, given: dict[str, Any]) -> None:
    from gander.shell import label_store

    old = label_store.earlier(to, line)
    if old is not None:
        said = f"{to} holds your label of this text from {old.get('labelled')}"
        click.echo(said, err=True)
        if not given["replace"] and not _ask("replace it?", default=True):
            then = "the sheet stays; store it with --replace, or with --to another file"
            raise UserError(Problem(where=str(to), why="your earlier label was kept", next=then))
    label_store.store(to, line)
    if given["as_json"]:
        from gander.faces import envelope

        result = {"to": str(to), "replaced": old is not None, "changes": checked.changes, "label": line}
        screen.emit(envelope.dump(envelope.envelope("label", result)))
    else:
        click.echo(f"{'replaced' if old is not None else 'stored'} in {to}; no text is in it")


def _agree(given: dict[str, Any]) -> None:
    from gander.app.label import agree

    found = agree(*given["agree"])
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.envelope("label", found)))
        return
    from gander.faces.cli.render import label as render

    screen.show(render.agreed(found, screen.width()), given["no_color"])


def _show(checked: Checked, given: dict[str, Any]) -> None:
    if not given["as_json"]:
        from gander.faces.cli.render import label as render

        screen.show(render.changes(checked, screen.width()), given["no_color"])


def _tell(checked: Checked, path: Path) -> None:
    """Every mistake, on stderr: none is kept for the next time."""
    from gander.faces.cli.render import label as render

    for line in render.mistakes(checked, str(path)):
        click.echo(line, err=True)


def _unfinished(checked: Checked, file: str, path: Path, given: dict[str, Any]) -> UserError:
    n = len(checked.mistakes)
    why = f"{n} {'mistake' if n == 1 else 'mistakes'}; nothing was stored, and your sheet stays there"
    return UserError(
        Problem(where=str(path), why=why, next=f"mend it, then: {_command(file, given, '--from', str(path))}")
    )


def _ask(question: str, *, default: bool) -> bool:
    """Yes or no; where nobody can answer (a script, a closed terminal) it is no."""
    try:
        return click.confirm(question, default=default, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)
        return False


_SAID = {
    "title": "--title",
    "location": "--location",
    "employer": "--employer",
    "reader": "--as",
    "to": "--to",
}


def _command(file: str, given: dict[str, Any], *more: str) -> str:
    """The command to go on with, with what was said before."""
    import shlex

    said = [word for key, flag in _SAID.items() if given[key] for word in (flag, given[key])]
    return shlex.join(["gander", "label", file, *said, *more])


def _again(file: str, given: dict[str, Any], *more: str) -> str:
    return _command(file, given, *(["--blank"] if given["blank"] else []), *more)
