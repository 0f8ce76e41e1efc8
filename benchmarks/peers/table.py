"""The results as a person reads them: one table a set, per cent, the best of each column marked."""

from __future__ import annotations

from typing import Any


def _cell(one: dict[str, Any], best: float) -> str:
    percent = [100 * one[key] + 1e-9 for key in ("precision", "recall", "f1", "low", "high")]
    mark = "*" if one["f1"] == best else " "
    return "{:4.1f}/{:4.1f}/{:4.1f}{mark}({:.1f}–{:.1f})".format(*percent, mark=mark)


def lines(name: str, result: dict[str, Any]) -> list[str]:
    """A set's table: precision/recall/F1 and the F1's interval, then our leads over each peer."""
    systems = result["systems"]
    metrics = list(next(iter(systems.values())))
    best = {metric: max(one[metric]["f1"] for one in systems.values()) for metric in metrics}
    out = ["", f"{name}: {result['documents']} documents; precision/recall/F1 (95 %), best F1 *"]
    out.append(f"{'':24s}" + "".join(f"{metric:<28s}" for metric in metrics))
    for system, figures in systems.items():
        cells = (f"{_cell(figures[metric], best[metric]):<28s}" for metric in metrics)
        out.append(f"{system:24s}" + "".join(cells))
    for ours, rivals in result["leads"].items():
        out.append(f"  {ours}, F1 ahead of")
        for rival, leads in rivals.items():
            cells = (
                "{:+5.1f} ({:+.1f} to {:+.1f})".format(*(100 * leads[m][k] for k in ("value", "low", "high")))
                for m in metrics
            )
            out.append(f"    {rival:20s}" + "".join(f"{cell:<28s}" for cell in cells))
    return out


def speeds(systems: dict[str, Any]) -> list[str]:
    """Postings a second and seconds to load."""
    out = ["", f"{'':24s}{'postings/s':>12s}{'load, s':>10s}"]
    for name, one in systems.items():
        out.append(f"{name:24s}{one['postings_per_s']:>12g}{one['load_s']:>10.2f}")
    return out
