"""How this copy of Gander was installed, for the command that brings a newer one."""

from __future__ import annotations

from pathlib import Path

import gander


def how_to_get_newer(package: Path | None = None) -> str:
    """The command for a newer market, which ships with the package: another in a checkout than from pip.

    `package`: the folder of the package; default: this one. Only src/gander beside a .git is a checkout; a
    virtual environment that lies inside somebody's repository is none.
    """
    package = package if package is not None else Path(gander.__file__).resolve().parent
    checkout = package.parent.name == "src" and (package.parent.parent / ".git").exists()
    return "git pull && make demo" if checkout else "pip install --upgrade takeagander"
