"""The tables of Meta Kaggle, of which only the rows of one person are of interest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gander.evidence.claims_csv import CsvTable, Row
from gander.evidence.claims_reading import Ledger

META: Mapping[str, tuple[str, ...]] = {
    "Users": ("id", "username"),
    "TeamMemberships": ("teamid", "userid"),
    "Teams": ("id", "competitionid"),
    "Competitions": ("id", "title"),
}
"""Table -> the columns that make it this table."""
Result = Callable[[str, Mapping[str, str], Ledger], None]


def own(users: Iterable[Row], name: str) -> set[str]:
    """The ids of the person of that name; their user name before the name that is shown."""
    low = name.strip().lower()
    rows = list(users)
    exact = {row.of("id") for row in rows if row.of("username").lower() == low}
    return exact or {row.of("id") for row in rows if row.of("displayname").lower() == low}


def read_meta(tables: Mapping[str, CsvTable], ledger: Ledger, result: Result) -> None:
    """One result for each team that the person was in, with the competition's title and number of teams."""
    if not tables:
        return
    name = ledger.terms.user
    missing = [table for table in ("Users", "TeamMemberships", "Teams") if table not in tables]
    why = f"the tables {', '.join(missing)} are missing beside it" if missing else ""
    if not name:
        why = "whose rows are meant is not said: --kaggle NAME"
    ids = own(tables["Users"].rows, name) if name and not why else set()
    if not why and not ids:
        why = f"no user '{name}' is in its Users.csv"
    if why:
        for table in tables:
            ledger.skip("file", f"{table}.csv", f"{table}.csv", why)
        return
    teams = {row.of("teamid") for row in tables["TeamMemberships"].rows if row.of("userid") in ids}
    titles = {row.of("id"): row for row in tables["Competitions"].rows} if "Competitions" in tables else {}
    for row in tables["Teams"].rows:
        if row.of("id") in teams:
            held = titles.get(row.of("competitionid"))
            result(f"Teams.csv: Id {row.of('id')}", _joined(row, held), ledger)


def _joined(team: Row, competition: Row | None) -> dict[str, str]:
    told = {name: value for name, value in team.cells.items() if name not in ("id", "competitionid")}
    if competition is not None:
        told |= {
            "title": competition.of("title"),
            "totalteams": competition.of("totalteams"),
            "deadline": competition.of("deadlinedate"),
        }
    else:
        told["title"] = f"competition {team.of('competitionid')}"
    return told
