"""From the words a user typed to the question they ask of the market, with what had to be assumed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from gander.app.request import Request
from gander.errors import UserError
from gander.model import Place, Problem, Question
from gander.normalise.gazetteer import Gazetteer
from gander.vocabulary.vocabulary import Vocabulary

DEFAULT_ROLE = "ml-engineer"
ANYWHERE = frozenset({"anywhere", "any", "world", "everywhere"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    place: Place | None
    anywhere: bool


def question(request: Request, vocabulary: Vocabulary, gazetteer: Gazetteer) -> Question:
    """The resolved question. Raises one UserError with every unknown role, place or country."""
    problems: list[Problem] = []
    roles = _roles(request.roles, vocabulary, problems)
    found = _place(request.places, gazetteer, problems)
    country = _country(request.remote_from, gazetteer, problems)
    if problems:
        raise UserError(*problems)
    assumed = []
    if not roles:
        roles = (DEFAULT_ROLE,)
        assumed.append(f"role {DEFAULT_ROLE} (--role says another; gander roles lists them)")
    anywhere = found.anywhere
    if found.place is None and not anywhere and country is None:
        anywhere = True
        assumed.append("anywhere (--place says where you are; --remote-from the country you would work from)")
    if found.place is None and not anywhere and country is not None:
        assumed.append(f"remote jobs only, open to {country} (--place adds the jobs at a place)")
    if country is None and found.place is not None and found.place.iso2 is not None:
        country = found.place.iso2
        assumed.append(f"remote jobs open to {country} count too (--remote-from says another country)")
    return Question(
        roles=roles,
        place=found.place,
        remote_from=country,
        since=request.since,
        anywhere=anywhere,
        remote_unsaid=request.remote_unsaid,
        assumed=tuple(assumed),
    )


def _roles(words: Iterable[str], vocabulary: Vocabulary, problems: list[Problem]) -> tuple[str, ...]:
    by_label = {r.label.lower(): r.id for r in vocabulary.roles.values()}
    roles: list[str] = []
    for word in words:
        wide = word.endswith("+")
        key = word.rstrip("+").strip().lower()
        role = key if key in vocabulary.roles else by_label.get(key) or key.replace(" ", "-")
        if role not in vocabulary.roles:
            near = get_close_matches(key, [*vocabulary.roles, *by_label], n=3, cutoff=0.5)
            ids = list(dict.fromkeys(by_label.get(n, n) for n in near))
            hint = (
                f"nearest: {', '.join(ids)}; e.g. --role {ids[0]} (see gander roles)"
                if ids
                else "no role here is called like it; all there are: gander roles"
            )
            problems.append(Problem(where=f"--role {word}", why="no such role", next=hint))
            continue
        roles.append(role)
        roles.extend(vocabulary.roles[role].neighbours if wide else ())
    return tuple(dict.fromkeys(roles))


def _place(words: tuple[str, ...], gazetteer: Gazetteer, problems: list[Problem]) -> _Found:
    if not words:
        return _Found(place=None, anywhere=False)
    word = words[0]
    if len(words) > 1:
        problems.append(
            Problem(
                where="--place " + " --place ".join(words),
                why="one place at a time: shares of two places are two statements",
                next=f'ask once for each, e.g. --place "{word}"',
            )
        )
    if word.strip().lower() in ANYWHERE:
        return _Found(place=None, anywhere=True)
    place = gazetteer.find(word)
    if place is None:
        near = gazetteer.suggest(word, 3)
        hint = (
            f'nearest: {", ".join(near)}; e.g. --place "{near[0]}" or --place anywhere'
            if near
            else "no name here is near it; a larger city close by, the country, or --place anywhere"
        )
        problems.append(
            Problem(
                where=f"--place {word}",
                why="no city above 15,000 people and no country of that name",
                next=hint,
            )
        )
    return _Found(place=place, anywhere=False)


def _country(word: str | None, gazetteer: Gazetteer, problems: list[Problem]) -> str | None:
    if word is None:
        return None
    place = gazetteer.find(word.upper() if len(word.strip()) == 2 else word)
    if place is None or place.iso2 is None or place.city is not None:
        problems.append(
            Problem(
                where=f"--remote-from {word}",
                why="not a country",
                next="give its two-letter code, e.g. --remote-from DE",
            )
        )
        return None
    return place.iso2
