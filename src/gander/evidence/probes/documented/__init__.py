"""Documented: a README that says what it is and how to install or run it, or a documentation of its own."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_README = r"^(?:\.github/|docs/)?readme(?:[._-]\w+)?(?:\.(?:md|rst|txt|markdown|adoc|org))?$"
_DOCS = r"^(?:.*/)?(?:docs?|documentation|website)/(?:.*/)?[^/]+\.(?:md|mdx|rst|adoc|txt)$"
_BUILT = (
    r"^(?:.*/)?(?:mkdocs\.ya?ml|docs?/(?:source/)?conf\.py|\.readthedocs\.ya?ml"
    r"|docusaurus\.config\.\w+|_toc\.yml)$"
)
_COMMAND = re.compile(
    r"```|^\.\. code|^\s*\$ \S|::\s*$|^(?: {4}|\t)\S|`[^`\n]*(?:pip|python|npm|docker|make|git"
    r"|conda|\./)[^`\n]*`"
    r"|\b(?:pip3? install|python3? [\w./-]+\.py|docker(?:-compose)? (?:run|build|up|compose)"
    r"|npm (?:install|start|run)"
    r"|conda (?:env )?(?:create|install)|git clone|streamlit run|uvicorn \w|jupyter \w|make \w+"
    r"|go run|cargo run|\./\w)",
    re.MULTILINE | re.IGNORECASE,
)
WORDS = 40
PAGES = 3


def look(project: Project) -> Seen:
    for path in near_root(project.named(_README)):
        text = project.text(path)
        command = _COMMAND.search(text)
        if command and len(text.split()) >= WORDS:
            return true([Place(path, text.count("\n", 0, command.start()) + 1, "how to run it")])
    pages = project.named(_DOCS)
    built = near_root(project.named(_BUILT))
    if len(pages) >= PAGES or (built and pages):
        return true([Place(path, 1, "documentation") for path in (*built, *near_root(pages))])
    return false("no README that says what it is and how to run it, and no pages of documentation")


PROBE = Probe("documented", look)
