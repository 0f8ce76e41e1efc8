"""The language that most of a text is written in.

How:
    Languages of the Latin script by their stop words, others by their letters. Hits are divided by the
    density that running text of the language has, so that they estimate the number of words in it and
    languages can be compared within a mixed text. Texts that are plainly English, most of all, are settled
    first.
"""

from __future__ import annotations

import polars as pl

# language -> (what is counted, hits per word of running text)
_STOP_WORDS: dict[str, tuple[str, float]] = {
    "en": ("the and of to in for with you our we are is will that on your as have", 0.24),
    "de": (
        "der die das und mit für wir du sie ein eine den von zu im ist auf dein deine unser bei oder",
        0.24,
    ),
    "fr": ("le la les des et de du pour vous nous en une dans est avec sur votre au aux notre", 0.27),
    "es": ("el la los las de en para con que una por del tu nuestro se como un", 0.27),
    "pt": ("os de em para com que uma do da dos das no na você um nossa como não", 0.27),
    "it": ("il di che per con del della un una le nel gli sono alla dei lavoro", 0.24),
    "nl": ("de het een en van je in voor met wij jij op zijn aan bij onze jouw naar ook", 0.27),
    "pl": ("na do się oraz dla lub od nie jest ze po twoje naszym które", 0.17),
    "sv": ("och att en för som med på du vi av är till det vår din har", 0.24),
    "da": ("og at en for som med på du vi af er til det vores din har", 0.24),
    "tr": ("ve bir için ile bu olarak veya olan gibi çok daha kadar", 0.10),
    "cs": ("nebo jako jsou naše jsme který které jsi nás pokud bude také při", 0.08),
    "ro": ("și de la în cu pentru un sau din pe care este", 0.22),
    "id": ("dan yang di untuk dengan dalam dari pada atau ke", 0.16),
}
# Letters; those of a script without spaces count about two to a word.
_LETTERS: dict[str, tuple[str, float]] = {
    "vi": (r"[^\s\p{P}]*[ăắằẳẵặơớờởỡợưứừửữựđạảấầẩẫậẹẻẽếềểễệỉịọỏốồổỗộụủỳỵỷỹ][^\s\p{P}]*", 0.52),
    "ja": (r"[\p{Hiragana}\p{Katakana}]", 1.1),
    "zh": (r"\p{Han}", 1.8),
    "ko": (r"\p{Hangul}+", 1.0),
    "ru": (r"\p{Cyrillic}+", 1.0),
    "ar": (r"\p{Arabic}+", 1.0),
    "he": (r"\p{Hebrew}+", 1.0),
    "th": (r"\p{Thai}", 4.0),
    "el": (r"\p{Greek}{3,}", 1.0),
    "hi": (r"\p{Devanagari}+", 1.0),
}
_LENGTH = 4000
_PLAIN = 0.6  # share of words that must look English, and hardly anything else, to settle a text at once
_PLAINEST = "the and to of with"
_ELSEWHERE = "de und que die el het di la och na"
_FEW = 3
_SAMPLE, _FURTHER = 700, 1900  # characters of a sample, and where the second one begins
_ADDRESS = r"(?:https?://|www\.)\S+|\S+\.(?:com|io|org|net|co|ai|de|pl|es|me)\b\S*"  # '.com' is no word
_FLOOR = 0.2  # share of words below which no language is claimed
_FLOOR_ENGLISH = 0.1  # English lists of tools and places have few stop words
_UNKNOWN = "unknown"


def language(text: pl.Series) -> pl.Series:
    """ISO 639-1 codes of each text's first 4,000 characters, 'unknown' for null, short or unclear ones."""
    frame = pl.DataFrame({"text": text.str.slice(0, _LENGTH)}).with_row_index("at").drop_nulls("text")
    sampled = frame.with_columns(
        pl.concat_str(pl.col("text").str.slice(0, _SAMPLE), pl.col("text").str.slice(_FURTHER, _SAMPLE)),
        chars=pl.col("text").str.len_chars(),
        size=pl.col("text").str.len_bytes(),
    ).with_columns(hits=_hits(_PLAINEST))
    plain = sampled.filter(_plainly_english(0.012, 0.015))["at"]
    doubtful = sampled.filter(~pl.col("at").is_in(plain.implode()))
    plain = plain.append(doubtful.filter(_plainly_english(0.004, 0.03) & _nothing_else())["at"])
    settled = pl.DataFrame({"at": plain}).with_columns(lang=pl.lit("en"))
    found = pl.concat([settled, _looked_at(frame.join(settled, on="at", how="anti"))])
    return (
        pl.DataFrame({"at": pl.arange(text.len(), eager=True, dtype=pl.UInt32)})
        .join(found, on="at", how="left", maintain_order="left")
        .select(pl.col("lang").fill_null(_UNKNOWN))
        .to_series()
    )


def _plainly_english(density: float, accents: float) -> pl.Expr:
    """Whether the sample has so many plain English words a character and the text few bytes beyond ASCII: of
    twenty texts this settles nineteen, at a tenth of the price of words and patterns."""
    hits, beyond = pl.col("hits"), pl.col("size") - pl.col("chars")
    return (
        (hits >= _FEW)
        & (hits >= density * pl.col("text").str.len_chars())
        & (beyond <= accents * pl.col("chars"))
    )


def _nothing_else() -> pl.Expr:
    return _hits(_ELSEWHERE) <= 0.1 * pl.col("hits")


def _hits(words: str) -> pl.Expr:
    text = pl.col("text")
    return pl.sum_horizontal(text.str.count_matches(f" {word} ", literal=True) for word in words.split())


def _looked_at(rest: pl.DataFrame) -> pl.DataFrame:
    """(at, lang) of the others: stop words and letters are counted, of English first."""
    if rest.is_empty():
        return rest.select("at", lang=pl.lit(None, dtype=pl.String))
    rest = rest.with_columns(
        words=pl.col("text").str.count_matches(r"[^\s]+"),
        text=pl.lit(" ")
        + pl.col("text")
        .str.replace_all(_ADDRESS, " ")
        .str.to_lowercase()
        .str.replace_all(r"[\s\p{P}\d]+", " ")
        + " ",
    )
    foreign = pl.col("text").str.count_matches(r"[^\x00-\x7f’–—•…“”]").alias("foreign")
    rest = rest.with_columns(_estimate("en").alias("en"), foreign)
    plain = (pl.col("en") >= _PLAIN * pl.col("words")) & (pl.col("foreign") <= 0.05 * pl.col("words"))
    settled = rest.filter(plain & (pl.col("words") >= 4)).select("at", lang=pl.lit("en"))
    return pl.concat([settled, _among_all(rest.join(settled, on="at", how="anti"))])


def _estimate(code: str) -> pl.Expr:
    """How many words of the text seem to be in this language."""
    if code in _LETTERS:
        pattern, density = _LETTERS[code]
        return pl.col("text").str.count_matches(pattern) / density
    words, density = _STOP_WORDS[code]
    # Neighbouring hits share a space: it is given to the one before, and the next begins without.
    return pl.col("text").str.count_matches(rf"(?-u:\b)(?:{'|'.join(words.split())}) ") / density


def _among_all(rest: pl.DataFrame) -> pl.DataFrame:
    """(at, lang) of texts that are not plainly English."""
    codes = [*_STOP_WORDS, *_LETTERS]
    scores = rest.select("at", "words", *(_estimate(code).alias(code) for code in codes)).with_columns(
        # Kana show that Han letters are Japanese; accents of Vietnamese words are no stop words of others.
        ja=pl.when(pl.col("ja") > 0.2 * pl.col("zh")).then(pl.col("ja") + pl.col("zh")).otherwise(0.0),
        zh=pl.when(pl.col("ja") > 0.2 * pl.col("zh")).then(0.0).otherwise(pl.col("zh")),
    )
    best = pl.max_horizontal(codes)
    which = pl.coalesce(pl.when(pl.col(code) == best).then(pl.lit(code)) for code in codes)
    script = pl.max_horizontal("ja", "zh", "th", "ko")
    # Two or three foreign stop words in a list of tools are chance; English needs no such care here.
    floor = pl.when(pl.col("en") == best).then(_FLOOR_ENGLISH).otherwise(_FLOOR)
    enough = (best >= floor * pl.col("words")) & ((best >= 12) | (pl.col("en") == best) | (script >= 2))
    return scores.select("at", lang=pl.when(enough & (best > 0)).then(which).otherwise(pl.lit(_UNKNOWN)))
