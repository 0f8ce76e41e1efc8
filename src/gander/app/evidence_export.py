"""`gander evidence export`: a person's evidence as a file that others can read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gander.app.evidence import read_shown
from gander.app.request import Request
from gander.errors import UserError
from gander.evidence.claims_json_resume_export import json_resume
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.vocabulary.vocabulary import Vocabulary

STDOUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEvidence:
    """`text`: the file's whole content; counts of what stands in it."""

    file: str
    text: str
    n_proven: int
    n_claimed: int
    n_claims: int
    problems: tuple[Problem, ...]


def export_json_resume(request: Request, vocabulary: Vocabulary, file: str) -> ExportedEvidence:
    """Writes a new file; for '-' nothing is written. Raises UserError where the file is there already."""
    path = Path(file).expanduser()
    if file != STDOUT and (path.exists() or path.is_symlink()):
        then = "name another file, or move that one away first"
        raise UserError(Problem(where=file, why="it is there already and is not overwritten", next=then))
    shown = read_shown(request, vocabulary, request.gates)
    person, told, problems = shown.person, shown.told, shown.problems
    feats = [feat for reading in told.readings for feat in reading.feats]
    resume = json_resume(person, told.claims, feats, vocabulary, request.today)
    text = json.dumps(resume, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if file != STDOUT:
        write_atomically(path, text, hint="name another file, e.g. --json-resume ~/resume.json")
    states = [item.state for item in person.evidence.values()]
    return ExportedEvidence(
        file=file,
        text=text,
        n_proven=states.count("proven"),
        n_claimed=states.count("claimed"),
        n_claims=len(resume["meta"]["gander"]["claims"]),
        problems=problems,
    )
