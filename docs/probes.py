"""Writes docs/reference/probes.md from the probes' own pages: python docs/probes.py"""

from __future__ import annotations

from pathlib import Path

from gander.evidence.probes.page import GROUPS
from gander.shell.probe_pages import read_pages

TARGET = Path(__file__).parent / "reference" / "probes.md"
HEAD = """# Statements about a repository

Made from the probes' pages by `python docs/probes.py`; a test holds the two together.

Each statement is true, false, not applicable, not available (a file could not be read) or an error of ours. A
true one names files and lines to open. Only the tree at HEAD is looked at (and version tags), and only code
that is parsed: a mention in a comment, a string or an unused import is none. Vendored, generated and minified
files do not count. Credibility and hours are our judgement, not measured; how often the statements are right
stands in `benchmarks/evidence/results.json`.
"""


def text() -> str:
    """The whole page."""
    pages = read_pages()
    lines = [HEAD]
    for group in GROUPS:
        lines.append(f"## {group.capitalize()}\n")
        for probe, page in pages.items():
            if page.group != group:
                continue
            serves = f" Skills it shows: {', '.join(page.serves)}." if page.serves else ""
            na = (
                f" Not applicable: {page.not_applicable[0].lower()}{page.not_applicable[1:]}"
                if page.not_applicable
                else ""
            )
            lines.append(
                f"### {probe}\n\n**It {page.statement}.** {page.sees}{na}\n\n{page.matters} {page.how}\n\n"
                f"What it costs where it is missing: {page.credibility}; about {page.hours:g} h.{serves}\n\n"
                f"Seen true in {', '.join(page.true_in[:3])}; false in {', '.join(page.false_in[:3])}.\n"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
