"""Draws docs/first-screen.svg from the real output of `gander demo` at 80 columns: python docs/picture.py"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

HERE = Path(__file__).parent
WIDTH = 80


def main() -> None:
    """Runs the demo as on a terminal and keeps what it prints, with its colours."""
    gander = Path(sys.executable).parent / "gander"
    env = os.environ | {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    env.pop("NO_COLOR", None)
    done = subprocess.run([str(gander), "demo"], env=env, capture_output=True, text=True, check=True)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor"
        )
        console.print(Text.from_ansi("$ gander demo\n\n" + done.stdout.rstrip()), soft_wrap=False)
        picture = console.export_svg(title="gander", theme=MONOKAI, unique_id="gander")
    # no font from elsewhere: a picture makes no request
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.S)
    (HERE / "first-screen.svg").write_text(picture.replace("Fira Code", "DejaVu Sans Mono"), encoding="utf-8")


if __name__ == "__main__":
    main()
