"""What a statement leaves out, counted, with the reason and the flag that shows it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from gander.model import Hidden

DIFF = "gander market diff"


def removed_by(gates: Mapping[str, bool]) -> pl.Expr:
    """The first gate kind answered 'no' that a posting states, else null.

    A degree that may be replaced by experience is no gate. Answers with a detail ('language:de') are not
    judged here: the tables do not say which language a gate means.
    """
    refused = [kind for kind, answer in gates.items() if answer is False and ":" not in kind]
    kinds = pl.col("gates").list.eval(pl.element().struct.field("kind"))
    result = pl.lit(None, dtype=pl.String)
    for kind in reversed(refused):
        stated = kinds.list.contains(kind)
        if kind == "degree":
            stated = stated & ~pl.col("degree").struct.field("or_equivalent").fill_null(False)
        result = pl.when(stated).then(pl.lit(kind)).otherwise(result)
    return result


def _gone(selected: pl.DataFrame) -> list[Hidden]:
    """Adverts of the role and window that are open no more, by `gone`."""
    counts = dict(selected["gone"].drop_nulls().value_counts().sort("gone", descending=True).iter_rows())
    return [Hidden(reason=why, n=n, flag=DIFF) for why, n in counts.items()]


def left_out(selected: pl.DataFrame, country: str | None) -> list[Hidden]:
    """Adverts of the role and window that the question leaves out: by `gone`, then by `whereabouts`."""
    counts = dict(selected.filter(pl.col("gone").is_null())["whereabouts"].value_counts().iter_rows())
    reasons = [
        ("remote unsaid", "remote, not said from where", "--remote-unsaid"),
        ("remote closed", f"remote, but not open to {country}", "--remote-from"),
        ("elsewhere", "at other places", "--place anywhere"),
    ]
    elsewhere = [
        Hidden(reason=why, n=counts[key], flag=flag) for key, why, flag in reasons if counts.get(key)
    ]
    return [*_gone(selected), *elsewhere]


def not_judged(people: pl.DataFrame, demands: pl.DataFrame, judged: pl.DataFrame) -> list[Hidden]:
    """Adverts of the population that the stand block does not judge.

    people: all adverts; demands: one each, with basis, removed and outcome; judged: those counted.
    """
    basis = dict(demands["basis"].value_counts().iter_rows())
    refused = demands.filter(pl.col("removed").is_not_null())
    n_repeats = people.height - demands.height
    repeats = "repeat" if n_repeats == 1 else "repeats"
    rows = [
        Hidden(reason=f"{repeats} of an advert already counted", n=n_repeats, flag=""),
        Hidden(
            reason="known by title only, requirements not read",
            n=basis.get("title", 0),
            flag="--full",
        ),
        Hidden(
            reason="known by the board's own tags only",
            n=basis.get("tags", 0),
            flag="--full",
        ),
    ]
    rows += [
        Hidden(reason=f"asks for {kind}, which you answered no", n=n, flag=f"--gates {kind}=yes")
        for kind, n in sorted(refused["removed"].value_counts().iter_rows())
    ]
    none_stated = demands.filter(
        (pl.col("basis") == "read") & pl.col("removed").is_null() & (pl.col("outcome") == "no stated must")
    ).height
    rows.append(Hidden(reason="no stated must: nobody meets an empty list", n=none_stated, flag="--full"))
    return [row for row in rows if row.n]
