"""The reader: texts of postings in, requirement units and what is known of each posting out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from gander.reading import anyof, frames, status
from gander.reading.codes import NOTHING, Said
from gander.reading.coining import Coined
from gander.reading.degree import Degrees, degrees
from gander.reading.employer import own_names
from gander.reading.gaps import gaps
from gander.reading.gates import gates, spans
from gander.reading.labels import introducing
from gander.reading.learned import Learned
from gander.reading.lexicon import Lexicon
from gander.reading.loops import PLAIN, Loops, compiled
from gander.reading.matcher import Mentions, mentions
from gander.reading.opening import opened
from gander.reading.page import Bools, Page
from gander.reading.phrases import Found
from gander.reading.sections import Sections, sections
from gander.reading.shared_words import with_shared
from gander.reading.status import Verdicts
from gander.reading.units import Read, units
from gander.reading.weights import Model
from gander.reading.years import Years, of_posting, qualified, years
from gander.tables import READ_POSTING, READ_UNIT
from gander.vocabulary.vocabulary import Vocabulary

CHUNK = 250
"""Texts a page: small enough for the caches, large enough that NumPy's calls do not count."""
MANY = 2_000
"""Above this many texts pages are read on several threads: NumPy lets go of the interpreter lock."""
THREADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page, the section of each line, which lines are headings, and the skills named; `slugs` are the names
    of those outside the vocabulary, `codes` the page's words as the learned weights know them."""

    page: Page
    section: Sections
    heading: Bools
    named: Mentions
    slugs: tuple[str, ...]
    codes: Said


class Reader:
    """Reads postings against one vocabulary; compiled once, then used for any number of texts."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        model: Model | None = None,
        threads: int = THREADS,
        lexicon: Lexicon | None = None,
    ) -> None:
        """Without a model only the rules read: no names outside the vocabulary. `lexicon`: the vocabulary's
        where it is compiled already."""
        self.lexicon = lexicon or Lexicon(vocabulary.skills)
        self.threads = threads
        self.learned = Learned(model, self.lexicon) if model else None

    def read(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Requirement units (`tables.READ_UNIT`) and postings (`tables.READ_POSTING`) of a frame.

        The frame has `posting`, `title` (or null), `employer` (or null) and `text`, all strings; a null text
        reads as an empty one. Offsets are characters of `canonical(text)`.
        """
        if not frame.height:
            return pl.DataFrame(schema=READ_UNIT), pl.DataFrame(schema=READ_POSTING)
        parts = [frame[at : at + CHUNK] for at in range(0, frame.height, CHUNK)]
        loops = compiled() if frame.height > MANY else PLAIN
        if frame.height > MANY and self.threads > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                pages = list(pool.map(lambda part: self._page(part, loops), parts))
        else:  # a thread of its own would keep memory apart
            pages = [self._page(part, loops) for part in parts]
        ids = frame["posting"]
        return frames.requirements(pages, ids, self.lexicon), frames.postings(pages, ids)

    def _page(self, frame: pl.DataFrame, loops: Loops) -> frames.PageRead:
        seen = self.looked(frame, loops)
        page, named, section = seen.page, seen.named, seen.section
        lists, verdicts = self.ruled(seen, frame["employer"].to_list(), frame["title"].to_list())
        if self.learned:
            self.learned.settle(page, named, verdicts, lists, section, seen.heading, seen.codes)
            lists = self.learned.lists(page, named, lists, verdicts, seen.codes)
        figures = years(page, section)
        low, high = qualified(page, figures, named, lists.run)
        conditions = self._conditions(named, verdicts)
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
        return replace(self._close(page, section, read, figures, conditions, frame.height), slugs=seen.slugs)

    def looked(self, frame: pl.DataFrame, loops: Loops = PLAIN, unlisted: bool = True) -> Seen:
        """Those texts as a page, with the skills that they name; without unlisted ones where told so."""
        page, found = opened(frame["text"].fill_null("").to_list(), self.lexicon, loops)
        section, heading = sections(page)
        known = with_shared(page, self._mentions(page, found), self.lexicon)
        named, codes = Coined(known, ()), NOTHING
        if self.learned:
            codes = self.learned.codes(page)
            named = self.learned.named(page, known, section, codes) if unlisted else named
        return Seen(
            page=page, section=section, heading=heading, named=named.mentions, slugs=named.slugs, codes=codes
        )

    def ruled(
        self, seen: Seen, employers: list[str | None], titles: list[str | None]
    ) -> tuple[anyof.Lists, Verdicts]:
        """What the rules say of each mention: its list, and how much it is asked for."""
        page, named, lexicon = seen.page, seen.named, self.lexicon
        between = gaps(page, named)
        lists = anyof.lists(page, named, between, lexicon)
        verdicts = status.verdicts(
            page, named, between, seen.section, lists, self._wider(named), lexicon.broad[named.skill]
        )
        own = own_names(page, named, lexicon, employers, titles, seen.slugs)
        verdicts.settle(own, status.DROPPED, "dropped:employer")
        again = introducing(page, named, verdicts.rank, lexicon)
        verdicts.settle(again, status.DROPPED, "dropped:label")
        return lists, verdicts

    def _close(
        self,
        page: Page,
        section: Sections,
        read: Read,
        figures: Years,
        conditions: dict[str, Bools],
        n_texts: int,
    ) -> frames.PageRead:
        """Everything about the postings themselves, and the units with starts and ends within their texts."""
        degree: Degrees = degrees(page, section, n_texts)
        low, high, source = of_posting(page, figures, section, n_texts)
        more = {kind: read.mentions.first[mask] for kind, mask in conditions.items()}
        more["degree"] = degree.at[(degree.at >= 0) & degree.required]
        more["years"] = figures.at[source[source >= 0]]
        said = gates(page, section, more)
        start, end = spans(page, said.at)
        origin = page.letters.starts[said.text]
        return frames.PageRead(
            n_texts=n_texts,
            units=units(read, self.lexicon).within(page.letters.starts),
            degrees=degree,
            gates=said,
            gate_start=start - origin,
            gate_end=end - origin,
            low=low,
            high=high,
        )

    def _mentions(self, page: Page, found: Found) -> Mentions:
        """The mentions; those pending count beside a certain one in a list, or alone in a bullet."""
        named = mentions(page, found, self.lexicon)
        if not named.pending.any():
            return named
        link = anyof.linked(gaps(page, named))
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
        out[:-1] = self.lexicon.implies(named.skill[1:], named.skill[:-1])
        return out

    def _conditions(self, named: Mentions, verdicts: Verdicts) -> dict[str, Bools]:
        """Mentions that are conditions and no units: demanded spoken languages and credentials.

        They are dropped from the units here; a spoken language is one under no status.
        """
        must = verdicts.rank == status.MUST
        spoken, credential = self.lexicon.spoken[named.skill], self.lexicon.credential[named.skill]
        verdicts.rank[spoken | (credential & must)] = status.DROPPED
        return {"language": spoken & must, "licence": credential & must}
