"""What somebody sees who opens a repository for the first time: its front, as facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gander.evidence.project import Project, language_of

_README = r"^(?:\.github/|docs/)?readme(?:\.(?:md|rst|txt|markdown))?$"
_PICTURE = re.compile(r"!\[[^\]]*\]\(|<img\b|^\.\. (?:image|figure)::", re.MULTILINE)
_BADGE = re.compile(r"img\.shields\.io|/badge\.svg|badge\.fury\.io|/workflows/[^)\s]*\.svg")
_COMMAND = re.compile(r"```|^\.\. code|^(?: {4}|\t)\S|^\$ ", re.MULTILINE)
_LINK = re.compile(r"https?://[^\s)>\]\"']+")
_HEADING = re.compile(r"^\s{0,3}#{1,2}\s+(.+?)\s*#*\s*$|^(?P<rst>\S.*)\n[=\-~]{3,}\s*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*_`#]+")
_USUAL_WORDS = (
    "todo weather calculator titanic iris mnist tic-tac hello-world tutorial tutorials practice learning"
    " course bootcamp homework assignment assignments sentiment spam clone boston housing 100-days"
)
_USUAL = re.compile(
    rf"(?:^|[-_/ ])({'|'.join(_USUAL_WORDS.replace('-', '[-_]?').split())})(?![a-z])", re.IGNORECASE
)
LANGUAGES = {
    "py": "Python",
    "js": "JavaScript",
    "ts": "TypeScript",
    "java": "Java",
    "go": "Go",
    "cpp": "C/C++",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`readme`: its path or None; `title`, `says`: its heading and first sentence, at most 160 characters.

    `links`: how many addresses; `languages`: (name, files), most first; `usual`: the word in the name that
    thousands of repositories share ('titanic'), or ''.
    """

    readme: str | None = None
    readme_lines: int = 0
    title: str = ""
    says: str = ""
    picture: bool = False
    command: bool = False
    badge: bool = False
    links: int = 0
    n_files: int = 0
    notebooks: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    usual: str = ""


def front_of(project: Project) -> Front:
    """The front of a tree; a missing README leaves its fields empty."""
    found = sorted(project.named(_README), key=lambda path: (path.count("/"), len(path)))
    readme = found[0] if found else None
    text = project.text(readme) if readme else ""
    counts = Counter(LANGUAGES[language] for path in project.paths if (language := language_of(path)))
    usual = _USUAL.search(project.name)
    return Front(
        readme=readme,
        readme_lines=len(text.splitlines()),
        title=_title(text),
        says=_first_sentence(text),
        picture=_PICTURE.search(_BADGE.sub("", text)) is not None,
        command=_COMMAND.search(text) is not None,
        badge=_BADGE.search(text) is not None,
        links=len(set(_LINK.findall(text))),
        n_files=len(project.everything),
        notebooks=sum(path.endswith(".ipynb") for path in project.paths),
        languages=tuple(counts.most_common(3)),
        usual=usual[1].lower() if usual else "",
    )


def _title(text: str) -> str:
    match = _HEADING.search(text[:20_000])
    return _plain(match[1] or match["rst"] or "")[:80] if match else ""


def _first_sentence(text: str) -> str:
    """The first sentence that is no heading, badge, picture, list of links or code."""
    for part in re.split(r"\n\s*\n", text[:20_000]):
        words = _plain(re.sub(r"^.*\n[=\-~]{3,}\s*$", "", part, flags=re.MULTILINE))
        if part.lstrip().startswith(("#", "```", "|", "- [", "* [", "..", ">")) or len(words.split()) < 4:
            continue
        sentence = re.split(r"(?<=[.!?])\s", words, maxsplit=1)[0]
        return sentence if len(sentence) <= 160 else f"{sentence[:159]}…"
    return ""


def _plain(text: str) -> str:
    # pictures go first, because badges are pictures inside links
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", _IMAGE.sub("", text)).split())
