"""Learned weights: what they add up to, names outside the vocabulary, and where they overrule the rules."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from gander.model import Alias
from gander.reading import learned
from gander.reading.coining import slug
from gander.reading.reader import Reader
from gander.reading.weights import Model, Stage, Template, crossed, crossed_names

from .reading_one import frame
from .vocabulary_small import SMALL

ROWS = {"template": pl.String, "value": pl.String, "weights": pl.List(pl.Float64)}
WORDS = pl.DataFrame(
    {"word": ["spot", "instance", "scaling", "avoid", "with", "large"], "listed": [4] * 6, "asked": [4] * 6}
)


def stage(bias: list[float], **weights: list[float]) -> Stage:
    """A decision by a few weights: 'template__value' to the weights."""
    keys = [key.split("__") for key in weights]
    rows = pl.DataFrame(
        {"template": [k[0] for k in keys], "value": [k[1] for k in keys], "weights": list(weights.values())},
        schema=ROWS,
    )
    return Stage(rows, bias)


def model(**stages: Stage) -> Model:
    """A model that decides nothing but what is given: no names, the rules' own status and groups."""
    silent = {
        "naming": stage([-9.0]),
        "status": stage([0.0, 0.0, 0.0, 0.0]),
        "link": stage([-9.0]),
    }
    return Model(words=WORDS, **{**silent, **stages})


def units(text: str, with_model: Model | None) -> list[str]:
    found, _ = Reader(SMALL, with_model).read(frame(text))
    return [
        f"{row['status']} {'|'.join(row['members'])} {row['rule']}" for row in found.iter_rows(named=True)
    ]


NAMING = stage([-3.0], word__spot=[4.0], word__instance=[4.0], word__scaling=[4.0], word__large=[4.0])


def test_weights_add_up_and_unknown_values_add_nothing() -> None:
    names = crossed_names(("a", "b"), ("no", "yes"))
    assert names == ("a·no", "a·yes", "b·no", "b·yes")
    codes = crossed((np.array([0, 1, 1]), ("a", "b")), (np.array([1, 0, 1]), ("no", "yes")))
    assert [names[code] for code in codes] == ["a·yes", "b·no", "b·yes"]
    some = Stage(
        pl.DataFrame({"template": ["t", "t"], "value": ["a·yes", "gone"], "weights": [[2.0], [7.0]]}), [0.5]
    )
    assert some.scores({"t": Template(codes, names)})[:, 0].tolist() == [2.5, 0.5, 0.5]


def test_a_name_outside_the_vocabulary_is_a_unit_made_of_its_words() -> None:
    text = "Requirements\n- Experience with spot instance scaling\n- Python"
    assert units(text, None) == ["must python heading:requirements"]
    assert units(text, model(naming=NAMING)) == [
        "must spot-instance-scaling heading:requirements",
        "must python heading:requirements",
    ]


def test_a_name_that_wants_certain_words_and_nothing_else_is_no_skill_without_them() -> None:
    naming = stage([-3.0], word__large=[9.0])
    text = "Requirements\n- Experience with Large\n- Python"
    spelt = {True: ("@only", "elixir"), False: ("elixir",)}
    for only, context in spelt.items():
        large = replace(
            SMALL.skills["docker"], id="lge", aliases=(Alias(text="Large", case=True, context=context),)
        )
        vocabulary = replace(SMALL, skills={**SMALL.skills, "lge": large})
        found, _ = Reader(vocabulary, model(naming=naming)).read(
            frame(text, text.replace("with", "with Elixir,"))
        )
        first, second = (found.filter(posting=name)["members"].to_list() for name in ("p0", "p1"))
        assert first[0] == (["large"] if only else ["lge"])
        assert ["lge"] in second


def test_its_span_is_where_it_stands() -> None:
    text = "Requirements\n- Experience with spot instance scaling"
    found, _ = Reader(SMALL, model(naming=NAMING)).read(frame(text))
    span = found["spans"][0][0]
    assert text[span["start"] : span["end"]] == "spot instance scaling"


@pytest.mark.parametrize(
    "line",
    ["large", "scaling", "large Python", "large-Python"],
    ids=["plain", "plain too", "touching", "hyphen"],
)
def test_a_plain_word_or_a_fragment_is_no_name(line: str) -> None:
    found = units(f"Requirements\n- Experience with {line}", model(naming=NAMING))
    assert not [one for one in found if "large" in one or "scaling" in one]


def test_names_are_ids_in_ascii() -> None:
    assert slug("Phân tích Đa biến") == "phan-tich-da-bien"
    assert slug("日本語") == ""


def test_weights_overrule_a_rule_only_by_a_margin() -> None:
    text = "Requirements\n- Please avoid Python\n- SQL"

    def against(margin: float) -> Model:
        return model(status=stage([0.0] * 4, before__avoid=[2 * margin, 0.0, 0.0, 0.0]))

    # half of it goes to the others of its list: it stands alone, so all of it counts
    kept = units(text, against(learned.DROP / 2 - 0.05))
    assert [one.split()[1] for one in kept] == ["python", "sql"]
    assert units(text, against(learned.DROP)) == ["must sql heading:requirements"]


def test_what_weighed_most_names_the_rule() -> None:
    more = model(status=stage([0.0] * 4, before__avoid=[0.0, 9.0, 0.0, 0.0]))
    assert units("Requirements\n- Please avoid Python", more) == ["context python learned:words"]


def test_alternatives_that_no_rule_saw() -> None:
    text = "Requirements\n- Python, Java"
    assert len(units(text, None)) == 2
    joined = model(link=stage([1.0]))
    assert units(text, joined) == ["must java|python heading:requirements, learned"]


def test_alternatives_never_join_two_texts() -> None:
    reader = Reader(SMALL, model(link=stage([1.0])))
    found, _ = reader.read(frame("Requirements\n- Python", "Requirements\n- Java"))
    assert found["members"].to_list() == [["python"], ["java"]]


def test_the_names_of_one_page_are_not_those_of_another() -> None:
    texts = [
        f"Requirements\n- Experience with spot instance scaling{' scaling' * (n % 2)}" for n in range(600)
    ]
    found, _ = Reader(SMALL, model(naming=NAMING)).read(frame(*texts))
    assert found["members"].to_list()[:2] == [["spot-instance-scaling"], ["spot-instance-scaling-scaling"]]
    assert found["members"].explode().n_unique() == 2
