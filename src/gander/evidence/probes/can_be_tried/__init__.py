"""Can be tried at once: an app to use, a hosted notebook or demo, or a command with its output."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.calls import calls_of
from gander.evidence.probes.places import lines, near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_APPS = (
    "streamlit.*",
    "gradio.Interface",
    "gradio.Blocks",
    "gradio.ChatInterface",
    "gradio.TabbedInterface",
    "gradio.*.launch",
    "dash.Dash",
    "panel.serve",
    "chainlit.*",
    "nicegui.ui.run",
    "shiny.App",
    "mesop.page",
    "taipy.Gui",
)
_PROSE = r"\.(?:md|mdx|rst|ipynb|txt|html)$"
_HOSTED = (
    r"huggingface\.co/spaces/|colab\.research\.google\.com/|mybinder\.org/v2|hub\.gke2?\.mybinder|streamlit\.app|share\.streamlit\.io"
    r"|\b[\w-]+\.(?:vercel|netlify|herokuapp|onrender|fly|web|railway|azurewebsites|up\.railway)\.(?:app|com|dev|net)\b"
    r"|replicate\.com/[\w-]+/|kaggle\.com/(?:code|kernels)/|studiolab\.sagemaker|codesandbox\.io/|stackblitz\.com/"
    r"|gitpod\.io/#|githubtocolab|deepnote\.com/|codespaces/new"
)
_DEMO = r"\[[^\]]*\b(?:live|demo|try it|playground)\b[^\]]*\]\(https?://(?!\S*(?:youtu|vimeo|bilibili|\.gif|\.mp4))"
_SHOWN = re.compile(r"^[ \t]*(?:\$|>>>|❯|%) \S[^\n]*\n(?![ \t]*(?:\$|>>>|```|#|$))[^\n]*\S", re.MULTILINE)
_RUN = re.compile(r"^[ \t]*\$ \S[^\n]*\n(?![ \t]*(?:\$|```|#|$))[^\n]*\S", re.MULTILINE)


def look(project: Project) -> Seen:
    places = [
        Place(path, call.line, call.of)
        for path, call in calls_of(project, _APPS)
        if not path.startswith("test")
    ]
    prose = near_root(path for path in project.named(_PROSE) if path.count("/") <= 2)[:200]
    places += lines(project, "hosted", _HOSTED, prose)
    places += lines(project, "demo", _DEMO, [p for p in prose if not p.endswith(".ipynb")])
    for path in project.named(r"^(?:docs/)?(?:readme|index)\.(?:md|rst)$"):
        shown = _RUN.search(project.text(path))
        if shown:
            places.append(
                Place(path, project.text(path).count("\n", 0, shown.start()) + 1, "command with output")
            )
    return true(places) if places else false("no app, hosted notebook, demo link or command with its output")


PROBE = Probe("can-be-tried", look)
