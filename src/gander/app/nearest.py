"""The tables behind `--full`, and the nearest questions that have an answer when this one has none."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from gander.app.market_frame import in_population
from gander.market.population import one_per_demand
from gander.market.selection import distance_km, has_role, is_open
from gander.model import Place, Question
from gander.normalise.gazetteer import Gazetteer
from gander.stand.breakdown import breakdown, row
from gander.stand.outcome import outcomes
from gander.stand.result import Breakdown
from gander.tables import place_names
from gander.vocabulary.vocabulary import Vocabulary

NEAREST_PLACES = 3


def with_outcomes(demands: pl.DataFrame, musts: pl.DataFrame, owned: frozenset[str]) -> pl.DataFrame:
    """The demands with `outcome`, null where the requirements were not read."""
    result = outcomes(demands["id"], musts, owned)
    return demands.join(result, left_on="id", right_on="posting", how="left").with_columns(
        pl.when(pl.col("basis") == "read").then("outcome").alias("outcome")
    )


def breakdowns(
    frame: pl.DataFrame,
    people: pl.DataFrame,
    asked: Question,
    owned: frozenset[str],
    musts: pl.DataFrame,
    vocabulary: Vocabulary,
) -> dict[str, tuple[Breakdown, ...]]:
    """Jobs and reach by role and neighbour, place, industry and seniority, for the wider evidence.

    frame: asked roles and neighbours, everywhere; people: the population. Roles are compared under the same
    question of place; places under the same roles, anywhere.
    """
    around = with_outcomes(one_per_demand(in_population(frame, asked)), musts, owned)
    own = with_outcomes(one_per_demand(people), musts, owned)
    everywhere = frame.filter(is_open() & has_role(asked.roles))
    placed = with_outcomes(one_per_demand(everywhere), musts, owned)
    roles = around.explode("role").with_columns(pl.col("role").alias("label"))
    wanted = {*asked.roles, *(n for r in asked.roles for n in vocabulary.roles[r].neighbours)}
    by_role = breakdown(roles.filter(pl.col("label").is_in(sorted(wanted))))
    by_city = breakdown(
        placed.with_columns(place_names().list.unique(maintain_order=True).alias("label")).explode("label")
    )
    here = asked.place and f"{asked.place.city}, {asked.place.iso2}"
    return {
        "role": tuple(
            replace(row, label=vocabulary.roles[row.label].label, asked=row.label in asked.roles)
            for row in by_role
        ),
        "place": tuple(replace(row, asked=asked.anywhere or row.label == here) for row in by_city),
        "industry": breakdown(own.with_columns(pl.col("industry").alias("label"))),
        "seniority": breakdown(own.with_columns(pl.col("seniority").alias("label"))),
    }


def nearest(
    frame: pl.DataFrame, asked: Question, owned: frozenset[str], musts: pl.DataFrame, gazetteer: Gazetteer
) -> tuple[Breakdown, ...]:
    """Questions near this one that have an answer, the most useful first: jobs and reach.

    Neighbouring roles here, the nearest city, the whole country, further cities, remote, anywhere.
    """
    window = frame.filter(is_open())
    own = window.filter(has_role(asked.roles))
    role = "/".join(asked.roles)
    here = asked.place.label if asked.place else f"remote from {asked.remote_from}"
    rows: list[Breakdown | None] = []

    def add(label: str, ask: str, postings: pl.DataFrame) -> None:
        demands = with_outcomes(one_per_demand(postings), musts, owned)
        if demands.height:
            found = row(label, demands, demands.height, demands["employer_id"].n_unique(), asked=False)
            rows.append(replace(found, ask=ask))

    wider = " ".join(f"--role {r}+" for r in asked.roles)
    add(f"{role} and neighbouring roles, {here}", wider, in_population(window, asked))
    cities = nearest_cities(own, asked.place)
    for label, ask, postings in cities[:1]:
        add(f"{role}, {label}", ask, postings)
    if asked.place is not None and asked.place.city is not None and asked.place.iso2 is not None:
        country = gazetteer.find(asked.place.iso2)
        in_country = (
            pl.col("places").list.eval(pl.element().struct.field("iso2") == asked.place.iso2).list.any()
        )
        name = country.label if country else asked.place.iso2
        add(f"{role}, all of {name}", f'--place "{name}"', own.filter(in_country))
    for label, ask, postings in cities[1:]:
        add(f"{role}, {label}", ask, postings)
    unsaid = own.filter(pl.col("whereabouts") == "remote unsaid")
    add(f"{role}, remote, not said from where", "--remote-unsaid", unsaid)
    add(f"{role}, anywhere", "--place anywhere", own)
    return tuple(r for r in rows if r is not None)


def nearest_cities(
    own: pl.DataFrame, place: Place | None, least: int = 5
) -> list[tuple[str, str, pl.DataFrame]]:
    """The nearest cities with at least `least` jobs of the role: label with kilometres, flag, postings."""
    if place is None or place.latitude is None:
        return []
    apart = own.select(
        "id",
        "demand_id",
        pl.col("places").list.eval(distance_km(place)).alias("km"),
        place_names().alias("city"),
    ).explode("km", "city")
    cities = (
        apart.filter(pl.col("km").is_not_null() & (pl.col("km") > 25) & pl.col("city").str.contains(", "))
        .group_by("city")
        .agg(pl.col("demand_id").n_unique().alias("n"), pl.col("km").min(), pl.col("id"))
        .filter(pl.col("n") >= least)
        .sort("km", "city")
        .head(NEAREST_PLACES)
    )
    return [
        (f"{city} ({km:,.0f} km)", f'--place "{city}"', own.filter(pl.col("id").is_in(ids)))
        for city, _, km, ids in cities.iter_rows()
    ]
