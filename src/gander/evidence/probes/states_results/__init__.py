"""States measured results: numbers of a metric in README, docs or a notebook's text."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import near_root, some
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_METRIC = (
    r"accurac(?:y|ies)|\bacc\b|top-?[15]\b|\bf1\b|f1[- ]score|\b(?:roc[- ]?)?auc\b|\bm?ap(?:50|75"
    r"|@[\d.:]+)?\b|\bmap\b|\bbleu\b"
    r"|\brouge\b|\brmsl?e\b|\bmae\b|\bmape\b|\bmse\b|\br2\b|r²|\bprecision\b|\brecall\b|\bm?iou\b|perplexity|\bppl\b"
    r"|\b(?:val(?:idation)?|test|train(?:ing)?) loss\b|\bwer\b|\bcer\b|\bfid\b|\bmrr\b|\bndcg\b"
    r"|hit@|leaderboard|\bkappa\b"
    r"|log[- ]?loss|\bgap\b score|\bscore\b|\bdice\b|\bfps\b|latency|throughput|\bspeed-?up\b"
    r"|\belo\b|win[- ]rate|\bmmlu\b"
    r"|exact match|\bpsnr\b|\bssim\b|\bcrps\b|\b(?:public|private) lb\b|\bcv\b score|images?/s"
    r"|tokens?/s|\bips\b|error rate"
)
_NUMBER = r"\d{1,3}(?:\.\d+)?\s*%|\b\d{0,3}\.\d{2,}\b|\b\d{2,3}\.\d\b"
_SPEED = r"\b\d+(?:\.\d+)?\s*(?:fps|ms|img/s|images?/s(?:ec)?|tokens?/s|req/s|it/s)\b"
_SAID = re.compile(
    rf"(?:{_METRIC})[^|\n]{{0,60}}?(?:{_NUMBER})|(?:{_NUMBER})[^|\n]{{0,40}}?(?:{_METRIC})|{_SPEED}",
    re.IGNORECASE,
)
_HEAD = re.compile(_METRIC, re.IGNORECASE)
_CELL = re.compile(r"\|\s*[*`]*\s*(?:\d+(?:\.\d+)?|\.\d+)\s*%?(?:\s*[±(][^|]*)?[*`]*\s*\|")
_PLACE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th) (?:place|solution)|(?:gold|silver|bronze) medal)\b", re.IGNORECASE
)
_OPTION = re.compile(r"--\w|[\w_]+\s*=\s*[\d.]+|\bversion\b|>=|==", re.IGNORECASE)
_LOG = re.compile(r"change|history|release|news|homework", re.IGNORECASE)
_MODEL = (
    "fit",
    "train",
    "backward",
    "predict",
    "score",
    "accuracy",
    "benchmark",
    "evaluate",
    "metric",
    "loss",
)


def look(project: Project) -> Seen:
    if not project.with_words(*_MODEL):
        return not_applicable("nothing here is measured by a metric")
    prose = near_root(
        p for p in project.named(r"\.(?:md|mdx|rst)$") if p.count("/") <= 3 and not _LOG.search(p)
    )[:200]
    places = some(place for path in prose if (place := _in_text(path, project.lines(path))))
    if not places:
        books = near_root(project.named(r"\.ipynb$"))[:60]
        places = [place for path in books if (place := _in_notebook(project, path))]
    return true(places) if places else false("no number of a metric in README, docs or notebooks' text")


def _in_text(path: str, lines: list[str]) -> Place | None:
    head = False
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if len(line) > 3_000:
            continue
        table = line.count("|") >= 2
        if table and _HEAD.search(line):
            head = True
        elif table and head and _CELL.search(line):
            return Place(path, number, "table of results")
        elif not table:
            head = False
            if not fenced and _SAID.search(line) and not _OPTION.search(line):
                return Place(path, number, "measured result")
    return None


def _in_notebook(project: Project, path: str) -> Place | None:
    for cell in project.notebook(path).cells:
        if cell.kind == "markdown":
            for number, line in cell.lines:
                if _SAID.search(line) and not _OPTION.search(line):
                    return Place(path, number, "measured result")
    return None


PROBE = Probe("states-results", look)
