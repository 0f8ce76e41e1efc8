"""Pay as printed: lowest, highest, currency, period, base or total; from the source's columns, else the text.

Nothing is guessed. A period that is not printed is a year only where the size leaves no doubt (20,000
and more in
the currencies of YEARLY); otherwise it is null. '$' without a country's letter is read as USD. Sums of
funding,
revenue, budgets, bonuses and equity are no pay.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.lines import lines_about, plain_bounds
from gander.normalise.place import is_forum
from gander.tables import PAY

_SIGN = r"US\$|CA\$|C\$|CDN\$|A\$|AU\$|S\$|SG\$|HK\$|R\$|[$€£₹₫]"
_CODE = (
    r"USD|EUR|GBP|CAD|AUD|NZD|SGD|CHF|INR|VND|VNĐ|PLN|SEK|NOK|DKK|BRL|MXN|JPY|HKD|MYR|PHP|ZAR|AED|SAR"
    r"|ILS|euros?|triệu"
)
_NUMBER = r"\d{1,3}(?:[,.]\d{2,3})*[,.]\d{3}(?:\.\d\d)?|\d{1,6}(?:\.\d{1,2})?"
_TIMES = r"[kK]\b|(?i:mm?|bn?|million|billion|trillion|tr|triệu|lakhs?|lpa|crores?)\b"
_PER = r"(?:\s?(?:/|per|a)\s?(?:year|yr|hour|hr|month|mo|annum))?"
_SUM = rf"((?:{_SIGN}|\b(?:{_CODE})))?[ \xa0]?({_NUMBER})[ \xa0]?({_TIMES})?[ \xa0]?({_SIGN}|(?:{_CODE})\b)?"
RANGE = (
    rf"([^\n]{{0,60}}?){_SUM}{_PER}\s*(?:-|–|—|−|~|\u00ad|\bto\b|\bup to\b|\band\b"
    rf"|đến)+\s*{_SUM}([^\n]{{0,36}})"
)
_LEAD = (
    r"(?i:\bup ?to\b|\bupto\b|\bfrom\b|\bsalary|\bpay\b|\bcompensation|\bbase\b|\bote\b|\blương\b"
    r"|\bearnings?\b|~|\bup~|\bcomp\b)"
)
SINGLE = rf"([^\n]{{0,40}}?(?:{_LEAD}|\|)[^\n\d.;]{{0,24}}?){_SUM}([^\n]{{0,36}})"

# A line without a sum of money is not looked at further.
MONEY = (
    rf"[$€£₹₫]\s?\d|\d\s?[$€£₹₫]|\d ?[kK]\b|(?i:\d ?(?:{_CODE})\b|\b(?:{_CODE}) ?\d|\d ?(?:m|million) vnd)"
)

CURRENCY = {
    **dict.fromkeys(("$", "US$", "USD"), "USD"),
    **dict.fromkeys(("CA$", "C$", "CDN$", "CAD"), "CAD"),
    **dict.fromkeys(("A$", "AU$", "AUD"), "AUD"),
    **dict.fromkeys(("S$", "SG$", "SGD"), "SGD"),
    **dict.fromkeys(("€", "EUR", "EURO", "EUROS"), "EUR"),
    **dict.fromkeys(("£", "GBP"), "GBP"),
    **dict.fromkeys(("₹", "INR"), "INR"),
    **dict.fromkeys(("₫", "VND", "VNĐ", "TRIỆU"), "VND"),
    "HK$": "HKD",
    "R$": "BRL",
    **{c: c for c in ("NZD", "CHF", "PLN", "SEK", "NOK", "DKK", "BRL", "MXN", "JPY", "HKD", "MYR", "PHP")},
    **{c: c for c in ("ZAR", "AED", "SAR", "ILS")},
}
YEARLY = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "SGD", "NZD")
NOT_PAY_BEFORE = (
    r"(?i)\bbonus(?:es)?(?: opportunity)?\s?\(?$|\brais(?:ed|ing)|\bfund(?:ing|ed)\b|\bseries\b|revenue"
    r"|\bvalu(?:ation|ed)|\bbudget|stipend|\breferral|\b401|reimburs|\bback(?:ed|ing)\b|\bmarket\b|\bindustry\b"
    r"|\barr\b|\binvest|\bassets\b|sign[- ]?(?:on|ing)|\beducation|\blearning (?:and|&|budget|stipend"
    r"|allowance)"
    r"|\bprize|\bsav(?:e|ing)|\bcredit|\bworth\b|\bgrant|\binsurance|\bgift|allowance|\bloan|\bcustomers"
    r"|\busers\b|\bper diem|\bmatch|\bdeals?\b|\bacqui|\bbonus(?:es)? (?:of|up)|\bequity (?:of|up|range)"
    r"|\bemployees\b|\brequests|\bsales\b|\bprofit|\bdonat|\bbilling|\bspend|\bARPU|\bquota|giải|khách hàng"
    r"|\bcontracts?\b[^|]{0,10}$|\bcharge|\bteam of \d|\bgrow"
)
NOT_PAY_AFTER = (
    r"(?i)^\s*bonus|^\+ ?(?:in funding|arr\b|users|customers|revenue)"
    r"|^\s*(?:in (?:funding|revenue|venture|seed|series)|of (?:funding|revenue|venture"
    r"|equity)"
    r"|raised|stipend|budget|users|customers"
    r"|sign|hiring|sob\b|revenue|arr\b|seed|round|market|industry|worth|people|employees|investment|credit|cores|person|startups?"
    r"|years?\b|%|x\b|hours|days|months|minutes|members|companies|clients|engineers|developers|requests"
    r"|equity grant|nodes|servers|of data"
    r"|countries|locations|\+? ?yrs|giải|khách)"
)
PAY_WORD = (
    r"(?i)salary|\bpay\b|compensation|\bbase\b|\bcomp\b|\bote\b|lương|remuneration|\bwage|\brate\b"
    r"|\bbrutto|\bgross|\bearn|\|\s*$"
)
TOTAL = (
    r"(?i)\bote\b|on[- ]target|\btotal (?:cash|comp|target|annual|rewards|earning)|variable"
    r"|incl(?:uding|\.)? bonus"
)
WORDS = ["$", "€", "£", "₹", "₫", "usd", "eur", "gbp", "cad", "vnd", "triệu", "chf", "inr", "sgd", "k "]
WORDS += ["salary", "compensation", "lương", "k-", "k–"]
PERIODS = (
    ("hour", r"(?i)\bhourly\b|(?:/|\bper |\ban? )\s?h(?:ou)?rs?\b|\bp\.?/?h\b"),
    ("month", r"(?i)\bmonthly\b|(?:/|\bper |\ba )\s?mo(?:nth)?s?\b|/\s?tháng|\btháng\b|\bp\.?m\.?\b|\bpcm\b"),
    ("day", r"(?i)\bdaily\b|(?:/|\bper |\ba )\s?day\b"),
    (
        "year",
        r"(?i)\bannual|\byearly\b|(?:/|\bper |\ba )\s?(?:year|yr|annum)\b|\bp\.?/?a\.?(?:\W|$)"
        r"|\bper-year\b|\bbrutto\b",
    ),
)


def pay(frame: pl.DataFrame) -> pl.Series:
    """PAY for every row of RAW; null where no pay is printed."""
    stated = frame.select(_stated().alias("pay")).to_series()
    printed = from_text(frame.select(_asked(stated)).to_series())
    return pl.DataFrame({"a": stated, "b": printed}).select(pl.coalesce("a", "b").alias("pay")).to_series()


def _asked(stated: pl.Series) -> pl.Expr:
    """Title and text of the rows whose source states no pay (a forum's title is the text's first line)."""
    title = pl.when(is_forum()).then(pl.lit("")).otherwise(pl.col("title").fill_null(""))
    whole = pl.concat_str(title, pl.col("text").fill_null(""), separator="\n")
    return pl.when(stated.is_null()).then(whole)


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
    lines = lines_about(texts, WORDS, MONEY)
    ranges = _ranges(_candidates(lines, RANGE))
    rest = pl.DataFrame({"line": lines}).with_row_index("row").join(ranges, on="row", how="anti")
    singles = _singles(_candidates(rest["line"], SINGLE, rest["row"]))
    found = pl.concat([ranges, singles]).select(
        "row", pl.struct(list(dict(PAY.to_schema()))).cast(PAY).alias("pay")
    )
    rows = pl.DataFrame({"row": pl.int_range(len(texts), dtype=pl.get_index_type(), eager=True)})
    return rows.join(found, on="row", how="left", maintain_order="left")["pay"]


def _candidates(lines: pl.Series, pattern: str, row: pl.Series | None = None) -> pl.DataFrame:
    """One row a match, in the text's order, its groups as columns '1', '2' …"""
    frame = pl.DataFrame({"line": lines})
    frame = frame.with_row_index("row") if row is None else frame.with_columns(row.alias("row"))
    hits = (
        frame.select("row", pl.col("line").str.extract_all(plain_bounds(pattern)).alias("hit"))
        .explode("hit")
        .drop_nulls("hit")
    )
    return hits.with_columns(pl.col("hit").str.extract_groups(plain_bounds(pattern))).unnest("hit")


def _ranges(hits: pl.DataFrame) -> pl.DataFrame:
    groups = {"before": "1", "low": "3", "times_low": "4", "high": "7", "times_high": "8", "after": "10"}
    named = hits.select(
        "row",
        *(pl.col(g).alias(n) for n, g in groups.items()),
        _currency("9", "6", "5", "2", times=("8", "4")),
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
    sums = named.with_columns(
        (_number("low") * low_times).alias("min"), (_number("high") * times).alias("max")
    )
    good = _plausible(sums).filter((pl.col("min") <= pl.col("max")) & (pl.col("max") <= 6 * pl.col("min")))
    kind = ["currency", "period", "base_or_total"]
    first = good.group_by("row", maintain_order=True).agg(pl.col(k).first().alias(f"first_{k}") for k in kind)
    same = pl.all_horizontal(pl.col(k).eq_missing(pl.col(f"first_{k}")) for k in kind)
    alike = good.join(first, on="row", maintain_order="left").filter(same)
    return alike.group_by("row", maintain_order=True).agg(
        pl.col("min").min(), pl.col("max").max(), *(pl.col(k).first() for k in kind)
    )


def _singles(hits: pl.DataFrame) -> pl.DataFrame:
    groups = {"before": "1", "high": "3", "times_high": "4", "after": "6"}
    named = hits.select(
        "row", *(pl.col(g).alias(n) for n, g in groups.items()), _currency("5", "2", times=("4",))
    )
    value = _number("high") * _factor("times_high")
    sums = named.with_columns(value.alias("min"), value.alias("max"))
    # The lower end of a range that was judged to be no pay is no pay either.
    whole = ~pl.col("after").str.contains(r"^\s*(?:-|–|—|~|to\s)\s*[$€£₹]?\d")
    good = _plausible(sums).filter(pl.col("currency").is_not_null() & whole)
    upper = pl.col("before").str.contains(r"(?i)up ?to|up~|đến\s*$")
    lower = pl.col("before").str.contains(r"(?i)\bfrom\b|>\s*$") | pl.col("after").str.contains(
        r"(?i)^\s?\+(?:\s|$)|^[^\pL\d]{0,3}min(?:imum)?\b"
    )
    return (
        good.with_columns(
            pl.when(~upper).then("min").alias("min"), pl.when(~lower | upper).then("max").alias("max")
        )
        .group_by("row", maintain_order=True)
        .agg(pl.col("min", "max", "currency", "period", "base_or_total").first())
    )


def _plausible(sums: pl.DataFrame) -> pl.DataFrame:
    """The sums that are pay, with period and base or total."""
    around = pl.concat_str(
        pl.col("before").fill_null("").str.slice(-40), pl.col("after").fill_null(""), separator=" "
    )
    # Between bars is one statement: a head's '… raised $5M | $120k' says nothing against the pay.
    near = pl.col("before").fill_null("").str.extract(r"([^|;•]*)$", 1).fill_null("")
    printed = pl.coalesce(
        *(pl.when(pl.col("after").str.contains(plain_bounds(p))).then(pl.lit(n)) for n, p in PERIODS),
        *(
            pl.when(pl.col("before").str.slice(-40).str.contains(plain_bounds(p))).then(pl.lit(n))
            for n, p in PERIODS
        ),
    )
    sure = (pl.col("max") >= 20_000) & pl.col("currency").is_in(YEARLY)
    period = pl.coalesce(printed, pl.when(sure).then(pl.lit("year")))
    worded = pl.col("before").str.contains(PAY_WORD)
    return sums.with_columns(
        period.alias("period"),
        pl.when(around.str.contains(TOTAL))
        .then(pl.lit("total"))
        .when(around.str.contains(r"(?i)\bbase\b"))
        .then(pl.lit("base"))
        .alias("base_or_total"),
    ).filter(
        ~near.str.contains(plain_bounds(NOT_PAY_BEFORE)),
        ~pl.col("after").fill_null("").str.contains(NOT_PAY_AFTER),
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
    """'1,200.50', '60.000' and '25,00,000' as numbers."""
    plain = pl.col(name).str.replace_all(",", "")
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
        .then(1000.0)
        .when(word.is_in(["triệu", "tr"]) | (dong & word.is_in(["million", "m"])))
        .then(1_000_000.0)
        .when(word.is_in(["lakh", "lakhs", "lpa"]) & (pl.col("currency") == "INR"))
        .then(100_000.0)
    )


def _currency(*groups: str, times: tuple[str, ...]) -> pl.Expr:
    """A code wins over a sign ('$75,000 - $113,000 CAD'), the sum's own over its neighbour's."""
    words = [pl.col(g).str.to_uppercase() for g in groups]
    codes = [pl.when(w.str.contains(r"^\pL{3,}$")).then(w) for w in words]
    dong = [pl.when(pl.col(g).str.to_lowercase() == "triệu").then(pl.lit("VND")) for g in (*groups, *times)]
    return pl.coalesce(*dong, *codes, *words).replace_strict(CURRENCY, default=None).alias("currency")
