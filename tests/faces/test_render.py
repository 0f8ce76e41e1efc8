"""The terminal's lines: what they say, and that none is ever wider than the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from rich.text import Text

from gander.app.why import Why
from gander.faces.cli.render import evidence, full, lines, market, stand, why
from gander.market.ghosts import Ages, AgeSpread
from gander.market.series import MonthlyTrend, OwnSeries, SeriesMonth
from gander.model import Hidden, Problem
from gander.stand.result import Standing
from gander.stats.trend import Outlook
from tests.faces.values import (
    ANSWER,
    BELOW,
    DOOR,
    DOORS,
    EMPTY,
    EVIDENCE,
    EVIL,
    HOSTILE,
    REPOSITORIES,
    STANDING,
    label,
)

STANDINGS = {"ordinary": STANDING, "below the floors": BELOW, "empty": EMPTY, "hostile": EVIL}


def text_of(rendered: list[Text]) -> str:
    return "\n".join(line.plain for line in rendered)


def words_of(rendered: list[Text]) -> str:
    return " ".join(text_of(rendered).split())


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", STANDINGS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    standing = STANDINGS[name]
    rendered = stand.first_screen(standing, stand.Layout(width=width))
    rendered += full.full_screen(standing, width, label)
    assert max(cell_len(line.plain) for line in rendered) <= width


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_market_fits_too(width: int) -> None:
    assert max(cell_len(line.plain) for line in market.market(ANSWER, width, 20)) <= width


@pytest.mark.parametrize("name", STANDINGS)
def test_nothing_from_outside_reaches_the_terminal_as_a_command(name: str) -> None:
    text = text_of(full.full_screen(STANDINGS[name], 80, label))
    assert not {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}
    assert "\u202e" not in text


def test_the_first_screen_says_every_number_with_what_it_rests_on() -> None:
    text = words_of(stand.first_screen(STANDING, stand.Layout(width=80)))
    assert "1,204 jobs (1,530 adverts) at 480 employers: 310 there, 894 remote open to DE" in text
    assert "newest 7 days old (2026-11-15)" in text
    assert "of 412 postings at 180 employers that state a must" in text
    assert "nothing missing 4 % (0–10 %) 16 at 6 9 % (5–15 %) 37 at 16" in text, "both kinds side by side"
    assert "Docker + Kubernetes opens 14 postings at 9 employers (one by one: 5)" in text
    assert "61 remote jobs that do not say from where (--remote-unsaid)" in text
    assert "Reader: of the musts it states 91 % are right" in text


def test_the_first_screen_fits_one_screen() -> None:
    rendered = stand.fitted(STANDING, 80, 46)
    assert len(rendered) < 45
    assert "5 Initech" in text_of(rendered), "all five doors"
    small = stand.fitted(STANDING, 80, 24)
    assert "2 more: --full" in text_of(small), "three doors, and the other two are counted"


def test_doors_show_the_address_whole_where_a_pipe_wants_it() -> None:
    rendered = stand.first_screen(STANDING, stand.Layout(width=60, fold=False))
    assert any(line.plain.strip() == DOOR.url for line in rendered)


def test_an_address_is_cut_at_the_edge_but_links_whole() -> None:
    rendered = lines.address(DOOR.url, 40)
    assert [cell_len(line.plain) for line in rendered] == [40, len(DOOR.url) - 40]
    assert {span.style.link for line in rendered for span in line.spans} == {DOOR.url}  # type: ignore[union-attr]


def test_an_address_that_is_none_is_not_shown() -> None:
    rendered = stand.first_screen(STANDING, stand.Layout(width=80))
    assert "javascript" not in text_of(rendered)


def test_below_the_floors_there_are_counts_and_no_shares() -> None:
    rendered = stand.stand(BELOW, 70)
    text = words_of(rendered)
    assert "% (" not in text.split("nearest")[0], "no share of the person's"
    assert "nothing missing 1 at 1 2 at 1" in text
    assert "Cannot tell yet: 6 postings at 5 employers" in text
    assert "nearest: Viet Nam: 88 jobs at 41 employers, nothing missing 7 of 60 read, 12 % (8–18 %)" in text
    assert '(--place "Viet Nam")' in text
    assert words_of(stand.first_screen(BELOW, stand.Layout(width=80))).count("Cannot tell yet") == 1


def test_four_near_questions_and_in_full_all() -> None:
    many = replace(BELOW, nearest=BELOW.nearest * 6)
    assert words_of(stand.stand(many, 70)).count("nearest:") == 4
    assert words_of(stand.stand(many, 70, full=True)).count("nearest:") == 6


def test_what_was_not_read_stands_apart_in_full_and_is_never_called_met() -> None:
    title = replace(DOOR, basis="title", n_must=0, missing=(), employer="Hooli")
    some = replace(STANDING, doors=(DOORS[1], title, replace(title, basis="tags", employer="Umbrella")))
    first = words_of(stand.first_screen(some, stand.Layout(width=80)))
    assert "requirements not read (title only)" in first
    assert "could be read:" not in first
    whole = words_of(full.full_screen(some, 80, label))
    apart = whole.index("2 more of which no must could be read:")
    assert whole.index("1 Mắt Biếc") < apart < whole.index("2 Hooli") < whole.index("3 Umbrella")
    assert "nothing missing of 0" not in whole
    assert "lacks" not in whole


def test_that_nothing_is_known_stands_directly_above_the_stand() -> None:
    blank = replace(STANDING, evidence=())
    found = text_of(stand.first_screen(blank, stand.Layout(width=80))).splitlines()
    where = next(i for i, line in enumerate(found) if line.startswith("stand"))
    assert " ".join(found[where - 2 : where]).startswith("assumed: nothing is known of you")


def test_hidden_says_what_it_counts() -> None:
    commits = Hidden(reason="of your commits left out as no own work", n=4, flag="gander evidence")
    found = [line.plain for line in stand.hidden((*STANDING.hidden[:1], commits), 80)]
    assert found == [
        "adverts: 61 remote jobs that do not say from where (--remote-unsaid)",
        "4 of your commits left out as no own work (gander evidence)",
    ]


def test_the_reader_s_quality_stands_once_in_full() -> None:
    whole = words_of(full.full_screen(STANDING, 80, label))
    assert "reader must: precision 91 %" in whole
    assert "Reader:" not in whole
    assert whole.count("84 %") == 1
    assert "labelled by reading" in whole, "the note stays"


def test_an_empty_market_is_an_answer() -> None:
    text = words_of(stand.first_screen(EMPTY, stand.Layout(width=80)))
    assert "0 jobs at 0 employers" in text
    assert "cannot tell: no posting here states what it requires." in text
    assert "assumed: anywhere, because no place is known" in text
    assert "hidden nothing" in text


def test_what_is_corrected_stands_below_what_was_read() -> None:
    found = [line.plain for line in stand.stand(STANDING, 80)]
    at = next(i for i, line in enumerate(found) if line.startswith("≥ 60 % in all"))
    assert found[at].split("  ")[-1] == "44 % (40–50 %) 181 at 90"
    assert found[at + 1].split() == ["corrected", "–", "39", "%", "(28–52", "%)"]


def test_where_nothing_is_corrected_the_first_screen_has_no_line_of_it() -> None:
    plain_ = replace(STANDING, at_least=tuple(replace(row, corrected=None) for row in STANDING.at_least))
    assert "in all" not in text_of(stand.first_screen(plain_, stand.Layout(width=80)))
    whole = words_of(full.full_screen(plain_, 80, label))
    assert "because the interval would leave 0–100 %" in whole


def test_full_says_how_it_was_corrected_and_why_not() -> None:
    whole = words_of(full.full_screen(STANDING, 80, label))
    assert "proven or claimed: 44 % (40–50 %) 181 at 90; corrected 39 % (28–52 %)." in whole
    assert "on 57 labelled postings of ML, AI or data roles against 6 fixed persons" in whole
    assert "of 148 verdicts that are 'at least 60 % met' the reader finds 80 %, of 194 others 88 %" in whole
    assert "Not corrected for the reader's error" in whole


def test_narrow_screens_stack_both_kinds_of_evidence() -> None:
    text = text_of(stand.stand(STANDING, 48))
    assert text.index("proven\n") < text.index("proven or claimed\n")
    assert "  nothing missing  9 % (5–15 %) 37 at 16" in text


def test_full_shows_neighbours_apart_and_evidence_by_level() -> None:
    text = text_of(full.full_screen(STANDING, 100, label))
    assert "+ Data scientist" in text
    assert "+ not part of the question" in text
    assert "less             276 at 120 employers" in text
    assert text.index("level 4") < text.index("level 2") < text.index("claimed · said, not seen")
    assert "owl-vision (14 commits); needs refresh" in text
    assert "1 of 9" in text, "counts only where a group is below the floors"


def test_a_claim_and_a_proof_are_never_shown_alike() -> None:
    rendered = text_of(evidence.evidence(EVIDENCE, label, 80))
    proven, claimed = rendered.split("claimed · said, not seen (1)\n")
    assert "level 4, proven · merged by others or released (1)\n  Python  2026-11-02" in proven
    assert claimed.startswith("  Docker  no date  --know; 3 years said\n")


def test_a_repository_that_could_not_be_read_says_why() -> None:
    broken = replace(REPOSITORIES[0], problem=Problem(where="owl", why="is no repository", next="git init"))
    assert "is no repository" in text_of(evidence.repositories((broken,), 80))


def test_market_shows_counts_where_a_share_would_mislead() -> None:
    few = replace(ANSWER, skills=(replace(ANSWER.skills[0], must=BELOW.stand[0].estimate),))
    text = text_of(market.market(few, 80, 20))
    assert "1 of 6" in text
    assert "80 %" not in text.split("hidden")[0].replace("92 %", "")


def test_market_cuts_to_the_top_and_keeps_long_names_in_their_column() -> None:
    text = text_of(market.market(ANSWER, 60, 2))
    assert "PyTorch" in text
    assert "Kubernetes" not in text
    assert "Retrieval-augmen…" in text_of(market.market(ANSWER, 60, 20))


def test_why_walks_down_with_indent_and_cleans_what_it_shows() -> None:
    commit = Why(heading="commit ab12cd3", facts=(("file", HOSTILE),))
    rendered = why.tree(
        Why(heading="PyTorch", facts=(("level", "2"), ("address", DOOR.url)), children=(commit,)), 60
    )
    text = text_of(rendered)
    assert text.startswith("PyTorch\n  level    2\n")
    assert "  commit ab12cd3" in text
    assert "\x1b" not in text
    assert max(cell_len(line.plain) for line in rendered) <= 60


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("a b c", 3, ["a b", "c"]),
        ("abcdef", 3, ["abc", "def"]),
        ("日本語", 4, ["日本", "語"]),
        ("", 5, [""]),
        ("4\u00a0% of", 4, ["4 %", "of"]),
    ],
    ids=["between words", "a long word is cut", "wide letters count two", "nothing", "number and unit stay"],
)
def test_flow(text: str, width: int, expected: list[str]) -> None:
    assert [line.plain for line in lines.flow([(text, "")], width)] == expected


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, ""), (1.0, "████"), (0.5, "██"), (0.53, "██▏"), (2.0, "████")]
)
def test_bars_are_eighths_of_a_cell(share: float, text: str) -> None:
    assert lines.bar(share, 4) == text


def test_a_standing_of_two_roles_names_the_role_of_each_door() -> None:
    two: Standing = replace(
        STANDING, population=replace(STANDING.population, roles=("ml-engineer", "ai-engineer"))
    )
    assert "senior ML engineer" in words_of(stand.first_screen(two, stand.Layout(width=80)))


def test_a_long_address_moves_into_the_gutter_before_it_is_cut() -> None:
    url = "https://jobs.ashbyhq.com/" + "x" * 51
    door = replace(DOOR, url=url)
    rendered = stand.first_screen(replace(STANDING, doors=(door,)), stand.Layout(width=80))
    assert any(line.plain == f"  {url}" for line in rendered), "76 cells, of 80"


OWN = OwnSeries(
    rows=tuple(
        SeriesMonth(month=f"2026-{m:02d}", n_jobs=3 * m, n_employers=m, of_jobs=900, n_boards=1200)
        for m in range(1, 10)
    ),
    gaps=("2025-11", "2025-12"),
    trend=MonthlyTrend(outlook=Outlook(trend=None, n_months=9, per_month=15, n_employers=9), gap=None),
    first_asked=date(2025, 9, 1),
)
AGED = replace(
    ANSWER,
    ages=Ages(
        stated=AgeSpread(basis="stated", days=(3, 50), n_employers=2, quartiles=None, older=()),
        first_seen=AgeSpread(basis="first seen", days=(), n_employers=0, quartiles=None, older=()),
        n_unknown=4,
        n_dated=0,
        n_reposted=0,
        reposted=(),
        closing=None,
    ),
    trend=OWN.trend,
    own=OWN,
)


@pytest.mark.parametrize("width", [24, 40, 60, 80])
def test_ages_and_months_of_own_boards_fit(width: int) -> None:
    assert max(cell_len(line.plain) for line in market.market(AGED, width, 20)) <= width


def test_own_boards_are_a_table_of_their_own() -> None:
    text = text_of(market.market(AGED, 80, 20))
    assert "open for  50 days at most" in text
    assert "(--by age)" in text
    assert "your own boards · jobs first seen in that month" in text
    assert "2026-09    27          9         900   1,200  ████████████" in text
    assert text.count("cannot tell yet: 9 of 24 months") == 2
