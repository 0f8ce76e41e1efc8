"""Every recorded source, in the order in which tables list them. A new source is one file and one
line here.
"""

from __future__ import annotations

from gander.connectors import (
    ashby_2025,
    boards_2026_01,
    boards_2026_08,
    builtin_2026,
    hn_2013_2018,
    hn_2026,
    itviec_2025,
    itviec_2026,
)
from gander.connectors.source import Connector

ALL: tuple[Connector, ...] = (
    ashby_2025.CONNECTOR,
    boards_2026_01.CONNECTOR,
    boards_2026_08.CONNECTOR,
    builtin_2026.CONNECTOR,
    hn_2013_2018.CONNECTOR,
    hn_2026.CONNECTOR,
    itviec_2025.CONNECTOR,
    itviec_2026.CONNECTOR,
)
