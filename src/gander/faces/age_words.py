"""How long jobs have been open, in words: where one lies among the others, never what that means."""

from __future__ import annotations

from gander.faces.words import NBSP, clean, counted, number, percent, share, short
from gander.market.closing import Closing
from gander.market.ghosts import FIRST_SEEN, STATED, Ages, AgeSpread
from gander.stats.shares import MIN_EMPLOYERS, MIN_N_EFF

SHOWN = (90, 180)
"""Of the ages that shares are known of, those that stand in the line; --by age and --json have all."""


def age_words(days: int, basis: str, ages: Ages) -> str:
    """'open 143 days: longer than 88 % of the 212 open jobs of your question'; counts below the floors.

    days, basis: as `market.ghosts.job_ages` has them: 'stated', 'first seen' or 'unknown'.
    """
    if basis not in (STATED, FIRST_SEEN):
        return ""
    among = ages.stated if basis == STATED else ages.first_seen
    so_long = counted(days, "day")
    said = f"open {so_long}" if basis == STATED else f"seen for {so_long}, open for longer perhaps"
    n, less = len(among.days), among.shorter(days)
    if n < 2:
        return said
    known = "open jobs of your question" if basis == STATED else "that are known so"
    if among.quartiles is None:
        return f"{said}: longer than {number(less)} of the {number(n)} {known}"
    return f"{said}: longer than {percent(less / n)} of the {number(n)} {known}"


def spread_words(found: AgeSpread) -> str:
    """Quartiles and shares; below the floors how many there are, and the oldest."""
    if not found.days:
        return ""
    who = f"{counted(len(found.days), 'job')} at {counted(found.n_employers, 'employer')}"
    if found.quartiles is None:
        return f"{counted(found.days[-1], 'day')} at most, too few for shares; {who}"
    low, middle, high = found.quartiles
    older = ", ".join(f"{share(estimate)} over {limit}" for limit, estimate in found.older if limit in SHOWN)
    return f"half {counted(middle, 'day')} or longer (quartiles {low} and {high}), {older}; {who}"


def age_lines(ages: Ages) -> list[str]:
    """What is known of the ages: since the day stated, since first seen, and for how many neither."""
    stated, seen = spread_words(ages.stated), spread_words(ages.first_seen)
    lines = [f"{stated} that state the posting day"] if stated else []
    if seen:
        lines.append(f"at least, since first seen: {seen} that do not")
    rest = f"age unknown of {number(ages.n_unknown)} more" if ages.n_unknown else ""
    return [*lines, rest] if rest else lines


def reposted_words(ages: Ages) -> str:
    """'3 posted again, most often Acme's “ML engineer”: 4 times in 200 days'."""
    if not ages.reposted:
        return ""
    most = ages.reposted[0]
    times = "once" if most.times == 1 else f"{most.times}{NBSP}times"
    who = f"{short(most.employer)}: " if most.employer else ""
    title = short(most.title) or "one"
    often = f"most often {who}{title}, {times} in {counted(most.days, 'day')}"
    return f"{number(ages.n_reposted)}{NBSP}posted again, {often}"


def closing_words(found: Closing) -> str:
    """After how many days jobs close, or how much is missing to say it."""
    if not found.enough:
        return (
            f"how long until they close: cannot tell yet: {counted(found.n_closed, 'job')} seen to close at"
            f" {found.n_employers} of {MIN_EMPLOYERS} employers (as good as {found.n_eff:.0f} of"
            f" {MIN_N_EFF:.0f} independent ones)"
        )
    if found.lasting is None:
        return "how long until they close: cannot tell yet: too few employers watched at the same age"
    after = [
        f"{name} {_limits(quartile)}"
        for name, quartile in zip(
            ("a quarter", "half", "three quarters"), found.lasting.quartiles, strict=True
        )
        if quartile is not None
    ]
    start, end = found.lasting.start, found.lasting.end
    rests = f"{counted(found.n_closed, 'job')} closed of {number(found.n_watched)} watched"
    which = f"of jobs that reach {counted(start, 'day')}, " if start > 1 else ""
    gone = ", ".join(after) or f"less than a quarter within {end}"
    return f"closed, filled or not, after days: {which}{gone} ({rests}, up to {counted(end, 'day')})"


def _limits(quartile: tuple[int, int, int | None]) -> str:
    value, low, high = quartile
    return clean(f"{value} ({low}–{high})" if high is not None else f"{value} (≥ {low})").replace(" ", NBSP)
