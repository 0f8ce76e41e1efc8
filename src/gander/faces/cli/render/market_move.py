"""What `gander market import` and `gander market export` did, as lines."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from gander.app.imported import Imported, Wrong
from gander.app.imported_preview import FirstRow
from gander.app.market_export import Exported
from gander.faces import pay_words, place_words
from gander.faces import words as say
from gander.faces.cli.render.lines import LABEL, QUIET, WARN, Piece, block, flow, inner, table

NAME_MOST = 60
COLUMNS_SHOWN = 20


def exported(answer: Exported, width: int) -> list[Text]:
    """What the file holds, of which sources, and what stayed here."""
    room = inner(width)
    start, end = answer.window
    body: list[Piece] = [
        (
            f"{say.counted(answer.n_postings, 'posting')} at {say.counted(answer.n_employers, 'employer')},"
            f" {say.counted(answer.n_requirements, 'requirement')}",
            "",
        ),
        (f" · {say.day(start)} to {say.day(end)} · {say.number(answer.bytes)}{say.NBSP}bytes", ""),
    ]
    lines = flow([("written", LABEL), (f" {say.clean(answer.file)}", "")], width)
    lines += block("market", flow(body, room), width)
    told = [
        f"{say.clean(s.source)}, {say.short(s.licence or 'no licence stated', 60)}" for s in answer.sources
    ]
    lines += block("sources", _each(told, room), width)
    stays = [_stays(one.n, one.reason, one.flag) for one in answer.hidden]
    if answer.n_unlisted:
        stays.append(
            f"{say.counted(answer.n_unlisted, 'requirement')}: the skill's name, which fewer than three"
            " employers use"
        )
    lines += block("left out", _each(["titles, texts and the pages as they came", *stays], room), width)
    there = f"gander market import {say.clean(answer.file)}"
    return [*lines, *block("next", flow([("elsewhere: ", QUIET), (there, "")], room), width)]


def _stays(n: int, reason: str, flag: str) -> str:
    return f"{say.counted(n, 'posting')}: {say.clean(reason)}{f' ({flag})' if flag else ''}"


def imported(answer: Imported, width: int) -> list[Text]:
    """What came in, how it was read, and what was wrong with the rest."""
    room = inner(width)
    done = "would be imported" if not answer.kept else "imported"
    head: list[Piece] = [(done, LABEL), (f" {say.short(answer.where, NAME_MOST)} as ", "")]
    lines = flow([*head, (say.clean(answer.source), LABEL)], width)
    lines += block("file", flow([(_what(answer), "")], room), width)
    if answer.market is not None:
        told = [
            f"{say.clean(row['source'])}, {say.short(row['licence'] or 'no licence stated', 60)}"
            for row in answer.market.origins.iter_rows(named=True)
        ]
        lines += block("sources", _each(told, room), width)
    if answer.mapping:
        lines += [Text(), *columns(answer, width)]
    if answer.first:
        lines += [Text(), *_first(answer.first, width)]
    if answer.dropped:
        lines += [Text(), *_wrong("left out", answer.dropped, answer, width)]
    if answer.notes:
        lines += [Text(), *_wrong("mended", answer.notes, answer, width)]
    for told_once in answer.said:
        lines += flow([(told_once, WARN)], width)
    if not answer.kept:
        return [*lines, Text(), *flow([("nothing was written; without --dry-run it is", QUIET)], width)]
    then = "gander doors shows what is in reach, these with it; gander where you stand now"
    return [*lines, Text(), *block("next", flow([(then, "")], room), width)]


def _what(answer: Imported) -> str:
    parts = [say.clean(answer.form)]
    if answer.kind == "rows":
        parts.append(f"{say.counted(answer.n_adverts, 'advert')} of {say.counted(answer.n_rows, 'row')}")
    elif answer.kind == "market":
        parts.append(say.counted(answer.n_adverts, "posting"))
    parts.append(f"as of {say.day(answer.as_of)}" if answer.as_of else "each on its own day")
    if answer.licence:
        parts.append(f"licence: {say.short(answer.licence, 80)}")
    return " · ".join(parts)


def columns(answer: Imported, width: int) -> list[Text]:
    """Which column was taken for which field."""
    rows = [
        [
            (one.field, ""),
            (say.short(one.column, 50), ""),
            ("by its name" if one.guessed else "as told", QUIET),
        ]
        for one in answer.mapping
    ]
    lines = table(("field", "column", ""), rows, width, cut=1)
    if answer.unused:
        shown = [say.short(name, 30) for name in answer.unused[:COLUMNS_SHOWN]]
        more = len(answer.unused) - len(shown)
        told = ", ".join(shown) + (f" and {more} more" if more else "")
        lines += flow([("not used: ", QUIET), (told, QUIET)], width, rest="  ")
    return lines


def _first(rows: Iterable[FirstRow], width: int) -> list[Text]:
    lines = flow([("read so", LABEL), (" (the first adverts)", QUIET)], width)
    for row in rows:
        head: list[Piece] = [(say.short(row.title, 70) or "no title", "")]
        if row.employer:
            head.append((f" · {say.short(row.employer)}", QUIET))
        lines += flow(head, width, first="  ", rest="    ")
        lines += flow([(" · ".join(_facts(row)), "")], width, first="    ")
        lines += flow([(f"must: {_musts(row)}", "")], width, first="    ")
    return lines


def _facts(row: FirstRow) -> list[str]:
    roles = ", ".join(say.clean(role.label) for role in row.roles) or "no role known"
    where = place_words.places(row.facts["places"] or ()) or "no place known"
    away = place_words.remote(row.facts)
    pay = pay_words.pay(row.facts["pay"])
    told = [roles, where, "" if away == where else away, pay or "no pay stated"]
    if row.facts["posted"]:
        told.append(f"posted {say.day(row.facts['posted'])}")
    return [say.clean(part) for part in told if part]


def _musts(row: FirstRow) -> str:
    if row.basis != "read":
        return "not read (no text, or in a language that is not read)"
    each = [" or ".join(say.clean(skill.label) for skill in unit) for unit in row.musts]
    more = row.n_musts - len(each)
    return (", ".join(each) + (f" and {more} more" if more else "")) or "nothing stated"


def _wrong(name: str, wrong: Iterable[Wrong], answer: Imported, width: int) -> list[Text]:
    rows: list[list[Piece]] = []
    for one in wrong:
        where = ", ".join(say.number(row) for row in one.rows)
        more = " …" if one.n > len(one.rows) else ""
        plural = "s" if one.n > 1 else ""
        rows.append(
            [
                (say.clean(one.why), ""),
                (say.number(one.n), ""),
                (f"{answer.row_word}{plural} {where}{more}", QUIET),
            ]
        )
    return table((name, "rows", "first"), rows, width, right=(1,))


def _each(told: Iterable[str], room: int) -> list[Text]:
    return [line for one in told for line in flow([(one, "")], room, rest="  ")]
