"""A README section that says what a repository shows, with places, and what it does not: for pasting."""

from __future__ import annotations

import re

from gander.app.proof import Proof
from gander.evidence.audit import Audit
from gander.evidence.finding import Finding
from gander.faces import words as say
from gander.faces.proof_words import place
from gander.shell.probe_pages import read_pages

HEADING = "## What this repository shows"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(answer: Proof) -> str:
    """The sections of all repositories that were looked at, one after another."""
    return "\n".join(section(one, answer) for one in answer.audits)


def section(audit: Audit, answer: Proof) -> str:
    """One section: what holds, with links to its places, and what is missing."""
    pages = read_pages()
    head = (audit.repository.head or "")[:10]
    lines = [HEADING, ""]
    lines += [f"- It {pages[f.probe].statement}: {_link(f)}" for f in audit.holds]
    if not audit.holds:
        lines += ["Nothing yet that a reader could check in a file."]
    missing = [m.page.statement for m in audit.missing if m.page.credibility != "small"]
    if missing:
        lines += ["", f"Not shown here yet: {'; '.join(missing)}."]
    lines += [
        "",
        f"<sub>Read from the files at commit {head} on {answer.today.isoformat()} by Gander. "
        "Each line names a place to look; none is a mark.</sub>",
        "",
    ]
    return "\n".join(lines)


def _link(finding: Finding) -> str:
    if finding.file is None:
        return _SPECIAL.sub(r"\\\1", place(finding))
    name = say.clean(finding.file)
    line = f"#L{finding.line}" if finding.line and finding.line > 1 else ""
    shown = _SPECIAL.sub(r"\\\1", name + (f":{finding.line}" if line else ""))
    address = "".join(
        c if c.isalnum() or c in "/._-~" else "".join(f"%{b:02X}" for b in c.encode()) for c in name
    )
    return f"[{shown}]({address}{line})"
