"""What a person takes out of Kaggle: results of competitions, notebooks, tables of Meta Kaggle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from gander.evidence.claims_csv import CsvError, CsvTable, folded, read_csv
from gander.evidence.claims_dates import day_of
from gander.evidence.claims_json import JsonError, items, parsed, table, words
from gander.evidence.claims_kaggle_meta import META, read_meta
from gander.evidence.claims_reading import About, Feat, Ledger, Reading, Terms, clipped, unavailable
from gander.evidence.imports import read_imports
from gander.evidence.notebook import notebook_code

KIND = "Kaggle export"
SKILL = "kaggle"
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "competition",
        "competitiontitle",
        "competitionname",
        "title",
        "name",
        "ref",
        "slug",
        "competitionslug",
    ),
    "rank": (
        "rank",
        "privateleaderboardrank",
        "privaterank",
        "finalrank",
        "place",
        "userrank",
        "leaderboardrank",
    ),
    "teams": ("teams", "totalteams", "numberofteams", "teamcount", "numteams", "nteams"),
    "medal": ("medal", "medaltype"),
    "team": ("team", "teamname"),
    "date": ("deadline", "enddate", "deadlinedate", "date", "ended", "lastsubmissiondate", "medalawarddate"),
}
_MEDALS = {"1": "gold", "2": "silver", "3": "bronze"}
_ELSE = ("Category", "Reward", "UserHasEntered", "Score", "PublicRank", "PublicLeaderboardRank", "Url", "Id")


def is_results_header(names: Iterable[str]) -> bool:
    """Whether columns, or the keys of an object, are those of competition results: a title and a rank or a
    medal, and something that only competitions have."""
    told = {folded(name) for name in names}
    has = {field for field, known in _COLUMNS.items() if told & set(known)}
    entered = "userhasentered" in told and "title" in has
    return (
        entered
        or ({"title", "rank"} <= has and bool(has & {"teams", "team", "medal"}))
        or {"title", "medal"} <= has
    )


def is_results(value: Any) -> bool:
    """Whether a JSON value is a list of results, or holds one as 'competitions'."""
    rows = _rows(value)
    return bool(rows) and is_results_header(rows[0])


def _rows(value: Any) -> list[dict[str, Any]]:
    listed = (
        next((value[key] for key in ("competitions", "results") if key in value), None)
        if isinstance(value, dict)
        else value
    )
    return [row for row in items(listed) if isinstance(row, dict)] if isinstance(listed, list) else []


def is_notebook(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("cells"), list) and "nbformat" in value


def read_kaggle(
    name: str, files: Mapping[str, str], terms: Terms, most_rows: int, most_field: int
) -> Reading:
    """What the files claim. `files`: texts by path: notebooks, results, the tables of Meta Kaggle."""
    ledger = Ledger(name, KIND, terms)
    meta: dict[str, CsvTable] = {}
    for path, text in files.items():
        try:
            if text.lstrip()[:1] in ("{", "["):
                _json(path, parsed(text), ledger)
                continue
            kind = meta_name(path)
            wanted = META[kind] if kind else ()
            found = read_csv(text, wanted or _header(text), most_rows, most_field)
        except (CsvError, JsonError) as error:
            then = "take it out, or cut it to your own rows; the other files are read"
            ledger.problems.append(unavailable(f"{name}: {path}", str(error), then))
            continue
        if found is None:
            ledger.skip("file", path, path, "no table that is known of Kaggle")
        elif kind:
            meta[kind] = found
        else:
            _table(path, found, ledger)
    read_meta(meta, ledger, _result)
    return ledger.reading()


def meta_name(path: str) -> str | None:
    """'Teams' for a table that Meta Kaggle has under that name."""
    stem = path.replace("\\", "/").rpartition("/")[2].removesuffix(".csv")
    return stem if stem in META else None


def _header(text: str) -> list[str]:
    return [
        folded(cell) for cell in text[:20_000].partition("\n")[0].replace('"', "").split(",") if folded(cell)
    ]


def _table(path: str, found: CsvTable, ledger: Ledger) -> None:
    for number in found.broken:
        ledger.skip("line", f"{path}:{number}", f"line {number}", "more fields than columns")
    for row in found.rows:
        _result(f"{path}:{row.number}", row.cells, ledger)
    known = {name for names in _COLUMNS.values() for name in names} | {folded(name) for name in _ELSE}
    ledger.fields(path, [told for fold, told in found.columns.items() if fold not in known])


def _json(path: str, value: Any, ledger: Ledger) -> None:
    if is_notebook(value):
        _notebook(path, value, ledger)
    elif is_results(value):
        for at, row in enumerate(_rows(value)):
            _result(f"{path}[{at}]", {folded(key): words(told) for key, told in row.items()}, ledger)
        if isinstance(value, dict):
            ledger.fields(path, [key for key in value if key not in ("competitions", "results")])
    else:
        ledger.skip("file", path, path, "no notebook and no results of competitions")


def _result(where: str, row: Mapping[str, str], ledger: Ledger) -> None:
    """A competition's result: a feat, a claim of taking part, and of what its title names."""
    told = {
        field: next((row[name] for name in names if row.get(name)), "") for field, names in _COLUMNS.items()
    }
    if row.get("userhasentered", "").lower() in ("false", "no", "0"):
        ledger.skip("line", where, told["title"], "not entered")
        return
    on = day_of(told["date"], ledger.terms.today)
    title = told["title"].rpartition("/")[2] if told["title"].startswith("http") else told["title"]
    medal = _MEDALS.get(told["medal"].partition(".")[0], told["medal"])
    rank, teams = (_count(told[field]) for field in ("rank", "teams"))
    detail = f"rank {rank}" + (f" of {teams} teams" if teams else "") if rank else ""
    detail = ", ".join(
        filter(None, (detail, medal and f"medal: {medal}", told["team"] and f"team {told['team']}"))
    )
    ledger.feats.append(
        Feat(kind="competition", where=where, what=clipped(title), on=on, detail=clipped(detail))
    )
    about = About(part="competition", last=on)
    if SKILL in ledger.terms.vocabulary.skills:
        ledger.claim(SKILL, f"{title}: {detail}" if detail else title, where, about)
    ledger.text(title.replace("-", " "), where, about)


def _count(text: str) -> str:
    bare = text.replace(",", "").partition(".")[0]
    return f"{int(bare):,}" if bare.isascii() and bare.isdigit() and len(bare) < 10 else ""


def _notebook(path: str, value: dict[str, Any], ledger: Ledger) -> None:
    """The skills that a notebook's imports name. A kernel of another language is not taken for Python."""
    metadata = table(value.get("metadata"))
    language = words(table(metadata.get("kernelspec")).get("language")) or words(
        table(metadata.get("language_info")).get("name")
    )
    key = {"": "py", "python": "py", "r": "r", "R": "r"}.get(language)
    short = path.replace("\\", "/").rpartition("/")[2]
    if key is None:
        ledger.skip("file", short, short, f"a notebook in {clipped(language)}")
        return
    keys = sorted(read_imports(key, notebook_code(json.dumps(value))).keys())
    about = About(part="notebook")
    known: set[str] = set()
    for name in keys:
        for skill in ledger.terms.signatures.of_import(name):
            known.add(name)
            ledger.claim(skill, f"imports {name.partition(':')[2]}", short, about)
    for skill in ledger.terms.signatures.of_path("notebook.py" if key == "py" else "notebook.r"):
        ledger.claim(skill, f"a notebook in {language or 'python'}", short, about)
    own = sorted({name.partition(":")[2].partition(".")[0] for name in keys if name not in known})
    for module in own:
        ledger.skip("skill", short, f"import {module}", "a module that names no skill")
    ledger.feats.append(Feat(kind="notebook", where=short, what=short, detail=f"{len(keys)} imports"))
