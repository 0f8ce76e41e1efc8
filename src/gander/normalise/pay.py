"""Pay as printed: lowest, highest, currency, period, base or total; from the source's columns, else the text.

Nothing is guessed. A period that is not printed is a year only where the size leaves no doubt (20,000 and
more in the currencies of YEARLY); otherwise it is null. '$' without a country's letter is read as USD, in a
posting that names only Canada as CAD. Sums of funding, revenue, budgets, bonuses and equity are no pay.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.cues import found, may_match
from gander.normalise.lines import joined, lines_of, plain_bounds
from gander.normalise.pay_beside import no_sums, with_words
from gander.normalise.pay_place import american, in_dollars
from gander.normalise.pay_words import (
    AFTER,
    ALONE,
    BEFORE,
    BESIDES,
    CURRENCY,
    EACH,
    MONEY,
    NORTH,
    NORTHERN,
    NOT_PAY_AFTER,
    NOT_PAY_BEFORE,
    PAY_WORD,
    PERIODS,
    PERK,
    RANGE,
    SINGLE,
    STATES,
    TOTAL,
    WORDS,
    YEARLY,
)
from gander.normalise.place import is_forum
from gander.tables import PAY


def pay(frame: pl.DataFrame, lines: pl.DataFrame | None = None) -> pl.Series:
    """PAY for every row of RAW; null where no pay is printed. `lines`: of its texts, if at hand."""
    stated = frame.select(_stated().alias("pay")).to_series()
    lines = lines_of(frame["text"]) if lines is None else lines
    printed = _of_lines(joined(_asked(frame, lines, stated)), frame.height)
    found = pl.DataFrame({"a": stated, "b": printed}).with_row_index("row")
    dollars = found.filter(pl.col("b").struct.field("currency") == "USD")["row"]
    north = frame[dollars].select("location", "text").with_columns(row=dollars).filter(_canadian())["row"]
    fields = [pl.col("b").struct.field(name) for name in PAY.to_schema()]
    local = pl.struct(*fields[:2], pl.lit("CAD").alias("currency"), *fields[3:]).cast(PAY)
    of_text = pl.when(pl.col("row").is_in(north.implode())).then(local).otherwise("b")
    of_text = (
        pl.when(pl.col("row").is_in(american(frame, found).implode())).then(in_dollars()).otherwise(of_text)
    )
    return found.select(pl.coalesce("a", of_text).alias("pay")).to_series()


def _canadian() -> pl.Expr:
    """Whether the posting's dollars are Canada's: it names Canada as its place, and nowhere the States."""
    place, text = pl.col("location").fill_null(""), pl.col("text").fill_null("")
    there = place.str.contains(NORTH) | text.str.contains_any(NORTHERN)
    return there & ~pl.concat_str(place, pl.lit(" "), text).str.contains_any(STATES)


def _asked(frame: pl.DataFrame, lines: pl.DataFrame, stated: pl.Series) -> pl.DataFrame:
    """Lines about sums of the rows whose source states no pay, of the title before those of the text (a
    forum's title is the text's first line)."""
    titles = lines_of(frame.select(pl.when(~is_forum()).then("title")).to_series())
    both = pl.concat([_about_sums(titles), _about_sums(lines)]).sort("row", maintain_order=True)
    return both.filter(pl.col("row").is_in(stated.is_null().arg_true().implode()))


def _about_sums(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that hold a sum; most have not even a digit of any script, which is cheap to see."""
    line = pl.col("own")
    return (
        lines.filter(line.str.contains(r"[0-9]|[^\x00-\x7f]"))
        .filter(line.str.contains_any(WORDS, ascii_case_insensitive=True))
        .filter(line.str.contains(plain_bounds(MONEY)))
    )


def _stated() -> pl.Expr:
    """The source's own columns; a zero is no pay, '1 YEAR' is a year, a week or a single time is no
    period we keep.
    """
    low, high = (pl.when(pl.col(c) > 0).then(pl.col(c)) for c in ("pay_min", "pay_max"))
    unit = pl.col("pay_period").str.to_lowercase().str.extract(r"(year|month|day|hour)")
    whole = pl.struct(
        low.alias("min"),
        high.alias("max"),
        pl.col("pay_currency").alias("currency"),
        unit.alias("period"),
        pl.lit(None, dtype=pl.String).alias("base_or_total"),
    ).cast(PAY)
    return pl.when(low.is_not_null() | high.is_not_null()).then(whole)


def from_text(texts: pl.Series) -> pl.Series:
    """PAY printed in the texts: all ranges of the first one's currency, period and kind together;
    else one sum.
    """
    return _of_lines(joined(_about_sums(lines_of(texts))), len(texts))


def _of_lines(lines: pl.DataFrame, height: int) -> pl.Series:
    ranges = _ranges(_candidates(lines, RANGE))
    rest = lines.join(ranges, on="row", how="anti", maintain_order="left")
    singles = _singles(_candidates(rest, SINGLE))
    rest = rest.join(singles, on="row", how="anti", maintain_order="left")
    each = _candidates(rest, ALONE)
    if each.height:
        each = each.filter(~pl.col("after").str.contains(PERK))
        each = each.with_columns(pl.concat_str(_printed_period(), "after").alias("after"))
    sums = pl.concat([ranges, singles, _singles(each)]).select(
        "row", pl.struct(list(dict(PAY.to_schema()))).cast(PAY).alias("pay")
    )
    rows = pl.DataFrame({"row": pl.int_range(height, dtype=pl.get_index_type(), eager=True)})
    return rows.join(sums, on="row", how="left", maintain_order="left")["pay"]


LONGEST = 20_000
MOST = 40
"""Characters of a text's lines about sums, and sums among them, that are looked at: nobody prints more."""


def _candidates(lines: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """One row a match in the text's order: `row`, its groups as columns '1', '2' …, and what stands before
    and after it in its line. Where nothing may match, no row, and none of those columns.

    The neighbourhood is cut out afterwards: as a part of the pattern it costs a hundred times as much.
    """
    plain = plain_bounds(pattern)
    if not may_match(lines["line"], plain):
        return lines.clear()
    beside = pl.col("line").str.splitn(pl.col("hit"), 2).struct
    return (
        lines.with_columns(pl.col("line").str.slice(0, LONGEST))
        .with_columns(pl.col("line").str.extract_all(plain).list.head(MOST).alias("hit"))
        .filter(pl.col("hit").list.len() > 0)
        .explode("hit")
        .with_columns(
            beside.field("field_0").str.slice(-BEFORE).str.split("\n").list.last().alias("before"),
            beside.field("field_1").str.slice(0, AFTER).str.split("\n").list.first().alias("after"),
        )
        .with_columns(pl.col("hit").str.extract_groups(plain).alias("groups"))
        .unnest("groups")
    )


def _printed_period() -> pl.Expr:
    """The words of the period, which the pattern of a sum alone in its line takes in."""
    return pl.col("hit").str.extract(rf"({EACH})$", 1)


def _ranges(hits: pl.DataFrame) -> pl.DataFrame:
    groups = {"low": "2", "times_low": "3", "high": "6", "times_high": "7"}
    if hits.is_empty():
        return no_sums(hits)
    named = hits.select(
        *("row", "before", "after"),
        *(pl.col(g).alias(n) for n, g in groups.items()),
        _currency("8", "5", "4", "1", times=("7", "3")),
    )
    times = _factor("times_high")
    # '120-150K': the K stands for both where the first number is small.
    low_times = (
        pl.when(pl.col("times_low").is_not_null())
        .then(_factor("times_low"))
        .when(_number("low") < 1000)
        .then(times)
        .otherwise(1.0)
    )
    sums = with_words(named).with_columns(
        (_number("low") * low_times).alias("min"), (_number("high") * times).alias("max")
    )
    fits = (pl.col("min") <= pl.col("max")) & (pl.col("max") <= 6 * pl.col("min"))
    good = _plausible(sums).filter(fits)
    kind = ["currency", "period", "base_or_total"]
    # Where the first is the total and a base stands beside it, the base is the pay.
    base = (pl.col("base_or_total") == "base").fill_null(False)
    total = (pl.col("base_or_total").first() == "total").fill_null(False)
    good = good.filter(base | ~(total & base.any()).over("row"))
    first = good.group_by("row", maintain_order=True).agg(pl.col(k).first().alias(f"first_{k}") for k in kind)
    same = pl.all_horizontal(pl.col(k).eq_missing(pl.col(f"first_{k}")) for k in kind)
    alike = good.join(first, on="row", maintain_order="left").filter(same)
    return alike.group_by("row", maintain_order=True).agg(
        pl.col("min").min(), pl.col("max").max(), *(pl.col(k).first() for k in kind)
    )


def _singles(hits: pl.DataFrame) -> pl.DataFrame:
    groups = {"high": "3", "times_high": "4"}
    if hits.is_empty():
        return no_sums(hits)
    named = hits.select(
        *("row", "after"),
        pl.concat_str("before", "1").alias("before"),
        *(pl.col(g).alias(n) for n, g in groups.items()),
        _currency("5", "2", times=("4",)),
    )
    value = _number("high") * _factor("times_high")
    sums = with_words(named).with_columns(value.alias("min"), value.alias("max"))
    # The lower end of a range that was judged to be no pay is no pay either.
    whole = ~pl.col("after").str.contains(r"^\s*(?:-|–|—|~|to\s)\s*[$€£₹]?\d")
    good = _plausible(sums).filter(pl.col("currency").is_not_null() & whole)
    upper = pl.col("before").str.contains(r"(?i)up ?to|up~|đến\s*$")
    lower = pl.col("before").str.contains(r"(?i)\bfrom\b|\bstarts at\b|>\s*$") | pl.col("after").str.contains(
        r"(?i)^\s?\+(?:\s|$)|^[^\pL\d]{0,3}min(?:imum)?\b"
    ) & ~pl.col("after").str.contains(BESIDES)
    return (
        good.with_columns(
            pl.when(~upper).then("min").alias("min"), pl.when(~lower | upper).then("max").alias("max")
        )
        .group_by("row", maintain_order=True)
        .agg(pl.col("min", "max", "currency", "period", "base_or_total").first())
    )


def _plausible(sums: pl.DataFrame) -> pl.DataFrame:
    """The sums that are pay, with period and base or total."""
    printed = pl.coalesce(
        pl.when(found(sums, side, plain_bounds(p))).then(pl.lit(n))
        for side in ("after", "led")
        for n, p in PERIODS
    )
    sure = (pl.col("max") >= 20_000) & pl.col("currency").is_in(YEARLY)
    # 'Salary/Hourly Rate Range: $170,000': a form's heading, whose sum is nobody's hour.
    printed = pl.when(~(sure & (printed == "hour")).fill_null(False)).then(printed)
    period = pl.coalesce(printed, pl.when(sure).then(pl.lit("year")))
    worded = found(sums, "before", PAY_WORD)
    # The word next to the sum says what it is: 'OTE $200k, base salary $150k', '$150k base + commission'.
    beside = pl.col("before").fill_null("").str.slice(-40).str.extract(r"(\D*)$", 1)
    based = beside.str.contains(r"(?i)\bbase\b") & ~beside.str.contains(TOTAL)
    return sums.with_columns(
        period.alias("period"),
        pl.when(based | found(sums, "after", r"(?i)^ ?(?:\pL{3} )?base\b"))
        .then(pl.lit("base"))
        .when(found(sums, "around", TOTAL))
        .then(pl.lit("total"))
        .when(found(sums, "around", r"(?i)\bbase\b"))
        .then(pl.lit("base"))
        .alias("base_or_total"),
    ).filter(
        ~found(sums, "near", plain_bounds(NOT_PAY_BEFORE)),
        ~found(sums, "after", NOT_PAY_AFTER).fill_null(False),
        pl.col("currency").is_not_null() | (worded & pl.col("times_high").is_not_null()),
        _sized(worded),
    )


def _sized(worded: pl.Expr) -> pl.Expr:
    """The size fits the period, so that '$350/mo stipend' and '$2,000 laptop' are no pay."""
    top, strong = pl.col("max"), pl.col("currency").is_in(YEARLY)
    return (
        pl.when(~strong.fill_null(True))
        .then(top >= 1000)
        .when(pl.col("period") == "year")
        .then((top >= 10_000) & (top <= 2_000_000))
        .when(pl.col("period") == "hour")
        .then((top >= 5) & (top <= 1000))
        .when(pl.col("period") == "month")
        .then((top >= 500) & (top <= 60_000))
        .when(pl.col("period") == "day")
        .then((top >= 50) & (top <= 5000))
        .otherwise(
            (top >= 500) & (top <= 2_000_000) & (worded | pl.col("before").str.contains(r"(?i)up ?to|~|\($"))
        )
        .fill_null(False)
    )


def _number(name: str) -> pl.Expr:
    """'1,200.50', '60.000', '142 320,00' and '25,00,000' as numbers."""
    plain = pl.col(name).str.replace_all(r"[ \xa0\x{202f}]", "").str.replace(r",(\d\d)$", ".$1")
    plain = plain.str.replace_all(",", "", literal=True)
    dotted = plain.str.contains(r"^\d{1,3}(?:\.\d{3})+$")
    return (
        pl.when(dotted)
        .then(plain.str.replace_all(".", "", literal=True))
        .otherwise(plain)
        .cast(pl.Float64, strict=False)
    )


def _factor(name: str) -> pl.Expr:
    """What stands after a number as a factor; millions and more are null (no pay) except of đồng."""
    word = pl.col(name).str.to_lowercase()
    dong = pl.col("currency") == "VND"
    return (
        pl.when(word.is_null())
        .then(pl.when(dong & (_number("high") < 1000)).then(1_000_000.0).otherwise(1.0))
        .when(word == "k")
        .then(
            pl.when(_number(name.removeprefix("times_")) < 10_000).then(1000.0).otherwise(1.0)
        )  # '$110,000k'
        .when(word.is_in(["triệu", "tr"]) | (dong & word.is_in(["million", "m"])))
        .then(1_000_000.0)
        .when(word.is_in(["lakh", "lakhs", "lpa"]) & (pl.col("currency") == "INR"))
        .then(100_000.0)
        .when(word.is_in(["crore", "crores"]) & (pl.col("currency") == "INR"))
        .then(10_000_000.0)
    )


def _currency(*groups: str, times: tuple[str, ...]) -> pl.Expr:
    """A code wins over a sign ('$75,000 - $113,000 CAD'), the sum's own over its neighbour's."""
    words = [pl.col(g).str.to_uppercase() for g in groups]
    codes = [pl.when(w.str.contains(r"^\pL{3,}$")).then(w) for w in words]
    said = [pl.col(g).str.to_lowercase() for g in (*groups, *times)]
    dong = [pl.when(w.is_in(["triệu", "tr"])).then(pl.lit("VND")) for w in said]
    rupee = [pl.when(w.str.contains("^(?:lpa|lakh|crore)")).then(pl.lit("INR")) for w in said]
    found = pl.coalesce(*dong, *rupee, *codes, *words)
    return found.replace_strict(CURRENCY, default=None).alias("currency")
