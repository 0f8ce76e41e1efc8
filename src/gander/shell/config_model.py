"""The configuration file as pydantic checks it; imported only when there is a file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from gander.model import GATE_KINDS

Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", to_upper=True)]


def _gate(kind: str) -> str:
    if kind.partition(":")[0] not in GATE_KINDS:
        raise PydanticCustomError("unknown_gate", "no such gate")
    return kind


def _answer(value: object) -> object:
    """TOML's own true and false are answers too."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


Answer = Annotated[Literal["yes", "no", "unanswered"], BeforeValidator(_answer)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


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


class File(Section):
    person: Person = Field(default_factory=Person)
    search: Search = Field(default_factory=Search)
    gates: dict[Annotated[str, AfterValidator(_gate)], Answer] = Field(default_factory=dict)
