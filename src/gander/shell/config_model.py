"""The configuration file as pydantic checks it; imported only when there is a file."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from gander.model import GATE_KINDS
from gander.shell.proxy import proxy_of

Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", to_upper=True)]


def _gate(kind: str) -> str:
    if kind.partition(":")[0] not in GATE_KINDS:
        raise PydanticCustomError("unknown_gate", "no such gate")
    return kind


def _answer(value: object) -> object:
    """TOML's own true and false are answers too."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?::[0-9]{1,5})?")


def _host(name: str) -> str:
    if not _HOST.fullmatch(name):
        raise PydanticCustomError("host", "no host")
    return name.lower()


def _proxy(address: str) -> str:
    if proxy_of(address) is None:
        raise PydanticCustomError("proxy", "no proxy's address")
    return address


Host = Annotated[str, AfterValidator(_host)]
Proxy = Annotated[str, AfterValidator(_proxy)]
Answer = Annotated[Literal["yes", "no", "unanswered"], BeforeValidator(_answer)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Person(Section):
    """Who you are and what you say you know."""

    identities: list[str] = Field(default_factory=list)
    paths: list[str] = Field(default_factory=list)
    know: list[str] = Field(default_factory=list)
    cv: str | None = None


class Search(Section):
    """What you look for."""

    roles: list[str] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    remote_from: Country | None = None


class Network(Section):
    """How sources are reached."""

    allow: list[Host] = Field(default_factory=list)
    robots_ignored: list[Host] = Field(default_factory=list)
    proxy: Proxy | None = None
    ca: str | None = None


class Adzuna(Section):
    app_id: str | None = None
    app_key: str | None = None


class Usajobs(Section):
    key: str | None = None
    email: str | None = None


class FranceTravail(Section):
    client_id: str | None = None
    client_secret: str | None = None


class GitHub(Section):
    token: str | None = None


class KeysOfSources(Section):
    """What each source's connector needs (`needs_key`), a test holds the two together; and GitHub's token,
    which is for `gander evidence --github`."""

    adzuna: Adzuna | None = None
    usajobs: Usajobs | None = None
    france_travail: FranceTravail | None = Field(
        default=None, validation_alias=AliasChoices("france_travail", "france-travail")
    )
    github: GitHub | None = None

    def by_source(self) -> dict[str, dict[str, str]]:
        """By the source's id; keys that are not given are left out."""
        told = self.model_dump(exclude_none=True)
        return {name.replace("_", "-"): keys for name, keys in told.items()}


class File(Section):
    person: Person = Field(default_factory=Person)
    search: Search = Field(default_factory=Search)
    gates: dict[Annotated[str, AfterValidator(_gate)], Answer] = Field(default_factory=dict)
    network: Network = Field(default_factory=Network)
    keys: KeysOfSources = Field(default_factory=KeysOfSources)
