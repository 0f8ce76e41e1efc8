"""`gander market` as lines: how many jobs, what they ask, and one grouping."""

from __future__ import annotations

from rich.text import Text

from gander.faces import age_words, trend_words
from gander.faces import words as say
from gander.faces.cli.render import stand
from gander.faces.cli.render.lines import LABEL, QUIET, WARN, Piece, bar, block, flow, inner, table
from gander.market.result import GroupRow, MarketAnswer, SkillShare
from gander.market.series import SeriesMonth
from gander.model import Estimate


def market(answer: MarketAnswer, width: int, top: int) -> list[Text]:
    """The market's line, a table of the skills asked for, a grouping, what is hidden, how sure."""
    room = inner(width)
    body: list[Piece] = [
        (say.how_many(answer.market, answer.population), ""),
        (f" · {say.window(answer.population)}, {say.how_old(answer.market)}", ""),
    ]
    if warning := say.dominated(answer.market):
        body.append((f" · {warning}", WARN))
    lines = stand.title(answer.population, answer.assumed, width)
    lines += [Text(), *block("market", flow(body, room), width)]
    lines += block("open for", ages(answer, room), width)
    if answer.by:
        lines += [Text(), *groups(answer, width)]
    if answer.by == "month":
        lines += growth(answer, width)
    lines += [Text(), *skills(answer, width, top)]
    lines += [Text(), *block("hidden", stand.hidden(answer.hidden, room), width)]
    lines += [Text(), *block("how sure", stand.reader(answer.reader, room), width)]
    return lines


def skills(answer: MarketAnswer, width: int, top: int) -> list[Text]:
    """What is asked: as a must, and at all, in what share of the postings read."""
    n = answer.market.n_read
    title = flow(
        [
            ("asked for", LABEL),
            (f" in {say.counted(n, 'posting')} read", ""),
            (" (95 % intervals, by employer)", QUIET),
        ],
        width,
    )
    rows = [_skill(row) for row in answer.skills[:top]]
    if not rows:
        return [*title, *flow([("nothing was read here", WARN)], width, first="  ")]
    return [*title, *table(("skill", "must", "must or nice", "employers"), rows, width, right=(3,))]


def _skill(row: SkillShare) -> list[Piece]:
    return [
        (say.clean(row.skill.label), ""),
        (amount(row.must), ""),
        (amount(row.asked), ""),
        (say.number(row.asked.employers_with), QUIET),
    ]


def amount(estimate: Estimate) -> str:
    """The share with its interval, or the bare count of so many below the floors."""
    return say.share(estimate) or f"{say.number(estimate.count)} of {say.number(estimate.n)}"


def groups(answer: MarketAnswer, width: int) -> list[Text]:
    """One line a group, with a bar for its number of jobs."""
    note = f" · {say.sentence(answer.row_note)}" if answer.row_note else ""
    lines = flow([(f"by {answer.by}", LABEL), (note, QUIET)], width, rest="  ")
    most = max((row.n_postings for row in answer.rows), default=0)
    rows = [_group(row, most) for row in answer.rows]
    lines += table(("", "jobs", "employers", "share", ""), rows, width, right=(1, 2))
    if answer.n_groups > len(answer.rows):
        more = f"and {say.number(answer.n_groups - len(answer.rows))} more (--top)"
        lines += flow([(more.replace(" ", say.NBSP), QUIET)], width)
    return lines


def _group(row: GroupRow, most: int) -> list[Piece]:
    return [
        (say.clean(row.label), ""),
        (say.number(row.n_postings), ""),
        (say.number(row.n_employers), ""),
        (amount(row.share) if row.share is not None else "", ""),
        (bar(row.n_postings / most if most else 0.0, 12), "cyan"),
    ]


def ages(answer: MarketAnswer, room: int) -> list[Text]:
    """How long the open jobs have been open, which were posted again, and until they close."""
    found = answer.ages
    if found is None:
        return []
    said = age_words.age_lines(found)
    if said and answer.by != "age":
        said[-1] += f" (--by{say.NBSP}age)"
    said += filter(None, [age_words.reposted_words(found)])
    said += [age_words.closing_words(found.closing)] if found.closing else []
    return [line for text in said for line in flow([(say.sentence(text), "")], room, rest="  ")]


def growth(answer: MarketAnswer, width: int) -> list[Text]:
    """What the series by month says of growth; then the user's own boards, a series of their own."""
    lines = flow([(trend_words.trend_words(answer.trend), WARN)], width) if answer.trend else []
    own = answer.own
    note = say.sentence(trend_words.own_note(own))
    if own is None or not own.rows:
        return [*lines, Text(), *flow([(note, QUIET)], width, rest="  ")]
    lines += [Text(), *flow([("your own boards", LABEL), (f" · {note}", QUIET)], width, rest="  ")]
    most = max(row.n_jobs for row in own.rows)
    cells = [_month(row, most) for row in own.rows]
    head = ("", "jobs", "employers", "of all new", "boards", "")
    lines += table(head, cells, width, right=(1, 2, 3, 4))
    return [*lines, *flow([(trend_words.trend_words(own.trend), WARN)], width)]


def _month(row: SeriesMonth, most: int) -> list[Piece]:
    return [
        (row.month, ""),
        (say.number(row.n_jobs), ""),
        (say.number(row.n_employers), ""),
        (say.number(row.of_jobs), QUIET),
        (say.number(row.n_boards), QUIET),
        (bar(row.n_jobs / most if most else 0.0, 12), "cyan"),
    ]
