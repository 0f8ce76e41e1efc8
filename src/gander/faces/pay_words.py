"""What is paid, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gander.faces.words import NBSP, clean

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def pay(found: Mapping[str, Any] | None) -> str:
    """'€80,000–95,000 a year, base', as printed."""
    low, high = (found.get("min"), found.get("max")) if found else (None, None)
    if found is None or (low is None and high is None):
        return ""
    unit = found.get("currency") or ""
    sign = _SIGNS.get(unit, "")
    amounts = [f"{amount:,.0f}" if amount >= 1000 else f"{amount:,g}" for amount in (low, high) if amount]
    text = sign + "–".join(dict.fromkeys(amounts)) + (f"{NBSP}{clean(unit)}" if unit and not sign else "")
    if low is None:
        text = f"up to {text}"
    elif high is None:
        text = f"from {text}"
    period = (
        f" {'an' if found.get('period') == 'hour' else 'a'} {found['period']}" if found.get("period") else ""
    )
    return text + period + (f", {found['base_or_total']}" if found.get("base_or_total") else "")
