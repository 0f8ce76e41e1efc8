"""The reader: texts of postings in, requirement units and what is known of each posting out."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gander.model import GATE_KINDS
from gander.reading import anyof, status
from gander.reading.alphabet import letters
from gander.reading.degree import LEVELS, Degrees, degrees
from gander.reading.employer import own_names
from gander.reading.gaps import classes, gaps
from gander.reading.gates import Gates, gates, spans
from gander.reading.lexicon import Lexicon
from gander.reading.lines import lines_of, unwrapped
from gander.reading.matcher import Mentions, mentions
from gander.reading.page import Bools, Floats, Ints, Page
from gander.reading.phrases import Found
from gander.reading.sections import sections
from gander.reading.sentences import clauses, sentences
from gander.reading.tokens import tokenise
from gander.reading.units import Read, Units, units
from gander.reading.years import of_posting, qualified, years
from gander.tables import READ_POSTING, REQUIREMENT, conform
from gander.vocabulary.vocabulary import Vocabulary

CHUNK = 250
"""Texts a page: small enough for the caches, large enough that NumPy's calls do not count."""


class Reader:
    """Reads postings against one vocabulary; compiled once, then used for any number of texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = Lexicon(vocabulary.skills)

    def read(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Requirement units (`tables.REQUIREMENT`) and postings (`tables.READ_POSTING`) of a frame.

        The frame has `posting`, `title` (or null), `employer` (or null) and `text`, all strings; a null text
        reads as an empty one. Offsets are characters of `canonical(text)`.
        """
        parts = [self._page(frame[at : at + CHUNK]) for at in range(0, frame.height, CHUNK)]
        if not parts:
            return pl.DataFrame(schema=REQUIREMENT), pl.DataFrame(schema=READ_POSTING)
        requirements = pl.concat([one for one, _ in parts])
        postings = pl.concat([one for _, one in parts])
        return requirements, postings

    def _page(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        page, found = self._open(frame["text"].fill_null("").to_list())
        n_texts = frame.height
        section, _ = sections(page)
        named = self._mentions(page, found)
        of = gaps(page, named, classes(page))
        lists = anyof.lists(page, named, of, self._lexicon)
        verdicts = status.verdicts(page, named, of, section, lists.run, self._wider(named))
        own = own_names(page, named, self._lexicon, frame["employer"].to_list(), frame["title"].to_list())
        verdicts.settle(own, status.DROPPED, "dropped:employer")
        figures = years(page, section)
        low, high = qualified(page, figures, named, lists.run)
        degree = degrees(page, section, n_texts)
        gated = self._gated(named, verdicts)
        total = of_posting(page, figures, n_texts)
        more = {
            "degree": degree.at[(degree.at >= 0) & degree.required],
            "years": figures.at[total[2][total[2] >= 0]],
            **{kind: named.first[mask] for kind, mask in gated.items()},
        }
        said = gates(page, section, more)
        for mask in gated.values():
            verdicts.rank[mask] = status.DROPPED
        verdicts.rank[self._lexicon.spoken[named.skill]] = status.DROPPED
        read = Read(
            mentions=named,
            lists=lists,
            verdicts=verdicts,
            low=low,
            high=high,
            text=page.text_of(named.first),
            start=page.tokens.start[named.first],
            end=page.tokens.end[named.stop - 1],
        )
        built = units(read, self._lexicon)
        ids = frame["posting"]
        return self._requirements(built, page, ids), _postings(degree, total, said, page, ids)

    def _open(self, texts: list[str]) -> tuple[Page, Found]:
        row = letters(texts)
        kinds = unwrapped(row)
        tokens = tokenise(row, kinds, self._lexicon.powers)
        numbers = self._lexicon.phrases.spellings.numbers(tokens.spelling)
        found = self._lexicon.phrases.find(tokens, numbers)
        cues = self._lexicon.cues(found)
        no_stop = np.zeros(tokens.n + 1, dtype=np.bool_)
        no_stop[cues["abbreviation"][1]] = True
        sentence = sentences(row, tokens, no_stop[:-1])
        lead = np.zeros(tokens.n, dtype=np.bool_)
        for category in ("lead", "strong", "nice before"):
            lead[cues[category][0]] = True
        page = Page(
            letters=row,
            tokens=tokens,
            numbers=numbers,
            lines=lines_of(row, kinds, tokens),
            sentence=sentence,
            clause=clauses(row, tokens, sentence, lead),
            cues=cues,
        )
        return page, found

    def _mentions(self, page: Page, found: Found) -> Mentions:
        """The mentions; those pending count beside a certain one in a list, or alone in a bullet."""
        named = mentions(page, found, self._lexicon)
        if not named.pending.any():
            return named
        link = anyof.linked(gaps(page, named, classes(page)))
        run = np.concatenate([[0], np.cumsum(~link)])
        certain = np.zeros(int(run[-1]) + 1, dtype=np.bool_)
        certain[run[~named.pending]] = True
        line = page.tokens.line[named.first]
        whole = page.lines.bullet[line] & (page.lines.content[line] == named.first)
        whole &= page.lines.stop[line] - named.stop <= 1
        return named.where(~named.pending | certain[run] | whole)

    def _wider(self, named: Mentions) -> Bools:
        """Mentions that the next one implies."""
        out = np.zeros(len(named.skill), dtype=np.bool_)
        out[:-1] = self._lexicon.implies(named.skill[1:], named.skill[:-1])
        return out

    def _gated(self, named: Mentions, verdicts: status.Verdicts) -> dict[str, NDArray[np.bool_]]:
        """Mentions that are conditions, not skills: spoken languages and credentials that are demanded."""
        must = verdicts.rank == status.MUST
        return {
            "language": self._lexicon.spoken[named.skill] & must,
            "licence": self._lexicon.credential[named.skill] & must,
        }

    def _requirements(self, built: Units, page: Page, ids: pl.Series) -> pl.DataFrame:
        n = len(built.text)
        first_of_text = np.searchsorted(built.text, built.text)
        origin = page.letters.starts[built.text] if n else built.text
        members = (
            pl.DataFrame({"unit": built.member_unit, "skill": built.member_skill})
            .with_columns(
                pl.Series(self._lexicon.ids, dtype=pl.String)
                .gather(pl.Series(built.member_skill))
                .alias("id")
            )
            .group_by("unit", maintain_order=True)
            .agg(pl.col("id").alias("members"))["members"]
            if n
            else pl.Series("members", [], dtype=pl.List(pl.String))
        )
        names = pl.Series([*self._lexicon.ids, None], dtype=pl.String)
        under = names.gather(pl.Series(np.where(built.under >= 0, built.under, len(self._lexicon.ids))))
        lone = (
            built.member_skill[np.searchsorted(built.member_unit, np.arange(n))] if n else built.member_skill
        )
        rules = pl.Series(
            [f"{rule}{',' + why if why else ''}" for rule in status.RULES for why in anyof.RULES]
        )
        frame = pl.DataFrame(
            {
                "posting": ids.gather(pl.Series(built.text)),
                "unit": np.arange(n) - first_of_text,
                "members": members,
                "under": under,
                "status": pl.Series(status.NAMES).gather(pl.Series(built.rank.astype(np.int64))),
                "kind": pl.Series(["hard", "soft"]).gather(
                    pl.Series(self._lexicon.soft[lone].astype(np.int64))
                ),
                "years_min": pl.Series(built.low).fill_nan(None),
                "years_max": pl.Series(built.high).fill_nan(None),
                "start": built.start - origin,
                "end": built.end - origin,
                "rule": rules.gather(pl.Series(built.rule.astype(np.int64) * len(anyof.RULES) + built.why)),
            }
        )
        return conform(frame, REQUIREMENT, "reading")


def _postings(
    degree: Degrees, total: tuple[Floats, Floats, Ints], said: Gates, page: Page, ids: pl.Series
) -> pl.DataFrame:
    start, end = spans(page, said.at)
    origin = page.letters.starts[said.text] if len(said.text) else said.text
    gate_rows = pl.DataFrame(
        {
            "text": said.text,
            "gate": pl.DataFrame(
                {
                    "kind": pl.Series(GATE_KINDS).gather(pl.Series(said.kind.astype(np.int64))),
                    "start": (start - origin).astype(np.int32),
                    "end": (end - origin).astype(np.int32),
                }
            ).to_struct(),
        }
    )
    grouped = gate_rows.group_by("text", maintain_order=True).agg(pl.col("gate").alias("gates"))
    empty = pl.lit([], dtype=READ_POSTING["gates"])
    frame = (
        pl.DataFrame(
            {
                "posting": ids,
                "text": np.arange(len(ids), dtype=np.int64),
                "level": pl.Series(LEVELS).gather(pl.Series(degree.level.astype(np.int64))),
                "required": degree.required,
                "or_equivalent": degree.or_equivalent,
                "min": pl.Series(total[0]).fill_nan(None),
                "max": pl.Series(total[1]).fill_nan(None),
            }
        )
        .join(grouped, on="text", how="left", maintain_order="left")
        .select(
            "posting",
            pl.struct("level", "required", "or_equivalent").alias("degree"),
            pl.struct("min", "max").alias("years"),
            pl.col("gates").fill_null(empty),
        )
    )
    return conform(frame, READ_POSTING, "reading")
