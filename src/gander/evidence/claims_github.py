"""A GitHub account archive, and GitHub's answers: pull requests that others merged, and own repositories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from gander.evidence.claims_dates import day_of
from gander.evidence.claims_json import JsonError, items, parsed, table, words
from gander.evidence.claims_reading import About, Feat, Ledger, Reading, Terms, clipped, unavailable

KIND = "GitHub archive"
API_KIND = "GitHub"
_PART = re.compile(r"(?:^|/)(pull_requests|repositories|users|issues|[a-z_]+?)_\d{6}\.json$")
_TYPES = {"pull_request": "pull_requests", "repository": "repositories", "user": "users"}
READ = ("pull_requests", "repositories", "users")
_PULL = re.compile(r"https?://[^/\s]+/([\w.-]+)/([\w.-]+)/pull/(\d+)")
_REPOSITORY = re.compile(r"https?://[^/\s]+/(?:repos/)?([\w.-]+)/([\w.-]+)/?")


def part_of(path: str) -> str | None:
    """'pull_requests' for 'pull_requests_000001.json'; None for no part of an archive."""
    found = _PART.search(path.replace("\\", "/"))
    return found[1] if found else None


def read_archive(name: str, files: Mapping[str, str], terms: Terms) -> Reading:
    """What others merged of the person whose archive it is."""
    ledger = Ledger(name, KIND, terms)
    parts: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "pull_requests": [],
        "repositories": [],
        "users": [],
    }
    for path, text in files.items():
        short = path.replace("\\", "/").rpartition("/")[2]
        part = part_of(path)
        try:
            rows = items(parsed(text))
        except JsonError as error:
            then = "take it out of the archive, or ask for another one; the other files are read"
            ledger.problems.append(unavailable(f"{name}: {short}", str(error), then))
            continue
        for at, row in enumerate(row for row in rows if isinstance(row, dict)):
            of = _TYPES.get(words(row.get("type")), part)
            if of in parts:
                parts[of].append((f"{short}[{at}]", row))
    me = _owner(parts, ledger)
    if me is None:
        then = "ask for another: GitHub, Settings, Account, Export account data"
        ledger.problems.append(unavailable(name, "it does not say whose archive it is", then))
        return ledger.reading()
    for where, row in parts["pull_requests"]:
        _archived(where, row, me.lower(), ledger)
    for where, row in parts["repositories"]:
        _own_repository(where, _plain(row), me.lower(), ledger)
    return ledger.reading()


def _owner(parts: Mapping[str, list[tuple[str, dict[str, Any]]]], ledger: Ledger) -> str | None:
    """Whose archive it is: the one user with addresses, else the owner of most of its repositories, else
    whoever opened most of its pull requests."""
    addressed = {login for _, row in parts["users"] if row.get("emails") and (login := _login(row))}
    owners = Counter(owner for _, row in parts["repositories"] if (owner := _tail(row.get("owner"))))
    opened = Counter(user for _, row in parts["pull_requests"] if (user := _tail(row.get("user"))))
    if len(addressed) == 1:
        me = addressed.pop()
    else:
        most = owners.most_common(1) or opened.most_common(1)
        if not most:
            return None
        me = most[0][0]
    ledger.assumed.append(f"you are '{me}' there")
    return me


def _login(row: Mapping[str, Any]) -> str:
    return words(row.get("login")) or _tail(words(row.get("url")))


def _tail(address: Any) -> str:
    """'sam' of 'https://github.com/sam', or of an object with a login."""
    if isinstance(address, dict):
        return _login(address)
    return words(address).rstrip("/").rpartition("/")[2]


def _archived(where: str, row: Mapping[str, Any], me: str, ledger: Ledger) -> None:
    title = words(row.get("title"))
    if _tail(row.get("user")).lower() != me:
        ledger.skip("line", where, title, "opened by somebody else")
        return
    pull = _PULL.match(words(row.get("url")))
    merged(where, title, words(row.get("merged_at")), pull, me, ledger)


def merged(where: str, title: str, when: str, pull: re.Match[str] | None, me: str, ledger: Ledger) -> None:
    """A pull request that others took: a feat, and claims of what its title and its repository name."""
    on = day_of(when, ledger.terms.today)
    if pull is None:
        ledger.skip("line", where, title, "its repository is not named")
        return
    owner, repository, number = pull.groups()
    name = f"{owner}/{repository}"
    if on is None:
        ledger.skip("line", where, f"{name}#{number}: {title}", "not merged")
        return
    if owner.lower() == me:
        ledger.skip("line", where, f"{name}#{number}: {title}", "in a repository of your own")
        return
    told = f"merged into {name}: {title}"
    link = f"https://github.com/{name}/pull/{number}"
    ledger.feats.append(
        Feat(kind="merged pull request", where=where, what=clipped(title), on=on, detail=name, url=link)
    )
    about = About(part="merged pull request", first=on, last=on)
    at = f"{name}#{number}"
    skill = ledger.terms.vocabulary.resolve(repository)
    if skill is not None:
        ledger.claim(skill.id, told, at, about)
    for mention in ledger.terms.index.mentions(title):
        ledger.claim(mention.skill, told, at, about)
    if not any(where_at == at for _, where_at in ledger.claims):
        ledger.skip("line", where, f"{name}#{number}: {title}", "names no skill")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """An archive's repository in the API's words."""
    found = _REPOSITORY.match(words(row.get("url")))
    owner = _tail(row.get("owner")) or (found[1] if found else "")
    return {**row, "full_name": f"{owner}/{found[2]}" if found else owner}


def _own_repository(where: str, row: Mapping[str, Any], me: str, ledger: Ledger) -> None:
    """What an own repository says of itself: its language and topics. Its commits would prove them."""
    name = words(row.get("full_name"))
    if name.partition("/")[0].lower() != me:
        ledger.skip("line", where, name, "a repository of somebody else")
        return
    if row.get("fork") is True:
        ledger.skip("line", where, name, "a fork: the work of others")
        return
    today = ledger.terms.today
    first, last = day_of(row.get("created_at"), today), day_of(row.get("pushed_at"), today)
    link = None if row.get("private") is True else f"https://github.com/{name}"
    ledger.feats.append(
        Feat(kind="own repository", where=where, what=clipped(name), on=last or first, url=link)
    )
    about = About(part="own repository", first=first, last=last)
    topics = [words(topic) or words(table(topic).get("name")) for topic in items(row.get("topics"))]
    for word in filter(None, [words(row.get("language")), *topics]):
        skill = ledger.terms.vocabulary.resolve(word) or ledger.terms.vocabulary.resolve(
            word.replace("-", " ")
        )
        if skill is None:
            ledger.skip("skill", where, word, "no skill of that name is known")
        else:
            ledger.claim(skill.id, f"{name}: {word}", name, about)
    ledger.text(words(row.get("description")), name, about)


def read_api(login: str, pulls: Iterable[Any], repositories: Iterable[Any], terms: Terms) -> Reading:
    """What GitHub answers: the items of a search for merged pull requests, and the person's repositories."""
    ledger = Ledger(f"github:{login}", API_KIND, terms)
    for at, row in enumerate(map(table, pulls)):
        pull = _PULL.match(words(row.get("html_url")))
        when = words(table(row.get("pull_request")).get("merged_at"))
        merged(f"pull request {at + 1}", words(row.get("title")), when, pull, login.lower(), ledger)
    for at, row in enumerate(map(table, repositories)):
        _own_repository(f"repository {at + 1}", row, login.lower(), ledger)
    return ledger.reading()
