"""`gander market import` and `gander market export` from the command line, and their lines."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from gander.app.imported import Imported, Wrong
from gander.app.imported_preview import FirstRow
from gander.app.market_export import Exported
from gander.connectors.imported.mapping import Mapped
from gander.faces.cli.main import cli
from gander.faces.cli.render import market_move
from gander.market.carried import named
from gander.model import Hidden, Named
from gander.shell.market_manifest import Source
from gander.tables import SOURCE
from tests.app.sink import Kept
from tests.faces.values import HOSTILE
from tests.tables import postings, units

DAY = date(2026, 5, 1)
EXPORTED = Exported(
    file="market.zip",
    name="market",
    bytes=123_456,
    n_postings=1200,
    n_requirements=5400,
    n_employers=310,
    n_unlisted=12,
    window=(date(2026, 1, 1), DAY),
    sources=(Source(source="greenhouse", licence="facts only", terms=None, origin=None, as_of=DAY),),
    hidden=(Hidden(reason="your own", n=3, flag="--include-own"), Hidden(reason=HOSTILE, n=1, flag="")),
    question={"roles": ["ml-engineer"]},
)
FIRST = FirstRow(
    title=HOSTILE,
    employer=HOSTILE,
    url=None,
    roles=(Named(id="ml-engineer", label="ML engineer"),),
    facts={
        "places": [{"city": HOSTILE, "admin1": None, "iso2": "DE"}],
        "remote": "remote",
        "remote_from": None,
        "pay": {"min": 7e4, "max": 9e4, "currency": "EUR", "period": "year", "base_or_total": None},
        "posted": DAY,
    },
    musts=(
        (Named(id="docker", label="Docker"), Named(id="k", label=HOSTILE)),
        (Named(id="sql", label="SQL"),),
    ),
    n_musts=4,
    basis="read",
)
ROWS = Imported(
    kind="rows",
    where=HOSTILE,
    source="file:a",
    form="CSV with commas, UTF-8",
    kept=False,
    n_rows=12_000,
    n_adverts=11_990,
    as_of=None,
    licence=HOSTILE,
    row_word="line",
    mapping=(
        Mapped(field="title", column=HOSTILE, guessed=True),
        Mapped(field="text", column="b", guessed=False),
    ),
    unused=tuple(f"column {n}" for n in range(40)),
    dropped=(Wrong(why="no employer", n=9, rows=(2, 5, 7, 9, 11)), Wrong(why=HOSTILE, n=1, rows=(12,))),
    notes=(Wrong(why="read without its day", n=1, rows=(4,)),),
    first=(FIRST,),
    said=("nothing says who hires",),
)
ORIGIN = pl.DataFrame([dict.fromkeys(SOURCE.names()) | {"source": "test", "licence": HOSTILE}], schema=SOURCE)
MARKET = Imported(
    kind="market",
    where="market.zip",
    source="market:school",
    form="a market, made on 2026-05-20",
    kept=True,
    n_rows=1,
    n_adverts=1,
    as_of=DAY,
    licence=None,
    market=named("school", date(2026, 5, 20), postings({}), units(("p0", ["sql"])), ORIGIN),
)


def run(*args: str, **given: Any) -> Result:
    return CliRunner().invoke(cli, args, **given)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal_nor_a_command_to_it(width: int) -> None:
    for lines in (
        market_move.exported(EXPORTED, width),
        market_move.imported(ROWS, width),
        market_move.imported(MARKET, width),
    ):
        assert max(cell_len(line.plain) for line in lines) <= width
        text = "".join(line.plain for line in lines)
        assert not {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0}
        assert "\u202e" not in text


def test_an_export_says_what_is_in_it_and_what_stays() -> None:
    text = "\n".join(line.plain for line in market_move.exported(EXPORTED, 80))
    assert "1,200 postings at 310 employers, 5,400 requirements" in text
    assert "greenhouse, facts only" in text
    assert "3 postings: your own (--include-own)" in text
    assert "titles, texts and the pages as they came" in text


def test_an_import_says_how_it_was_read() -> None:
    text = "\n".join(line.plain for line in market_move.imported(ROWS, 80))
    assert "11,990 adverts of 12,000 rows" in text
    assert "by its name" in text and "as told" in text
    assert "lines 2, 5, 7, 9, 11 …" in text and "line 4" in text
    assert "SQL and 2 more" in text
    assert "and 20 more" in text
    assert "nothing was written" in text
    kept = "\n".join(line.plain for line in market_move.imported(MARKET, 80))
    assert "nothing was written" not in kept and "gander doors shows what is in reach" in kept


def test_a_dry_run_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("title,company,date\nData engineer,Heron,2026-05-01\nx,,\n", encoding="utf-8")
    result = run("market", "import", str(file), "--dry-run", "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["schema"] == "gander.market-import/1"
    assert (told["result"]["n_adverts"], told["result"]["kept"]) == (1, False)
    assert told["result"]["dropped"] == [{"why": "no employer", "n": 1, "rows": [3]}]
    assert told["result"]["first"][0]["roles"] == [{"id": "data-engineer", "label": "Data engineer"}]
    text = run("market", "import", str(file), "--dry-run", "--no-color").stdout
    assert "1 advert of 2 rows" in text and "\x1b" not in text


def test_flags_and_a_mapping_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sink = Kept()
    monkeypatch.setattr("gander.app.market_sink.open_sink", lambda today: nullcontext(sink))
    (tmp_path / "m.toml").write_text('[map]\ntitle = "a"\nemployer = "x"\n', encoding="utf-8")
    (tmp_path / "a.csv").write_text("a,b\nData engineer,Heron\n", encoding="utf-8")
    given = ("--map-file", str(tmp_path / "m.toml"), "--map", "employer=b", "--as-of", "2026-05-01")
    result = run("market", "import", str(tmp_path / "a.csv"), *given, "--source", "List", "--licence", "CC0")
    assert result.exit_code == 0, result.output
    assert sink.raw.select("source", "title", "employer").row(0) == ("file:list", "Data engineer", "Heron")
    assert sink.sources[0]["licence"].to_list() == ["CC0"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--map", "title"), "this is no pair"),
        (("--as-of", "May"), "this is no date"),
        (("--url", "javascript:x"), "this is no web address"),
        (("--map-file", "/no/such.toml"), "cannot be read"),
    ],
)
def test_wrong_flags(tmp_path: Path, given: tuple[str, ...], told: str) -> None:
    (tmp_path / "a.csv").write_text("title,company\n", encoding="utf-8")
    result = run("market", "import", str(tmp_path / "a.csv"), *given)
    assert result.exit_code == 1 and told in result.stderr


def test_an_export_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def export(request: Any, *given: Any) -> Exported:
        asked.append((request.roles, request.places, request.since, given))
        return EXPORTED

    monkeypatch.setattr("gander.app.market_export.export", export)
    result = run(
        "market", "export", "a.zip", "--role", "ml-engineer", "--since", "2026-05", "--include-own", "--json"
    )
    assert asked == [(("ml-engineer",), (), date(2026, 5, 1), ("a.zip", None, False, True))]
    told = json.loads(result.stdout)
    assert told["schema"] == "gander.market-export/1"
    assert told["hidden"][0] == {"reason": "your own", "n": 3, "flag": "--include-own"}
    assert told["result"]["window"] == {"from": "2026-01-01", "to": "2026-05-01"}
    assert "ends in .zip" in run("market", "export", "a.csv").stderr


def test_help_names_both() -> None:
    text = run("market", "--help").output
    assert "import" in text and "export" in text
    assert "another machine's" in " ".join(run("market", "import", "--help").output.split())
