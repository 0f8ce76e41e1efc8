"""Posts that advertise several roles, and the stretches that speak of one of them."""

from __future__ import annotations

import time

import polars as pl
import pytest

from gander.normalise.parts import SCHEMA, parts
from gander.reading.canonical import canonical


def posts(*texts: str) -> pl.DataFrame:
    """Forum posts: the title is the first line of the canonical text."""
    whole = [canonical(text) for text in texts]
    rows = [{"id": str(at), "title": text.split("\n")[0], "text": text} for at, text in enumerate(whole)]
    return pl.DataFrame(rows, schema={"id": pl.String, "title": pl.String, "text": pl.String})


def read(text: str) -> list[tuple[str, str]]:
    """(title, its own stretch of the text) of each part of one post."""
    return [
        (row["title"], canonical(text)[row["start"] : row["end"]])
        for row in parts(posts(text)).iter_rows(named=True)
    ]


SEVERAL = [
    # (text, [(title, its stretch)], why)
    (
        "Acme | Oslo\nOpen roles:\n- Data Engineer\n- Product Designer\n- Account Executive\nApply at https://x.y",
        [
            ("Data Engineer", "- Data Engineer"),
            ("Product Designer", "- Product Designer"),
            ("Account Executive", "- Account Executive"),
        ],
        "a list; other trades count in it",
    ),
    (
        "Acme | Oslo\nTwo jobs:\nBackend Developer\nYou know Go.\nMobile Developer\nYou know Swift."
        "\nWe offer tea.",
        [
            ("Backend Developer", "Backend Developer\nYou know Go."),
            ("Mobile Developer", "Mobile Developer\nYou know Swift."),
        ],
        "headings with text below; what the firm gives is for all",
    ),
    (
        "Acme | Oslo\nJobs\nML Engineer (Berlin): you know PyTorch.\nFrontend Engineer: you know React.",
        [
            ("ML Engineer", "ML Engineer (Berlin): you know PyTorch."),
            ("Frontend Engineer", "Frontend Engineer: you know React."),
        ],
        "the description stands in the line of the name",
    ),
    (
        "Acme | Oslo\nJobs:\nSoftware Engineer - Data Team: https://x.y/1\nSoftware Engineer - ML Team: https://x.y/2",
        [
            ("Software Engineer, Data Team", "Software Engineer - Data Team: https://x.y/1"),
            ("Software Engineer, ML Team", "Software Engineer - ML Team: https://x.y/2"),
        ],
        "told apart by the team",
    ),
    (
        "Acme | Backend Engineer, Data Scientist | Oslo\nWe make tea.",
        [("Backend Engineer", ""), ("Data Scientist", "")],
        "a head that lists them; nothing is for one alone",
    ),
    (
        "Acme | Backend Engineer | Data Scientist | Oslo\nWe make tea.",
        [("Backend Engineer", ""), ("Data Scientist", "")],
        "between bars",
    ),
    (
        "Acme | Staff ML, Staff Infra, FDE | Oslo\nWe make tea.",
        [("Staff ML", ""), ("Staff Infra", ""), ("FDE", "")],
        "a head's list in short",
    ),
    (
        "Acme\nProduct Manager | Content Lead\nOne data engineer and one designer make our tea.",
        [("Product Manager", ""), ("Content Lead", "")],
        "the head's second line",
    ),
    (
        "Acme | Oslo\nWe are hiring a Senior Backend Engineer and Data Scientists. Join us.",
        [("Senior Backend Engineer", ""), ("Data Scientists", "")],
        "a sentence of hiring",
    ),
    (
        "Acme | Oslo\nWe are looking for frontend and backend developers.\nTea.",
        [("frontend developers", ""), ("backend developers", "")],
        "the plural makes a role of each field",
    ),
    (
        "Acme | Oslo\nWe're hiring data scientists and data engineers to build a boat.",
        [("data scientists", ""), ("data engineers", "")],
        "a list in prose ends where its aim begins",
    ),
    (
        "Acme | Oslo\nOpen positions:\n• Backend: Go experience\n• Frontend: React",
        [("Backend", "• Backend: Go experience"), ("Frontend", "• Frontend: React")],
        "fields in a list of openings stand for their engineers",
    ),
    (
        "Acme | SWE, PM | Oslo\nRoles:\n- Software Engineer: you know Go\n- Product Manager: you can plan",
        [
            ("Software Engineer", "- Software Engineer: you know Go"),
            ("Product Manager", "- Product Manager: you can plan"),
        ],
        "bullets with a text of their own are the parts",
    ),
    (
        "Acme | Staff SWE, Head of Sales | Oslo\nRoles:\n- SWE (staff): Go\n- Head of Sales: sell",
        [("Staff SWE", "- SWE (staff): Go"), ("Head of Sales", "- Head of Sales: sell")],
        "as many bullets as the head has roles",
    ),
    (
        "Acme | Backend Engineer, Designer | Oslo\nBoats.\nWe seek a backend engineer who knows Go.\n"
        "- And Linux\nWe also seek a designer who draws.\nTea.",
        [
            ("Backend Engineer", "We seek a backend engineer who knows Go.\n- And Linux"),
            ("Designer", "We also seek a designer who draws."),
        ],
        "a paragraph that looks for one of the roles is that role's",
    ),
    (
        "Acme | Backend Engineer | Oslo\nAcme | Product Designer | Bergen\nBoats for all.",
        [
            ("Backend Engineer", "Acme | Backend Engineer | Oslo"),
            ("Product Designer", "Acme | Product Designer | Bergen"),
        ],
        "a head for each role",
    ),
    (
        "Acme | Oslo\nWrite to us\nhttps://acme.io/jobs/data-engineer\nhttps://acme.io/jobs/product-designer/",
        [
            ("data engineer", "https://acme.io/jobs/data-engineer"),
            ("product designer", "https://acme.io/jobs/product-designer/"),
        ],
        "addresses that end with a role's name",
    ),
    (
        "Acme | Oslo\nJobs:\nData Engineer\nLocation: Oslo\nSpark.\n"
        "Data Analyst\nLocation: Bergen\nSQL.\nEmail us.",
        [
            ("Data Engineer", "Data Engineer\nLocation: Oslo\nSpark."),
            ("Data Analyst", "Data Analyst\nLocation: Bergen\nSQL."),
        ],
        "a label that the part before has, too, ends no part",
    ),
    (
        "Acme | Oslo\nJobs:\nData Engineer\nSpark.\nGit.\nData Analyst\nSQL.\n"
        "Requirements for all roles: Git",
        [("Data Engineer", "Data Engineer\nSpark.\nGit."), ("Data Analyst", "Data Analyst\nSQL.")],
        "what is asked of all",
    ),
    (
        "Acme | Oslo\nJobs:\nData Engineer\nSpark.\nData Analyst\nSQL.\nAlso hiring: Recruiter, Programmer",
        [
            ("Data Engineer", "Data Engineer\nSpark."),
            ("Data Analyst", "Data Analyst\nSQL."),
            ("Recruiter", "Also hiring: Recruiter, Programmer"),
            ("Programmer", "Also hiring: Recruiter, Programmer"),
        ],
        "a line with more of them",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEVERAL, ids=[why for _, _, why in SEVERAL])
def test_several_roles(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert read(text) == expected, why


ONE = [
    ("Acme | Data Engineer | Oslo\nYou know Spark.", "one role"),
    ("Acme | Data Engineer | Oslo\nYou will work with:\n- Data Scientists\n- Product Managers", "colleagues"),
    ("Acme | Oslo\nOur team is made up of:\n- Data Scientists\n- Software Engineers", "who is there already"),
    (
        "Acme | Data Engineer | Oslo\nData Engineer\nYou know Spark.\nSenior Data Engineer\nYou too.",
        "one role",
    ),
    ("Acme | Oslo\nStack:\n- Backend: Python\n- Frontend: React\n- DevOps: Terraform", "a stack"),
    ("Acme | Frontend / Backend Engineer | Oslo\nWe make tea.", "one noun for both: one person may do it"),
    ("Acme | Frontend, Backend Engineer | Oslo\nWe make tea.", "one noun for both, with a comma"),
    ("Acme | Staff SWE, AI | Oslo\nWe make tea.", "a field behind the one who works in it"),
    ("Acme | Researcher | Oslo | Full Time and Interns\nWe make tea.", "kinds of contract"),
    (
        "AI Engineer\nThe role:\n- Engineer reliable pipelines\n- Architect and build agents"
        "\n- Lead developers",
        "duties that begin like a role",
    ),
    (
        "AI Engineer\nSenior Engineer to\nbuild with data\nscientists\nin Oslo",
        "lines that break in a sentence",
    ),
    ("\n", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), ONE, ids=[why for _, why in ONE])
def test_one_role_is_never_split(text: str, why: str) -> None:
    assert read(text) == [], why


def test_a_board_s_title_is_one_job() -> None:
    frame = posts("Data Engineer, Data Scientist\nJobs:\n- Data Engineer\n- Data Scientist")
    board = frame.with_columns(
        title=pl.lit("Data Engineer, Data Scientist"), text="About us\n" + pl.col("text")
    )
    assert parts(board).height == 0
    assert parts(frame.with_columns(source=pl.lit("board"))).height == 0
    assert parts(frame.with_columns(source=pl.lit("hn-2026"))).height == 2


def test_offsets_are_of_the_canonical_text() -> None:
    text = "Acme &amp; Co | Oslo\r\nJobs:\r\n- C&#43;&#43; Engineer\r\n- Data Engineer"
    assert read(text) == [("C++ Engineer", "- C++ Engineer"), ("Data Engineer", "- Data Engineer")]


def test_an_entity_may_be_a_line_end() -> None:
    text = "Acme | Oslo\nJobs:&#10;- Go Engineer&#10;- Data Engineer"
    assert read(text) == [("Go Engineer", "- Go Engineer"), ("Data Engineer", "- Data Engineer")]


def test_the_frame_has_its_columns_without_rows() -> None:
    assert dict(parts(posts()).schema) == SCHEMA
    assert parts(posts("Acme | Oslo", "Acme | ML Engineer, Designer")).select("id", "part").rows() == [
        ("1", 0),
        ("1", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Acme | Oslo\n" + "(" * 50_000 + " engineer",
        "Acme | Oslo\n" + "- engineer\n" * 20_000,
        "Acme | Oslo\nhiring " + "engineer, " * 20_000,
        "Acme | Oslo\n" + "hiring a engineer and a " * 20_000,
        "engineer " * 30_000,
        "Acme | Oslo\nLead Engineer\n" + " \n" * 50_000 + "Data Engineer",
    ],
)
def test_time_is_linear_in_any_text(text: str) -> None:
    started = time.process_time()
    parts(posts(text))
    assert time.process_time() - started < 2


def test_whom_one_would_work_with_is_no_job() -> None:
    text = "Acme | Senior Engineer | Oslo\nLooking for Go developers to join our team of testers and makers."
    assert read(text) == []
    offered = "Acme | Oslo\nWe are hiring backend engineers and designers to join us.\n"
    assert [title for title, _ in read(offered)] == ["backend engineers", "designers"]
