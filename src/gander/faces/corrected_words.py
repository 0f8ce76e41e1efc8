"""At least 60 % met, corrected for the reader's error: the figure, how it was made, or why there is none."""

from __future__ import annotations

from gander.faces.words import NBSP, counted, interval, number, percent
from gander.stand.result import AtLeast

NAME = "≥ 60 % in all"
"""The cumulative row; the row '≥ 60 % met' of the stand is without nothing missing and one short."""
CORRECTED = "  corrected"


def figure(row: AtLeast) -> str:
    """'31 % (22–40 %)', or a dash where it is not corrected."""
    if row.corrected is None:
        return "–"
    return f"{percent(row.corrected.share)}{NBSP}{interval(row.corrected.low, row.corrected.high)}"


def how(row: AtLeast) -> str:
    """How the share was corrected, in one or two sentences; or why it was not."""
    audit = row.audit
    if row.estimate.share is None:
        return "Not corrected for the reader's error: there is no share."
    if audit is None or not (audit.yes and audit.no):
        return "Not corrected for the reader's error: that was not measured here."
    told = (
        f"checked on {counted(audit.n_postings, 'labelled posting')} of {_family(row.family)} against "
        f"{number(audit.n_persons)} fixed persons: of {number(audit.yes)} verdicts that are "
        f"'at least 60 % met' the reader finds {percent(audit.yes_read / audit.yes)}, of "
        f"{number(audit.no)} others {percent(audit.no_read / audit.no)} "
        f"(worth {audit.yes_n_eff:.0f} and {audit.no_n_eff:.0f} independent ones)"
    )
    if row.corrected is None:
        return f"Not corrected for the reader's error, because the interval would leave 0–100 %; {told}."
    return (
        f"Corrected for the reader's error (Rogan–Gladen; its uncertainty and the sampling's simulated "
        f"together), {told}. Rarer outcomes cannot be corrected so."
    )


def _family(name: str) -> str:
    return "all roles" if name == "all" else f"{name} roles" if name != "other" else "other roles"
