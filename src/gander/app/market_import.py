"""`gander market import`: another machine's market, a file of postings, or one posting, into one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from gander.app.imported import Ask, Imported, Wrong
from gander.app.imported_preview import first_rows
from gander.app.imported_rows import Taken, Tally, raw_batches
from gander.app.market_export import market_name
from gander.app.market_sink import Sink
from gander.app.own_advert import own_adverts
from gander.connectors.imported.mapping import Mapped, mapping
from gander.connectors.imported.rows import Said
from gander.connectors.imported.values import Order, order_of
from gander.connectors.passing_on import FILE, MARKET, OWN
from gander.errors import UserError
from gander.market.carried import ImportedMarket
from gander.model import Problem
from gander.shell.incoming import Incoming, incoming, opened
from gander.shell.market_zip import read_market_zip
from gander.shell.store import open_market
from gander.shell.tabular.table import Table
from gander.tables import SOURCE

FIRST = 5
"""Rows that are shown as they would be read."""


def market_import(ask: Ask, sink: Sink | None) -> Imported:
    """Reads the file and hands it on; with `dry_run` nobody gets it. Raises UserError on what cannot be."""
    if ask.as_of is not None and ask.as_of > ask.today:
        raise _problem(f"--as-of {ask.as_of}", "this day is still to come", f"e.g. --as-of {ask.today}")
    is_rows = bool(ask.mapping or ask.dates)
    with incoming(ask.file, is_rows) as found:
        if found.kind == "market":
            return _market(ask, found, sink)
        return _advert(ask, found, sink) if found.kind == "advert" else _rows(ask, found, sink)


def _market(ask: Ask, found: Incoming, sink: Sink | None) -> Imported:
    if ask.mapping or ask.as_of:
        flag = "--map" if ask.mapping else "--as-of"
        raise _problem(
            found.where, f"it is a market, whose columns and days are known: no {flag}", "leave it out"
        )
    ask.progress("checking the market", 0, 2)
    name = market_name(ask.source.removeprefix(MARKET)) if ask.source else None
    market = read_market_zip(found.path, ask.today, name, ask.licence, found.where)
    _is_newer(market, found.where)
    if not ask.dry_run and sink is not None:
        ask.progress("keeping it", 1, 2)
        sink.about(market.source)
        sink.take_market(market)
        sink.done()
    ask.progress("done", 2, 2)
    return Imported(
        kind="market",
        where=found.where,
        source=f"market:{market.name}",
        form=f"a market, made on {market.made}",
        kept=not ask.dry_run,
        n_rows=market.postings.height,
        n_adverts=market.postings.height,
        as_of=market.as_of,
        licence=market.source["licence"][0],
        market=market,
    )


def _is_newer(market: ImportedMarket, where: str) -> None:
    """A market takes the place of one of its name; an older one must not."""
    had = open_market().sources.filter(pl.col("source") == f"market:{market.name}")
    if had.height and had["as_of"][0] is not None and had["as_of"][0] > market.as_of:
        why = f"it is as of {market.as_of}, and 'market:{market.name}' here is newer, as of {had['as_of'][0]}"
        raise _problem(where, why, f"keep both by another name: --source {market.name}-{market.as_of.year}")


def _advert(ask: Ask, found: Incoming, sink: Sink | None) -> Imported:
    if ask.source:
        why = f"it is a posting, and those are kept as '{OWN}': no --source"
        raise _problem(found.where, why, "leave it out; a file of rows is known by --map FIELD=COLUMN")
    day = ask.as_of or ask.today
    frame = own_adverts(found, ask.told, day)
    if not ask.dry_run and sink is not None:
        sink.about(
            _source_row(
                OWN, "postings that you brought", ask.licence, found.where, day, "stock", frame.height
            )
        )
        sink.take(OWN, found.stem, frame, False)
        sink.done()
    said = () if frame["employer"].null_count() == 0 else ('nothing says who hires: --employer "NAME" does',)
    return Imported(
        kind="advert",
        where=found.where,
        source=OWN,
        form="a posting" if frame.height == 1 else f"{frame.height} postings",
        kept=not ask.dry_run,
        n_rows=frame.height,
        n_adverts=frame.height,
        as_of=day,
        licence=ask.licence,
        first=first_rows(frame.head(FIRST)),
        said=said,
    )


def _rows(ask: Ask, found: Incoming, sink: Sink | None) -> Imported:
    table = opened(found)
    columns = mapping(table.columns, ask.mapping, found.where, ask.told.employer)
    wanted = {one.field: one.column for one in columns}
    _check_flags(ask, found, wanted)
    said = Said(
        source=FILE + _source_name(ask.source or found.stem),
        today=ask.today,
        employer=ask.told.employer,
        as_of=ask.as_of,
        order=ask.dates or _order(table, wanted, found),
    )
    keeping = None if ask.dry_run else sink
    taken, first = Taken(), pl.DataFrame()
    for frame in _frames(ask, table, wanted, said, taken):
        if first.is_empty():
            first = frame.head(FIRST)
        if keeping is not None:
            # a file is never known to be all that its source has: what is not in it may still be open
            keeping.take(said.source, found.stem, frame, False)
    if not taken.n_adverts:
        raise _none(found, taken, _told(taken.dropped), table.row_word)
    if keeping is not None:
        day, kind = ask.as_of or taken.newest or ask.today, "stock" if ask.as_of else "series"
        what = "a file of yours"
        keeping.about(
            _source_row(said.source, what, ask.licence, found.where, day, kind, taken.n_rows, taken)
        )
        keeping.done()
    return _answer(ask, found, table, columns, said.source, taken, first)


def _check_flags(ask: Ask, found: Incoming, wanted: Mapping[str, str]) -> None:
    """Raises UserError on flags of one posting, and where nothing says of when the rows are."""
    if ask.told.title or ask.told.location or ask.told.url:
        why = "it is a file of rows, and --title, --place and --url are of one posting"
        then = "--map title=COLUMN says which column is; --employer alone may stand for all rows"
        raise _problem(found.where, why, then)
    if "posted" not in wanted and ask.as_of is None:
        then = f"the day on which they were all open, e.g. --as-of {ask.today}; or --map posted=COLUMN"
        raise _problem(found.where, "no column says of when the postings are", then)


def _answer(
    ask: Ask,
    found: Incoming,
    table: Table,
    columns: tuple[Mapped, ...],
    source: str,
    taken: Taken,
    first: pl.DataFrame,
) -> Imported:
    used = {one.column for one in columns}
    return Imported(
        kind="rows",
        where=found.where,
        source=source,
        form=table.form,
        kept=not ask.dry_run,
        n_rows=taken.n_rows,
        n_adverts=taken.n_adverts,
        as_of=ask.as_of,
        licence=ask.licence,
        row_word=table.row_word,
        mapping=columns,
        unused=tuple(name for name in table.columns if name not in used),
        dropped=_told(taken.dropped),
        notes=_told(taken.notes),
        first=first_rows(first) if ask.dry_run else (),
    )


def _frames(
    ask: Ask, table: Table, wanted: Mapping[str, str], said: Said, taken: Taken
) -> Iterator[pl.DataFrame]:
    columns = list(dict.fromkeys(wanted.values()))
    for frame in raw_batches(table.batches(columns), wanted, said, taken):
        ask.progress("reading rows", taken.n_rows, table.total)
        yield frame


def _order(table: Table, wanted: Mapping[str, str], found: Incoming) -> Order | None:
    """How days between strokes are meant, as the first batch shows. Raises UserError where it does not."""
    for name in ("posted", "closes"):
        if name not in wanted:
            continue
        batch = next(iter(table.batches([wanted[name]])))
        order, there = order_of(batch.frame[wanted[name]])
        if order is not None:
            return order
        if there:
            why = f"days such as 3/4/2026 in '{wanted[name]}' can be read in two ways"
            raise _problem(found.where, why, "--dates dmy (3 April) or --dates mdy (March 4)")
    return None


def _source_name(said: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", said.lower().removeprefix(FILE)).strip("-")[:40].strip("-")
    if not name:
        raise _problem(
            said or "the file", "no name can be made of it", "--source NAME, e.g. --source my-list"
        )
    return name


def _told(tally: Tally) -> tuple[Wrong, ...]:
    return tuple(Wrong(why=why, n=n, rows=tuple(tally.first[why])) for why, n in tally.counts.most_common())


def _none(found: Incoming, taken: Taken, dropped: tuple[Wrong, ...], word: str) -> UserError:
    if not dropped:
        return _problem(found.where, "it has no rows", "give a file with postings in it")
    return UserError(
        *(
            Problem(
                where=f"{found.where}, {word} {one.rows[0]}",
                why=f"{one.why} ({one.n:,} of {taken.n_rows:,} rows)",
                next="see what is read from which column: --dry-run; --map FIELD=COLUMN says another",
            )
            for one in dropped[:5]
        )
    )


def _source_row(
    source: str,
    what: str,
    licence: str | None,
    where: str,
    as_of: date,
    kind: str,
    n_rows: int,
    taken: Taken | None = None,
) -> pl.DataFrame:
    """tables.SOURCE of what was imported. The file's name alone: its folder is nobody's business."""
    counts = taken.dropped.counts if taken else {}
    row = {
        "source": source,
        "what": what,
        "licence": licence or "not said",
        "origin": re.split(r"[/\\]", where)[-1],
        "as_of": as_of,
        "kind": kind,
        "rows_in": n_rows,
        "kept": taken.n_adverts if taken else n_rows,
        "dropped": [{"reason": reason, "n": n} for reason, n in sorted(counts.items())],
    }
    return pl.DataFrame([row], schema=SOURCE)


def _problem(where: str, why: str, then: str) -> UserError:
    return UserError(Problem(where=where, why=why, next=then))
