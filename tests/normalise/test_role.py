"""Titles and forum adverts, and what the person would be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

import gander
from gander.model import Role
from gander.normalise.role import roles

DATA = Path(gander.__file__).parent / "data" / "vocabulary" / "roles.toml"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "roles.md"
CONTRACT = [
    "ml-engineer",
    "ai-engineer",
    "data-scientist",
    "data-engineer",
    "data-analyst",
    "analytics-engineer",
    "research-scientist",
    "research-engineer",
    "applied-scientist",
    "mlops-engineer",
    "computer-vision-engineer",
    "nlp-engineer",
    "software-engineer",
    "backend-engineer",
    "frontend-engineer",
    "fullstack-engineer",
    "mobile-engineer",
    "devops-sre",
    "security-engineer",
    "robotics-engineer",
    "product-manager",
    "manager",
    "designer",
    "sales-marketing",
    "other",
]


@pytest.fixture(scope="module")
def vocabulary() -> Mapping[str, Role]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        name: Role(
            id=name, label=row["label"], neighbours=tuple(row["neighbours"]), titles=tuple(row["titles"])
        )
        for name, row in table.items()
    }


def adverts(source: str, *rows: tuple[str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        {"source": [source] * len(rows), "title": [t for t, _ in rows], "text": [x for _, x in rows]},
        schema={"source": pl.String, "title": pl.String, "text": pl.String},
    )


TITLES = [
    # (title, roles, why)
    ("Machine Learning Engineer", ["ml-engineer"], "the plain name"),
    (
        "Senior Software Engineer, Machine Learning",
        ["ml-engineer", "software-engineer"],
        "what is added says more than the head",
    ),
    (
        "Software Engineer - Recommendations",
        ["ml-engineer", "software-engineer"],
        "a field of machine learning",
    ),
    ("Legal AI Engineer", ["ai-engineer"], "makes software for lawyers"),
    ("Legal Counsel", ["other"], "is a lawyer"),
    ("Full-Stack Engineer in Co-Founding for AI-driven Farming", ["fullstack-engineer"], "where one works"),
    ("Windows System Administrator", ["devops-sre"], "runs systems"),
    ("Database Administrator", ["other"], "another trade"),
    ("Expert, Network Security", ["security-engineer"], "what one is stands before the field"),
    ("Head of Growth", ["sales-marketing"], "growth as a trade"),
    ("Growth Engineer", ["software-engineer"], "makes software"),
    ("Brand Manager", ["sales-marketing"], "a brand is marketed"),
    ("Head of IT", ["manager"], "leads people of IT"),
    ("Sr. Manager, Product", ["product-manager"], "manages a product"),
    ("Kỹ sư lập trình nhúng", ["software-engineer"], "Vietnamese: embedded"),
    ("Nhân viên kinh doanh phần mềm", ["sales-marketing"], "Vietnamese: sells software"),
    ("Quản trị hệ thống", ["devops-sre"], "Vietnamese: system administration"),
    ("Quản lý sản phẩm", ["product-manager"], "Vietnamese: product manager"),
    ("Thực tập sinh AI", ["ai-engineer"], "Vietnamese: intern"),
    (
        "Software Engineer (C#, Angular)",
        ["frontend-engineer", "fullstack-engineer"],
        "a language of the server and one of the screen",
    ),
    ("C# Developer", ["software-engineer", "backend-engineer"], "the sign belongs to the name"),
    ("AI Engineer", ["ai-engineer"], "the plain name"),
    ("GenAI / LLM Engineer", ["ai-engineer"], "two names of one thing"),
    ("Applied AI Engineer (m/f/d)", ["ai-engineer"], "gender marks say nothing"),
    ("Prompt Engineer", ["ai-engineer"], "works on language models"),
    ("AI/ML Engineer", ["ml-engineer", "ai-engineer"], "it names both"),
    ("Software Engineer, AI Platform", ["mlops-engineer", "software-engineer"], "the platform under models"),
    ("Backend/Cloud Engineer", ["backend-engineer", "devops-sre"], "the noun belongs to both"),
    ("Software Engineer, AI", ["ai-engineer", "software-engineer"], "makes software, and works on AI"),
    ("Software Engineer (AI/LLM)", ["ai-engineer", "software-engineer"], "makes software, and works on AI"),
    ("Software Engineer - Advex AI", ["ai-engineer", "software-engineer"], "a company's name"),
    ("Senior Software Engineer-  Fusion AI", ["ai-engineer", "software-engineer"], "a product's name"),
    (
        "Software Engineer , AI Agents Tooling & Platforms",
        ["ai-engineer", "software-engineer"],
        "software for those who build agents",
    ),
    ("AI/ML driven ASIC Design Principal Automation Engineer", ["other"], "designs chips, with whatever"),
    ("ML Ops Engineer", ["mlops-engineer"], "written apart"),
    (
        "Senior Software Engineer, ML Infrastructure",
        ["mlops-engineer", "software-engineer"],
        "infrastructure before field",
    ),
    (
        "Staff Product Engineer, AI",
        ["ai-engineer", "software-engineer"],
        "AI says which product engineer",
    ),
    (
        "Software Engineer, Product Security",
        ["security-engineer", "software-engineer"],
        "what is added is a role",
    ),
    ("Software Engineer, Backend", ["backend-engineer"], "what is added says which software engineer"),
    ("Senior Platform Engineer, AI", ["devops-sre", "ai-engineer"], "the field is AI itself"),
    ("AI Engineer - Front-End & UX", ["ai-engineer", "frontend-engineer"], "both are named"),
    ("ML Model Serving Engineer", ["mlops-engineer", "ml-engineer"], "runs models, knows them"),
    ("Infrastructure Software Engineer", ["devops-sre", "software-engineer"], "writes software for it"),
    ("Tech Lead (Golang, CI/CD)", ["backend-engineer", "software-engineer"], "by the language"),
    ("Solution Architect (Java/Golang)", ["software-engineer"], "designs in languages"),
    ("Solutions Architect (Public Sector)", ["other"], "advises on a product"),
    ("Ky su AI", ["ai-engineer"], "Vietnamese without its marks"),
    ("Chuyên viên Phân tích Nghiệp vụ Dữ liệu", ["data-analyst"], "Vietnamese: analyst of data"),
    ("Kỹ sư tư vấn giải pháp CNTT", ["sales-marketing"], "Vietnamese: solution consultant"),
    ("Data Scientist", ["data-scientist"], "the plain name"),
    ("Decision Scientist", ["data-scientist"], "the same work"),
    ("Data Scientist, Growth Marketing", ["data-scientist"], "the head decides, not the department"),
    ("Machine Learning Engineer II, Sales", ["ml-engineer"], "the head decides, not the department"),
    ("GenAI Data Engineer", ["data-engineer"], "engineers data, whatever it feeds"),
    ("Data Scientist / ML Engineer", ["data-scientist", "ml-engineer"], "two roles are two"),
    ("Data Engineer/Data Analyst", ["data-engineer", "data-analyst"], "two roles are two"),
    ("Frontend / Backend Engineer", ["frontend-engineer", "backend-engineer"], "the noun belongs to both"),
    ("Research Scientist, Reinforcement Learning", ["research-scientist"], "the plain name"),
    ("Research Engineer - Post-Training", ["research-engineer"], "the plain name"),
    ("Research Scientist / Engineer", ["research-scientist", "research-engineer"], "'research' is for both"),
    ("Applied Scientist II", ["applied-scientist"], "the plain name"),
    ("Member of Technical Staff", ["software-engineer"], "the title of engineers where it says no more"),
    ("Member of Technical Staff, Pre-training", ["research-engineer"], "told by the rest"),
    ("Perception Engineer", ["computer-vision-engineer"], "sees for a robot"),
    ("ML Engineer, Computer Vision", ["ml-engineer", "computer-vision-engineer"], "a field is kept with it"),
    ("Speech Recognition Engineer", ["nlp-engineer"], "speech counts as language"),
    ("Robotics Software Engineer", ["robotics-engineer"], "before plain software"),
    ("Site Reliability Engineer", ["devops-sre"], "the plain name"),
    ("Platform Engineer", ["devops-sre"], "platforms without models"),
    ("Analytics Engineer", ["analytics-engineer"], "the plain name"),
    ("Business Intelligence Developer", ["analytics-engineer"], "builds reports, does not only read them"),
    ("Full Stack Developer", ["fullstack-engineer"], "a developer is an engineer"),
    ("Senior Java Developer", ["backend-engineer", "software-engineer"], "a language says no side for sure"),
    ("Java Backend Developer", ["backend-engineer"], "the side itself is named"),
    (".NET Developer", ["software-engineer", "backend-engineer"], "by the language"),
    (".NET Engineer", ["software-engineer", "backend-engineer"], "no letter before the point"),
    ("C++ Developer", ["software-engineer"], "a language of no side"),
    ("JavaScript Developer", ["software-engineer", "frontend-engineer"], "by the language"),
    ("Web Developer", ["software-engineer", "fullstack-engineer"], "both sides of the web"),
    ("Linux C Developer", ["software-engineer"], "the system it is written for"),
    ("Design Engineer", ["frontend-engineer", "designer"], "designs and builds the screens"),
    ("Mechanical Design Engineer", ["other"], "designs, but no screens"),
    ("Full-stack Developer (Frontend focus)", ["fullstack-engineer", "frontend-engineer"], "leans to a side"),
    ("Backend Engineer (AI focus)", ["backend-engineer", "ai-engineer"], "the field is AI itself"),
    ("Senior Product Engineer - AI fintech startup", ["software-engineer", "fullstack-engineer"], "the firm"),
    ("Software Test Engineer", ["software-engineer"], "writes tests"),
    ("Senior QA Automation Engineer", ["software-engineer"], "writes tests"),
    ("QA Engineer (Python)", ["software-engineer"], "writes tests"),
    ("Manual Tester (Postman, SQL)", ["other"], "carries tests out"),
    ("Project Manager", ["manager"], "leads a project"),
    ("Construction Project Manager", ["other"], "leads a project of another trade"),
    ("AVP – AI Solutions Engineer", ["ai-engineer"], "a bank's grade"),
    ("Team Lead, Software Development (.NET)", ["software-engineer", "manager"], "the noun is the lead"),
    ("Senior Web/UX Design Engineer", ["designer", "frontend-engineer"], "designs and builds the screens"),
    ("Strategic Finance Manager, R&D", ["other"], "of another trade"),
    ("Director of Security", ["manager"], "leads people"),
    ("Data Science Lead", ["data-scientist", "manager"], "the noun is the lead"),
    ("AI Research Engineer", ["research-engineer", "ai-engineer"], "both are named"),
    ("ML Research Engineer", ["research-engineer", "ml-engineer"], "both are named"),
    ("Research Engineer, Applied AI", ["research-engineer"], "the head decides"),
    ("AI Platform Engineer", ["mlops-engineer", "ai-engineer"], "both are named"),
    ("Member of Technical Staff - Inference", ["mlops-engineer", "ml-engineer"], "runs models, knows them"),
    ("AI Operations Intern", ["other"], "runs the business with it"),
    ("Innovation Engineer (AI)", ["ai-engineer", "software-engineer"], "an engineer whom AI tells apart"),
    ("Voice AI Engineer", ["ai-engineer"], "builds with speech, does no research into it"),
    ("Key Account Manager", ["sales-marketing"], "sells"),
    ("Business Developer, SO Department", ["sales-marketing"], "sells, makes no software"),
    ("Chuyên gia Phát triển Ứng dụng (C++)", ["software-engineer"], "Vietnamese: develops applications"),
    ("iOS Developer (Swift)", ["mobile-engineer"], "by the system"),
    ("Backend Engineer, AI Products", ["backend-engineer"], "the head decides"),
    ("Founding Engineer", ["software-engineer"], "the first engineer of a software firm"),
    ("Software Engineer in Test", ["software-engineer"], "writes software"),
    ("QA Engineer", ["other"], "tests software: another trade, other skills"),
    ("Senior Mechanical Engineer", ["other"], "an engineer, but not of software"),
    ("AI Trainer - French", ["other"], "labels data, with 'AI' in the title"),
    ("Freelance AI Data Annotator", ["other"], "labels data, with 'AI' in the title"),
    ("Data Scientist Specialist - Freelance AI Trainer Project", ["other"], "piecework, whatever the trade"),
    ("Machine Learning Developer", ["ml-engineer"], "a developer is an engineer"),
    ("Senior AI Engineering (Machine Learning)", ["ai-engineer"], "the work for the one who does it"),
    ("Research Scientist II, Molecular Biology", ["other"], "a bench science"),
    ("Technical Recruiter, Machine Learning", ["other"], "hires them"),
    ("Engineering Manager, ML Platform", ["manager"], "leads people"),
    ("Head of Data", ["manager"], "leads people"),
    ("Director of Machine Learning", ["manager"], "leads people"),
    ("Lead Data Scientist", ["data-scientist"], "a level, not a role"),
    ("ML Product Manager", ["product-manager"], "not a manager of people"),
    ("Solutions Engineer", ["sales-marketing"], "sells"),
    ("Sales Engineer, Applied AI", ["sales-marketing"], "sells"),
    ("Account Executive, AI", ["sales-marketing"], "sells"),
    ("Product Designer, AI", ["designer"], "designs"),
    ("Kỹ sư AI", ["ai-engineer"], "Vietnamese: AI engineer"),
    ("Chuyên viên phân tích dữ liệu", ["data-analyst"], "Vietnamese: data analyst"),
    ("Lập trình viên Java", ["backend-engineer", "software-engineer"], "Vietnamese: Java programmer"),
    ("Warehouse Associate", ["other"], "none of these"),
    ("", ["other"], "never an empty list"),
    (None, ["other"], "never an empty list"),
]


@pytest.mark.parametrize(("title", "expected", "why"), TITLES, ids=[str(t) for t, _, _ in TITLES])
def test_title(vocabulary: Mapping[str, Role], title: str | None, expected: list[str], why: str) -> None:
    assert roles(adverts("board", (title, None)), vocabulary).to_list() == [expected], why


FORUM = [
    (
        "Acme | Paris",
        "Acme | Paris\nRoles: We're hiring Senior Backend Engineers (Go), a Data Engineer and a designer.",
        ["backend-engineer", "data-engineer", "designer"],
        "brackets do not end the list",
    ),
    ("Acme | ML Engineer | Berlin | Full-time", "Acme | ML Engineer | Berlin", ["ml-engineer"], "the header"),
    (
        "Scale AI | Software Engineer | SF",
        "Scale AI | Software Engineer | SF",
        ["software-engineer"],
        "the firm's name is no field",
    ),
    ("Acme | Principal Engineer, AI Systems | Oslo", "Acme", ["ai-engineer"], "the comma adds a field"),
    (
        "Acme | Frontend, Backend, DevOps | Remote",
        "Acme | Frontend, Backend, DevOps | Remote",
        ["frontend-engineer", "backend-engineer", "devops-sre"],
        "bare fields between bars",
    ),
    (
        "Acme | Paris",
        "Acme | Paris\nOpen roles:\n* Senior ML Engineer: https://example.org\n* Data Scientist (NYC)",
        ["ml-engineer", "data-scientist"],
        "a list in the text",
    ),
    (
        "Acme | Paris",
        "Acme | Paris\nWe are hiring a data engineer and a product designer to join us.",
        ["data-engineer", "designer"],
        "a sentence that says who is sought",
    ),
    (
        "Acme | Backend Engineer",
        "Acme | Backend Engineer\nYou will work closely with data scientists and designers.",
        ["backend-engineer"],
        "named in passing is not sought",
    ),
    (
        "Acme | ML Engineer",
        "Acme | ML Engineer\nWe're looking for engineers who care.",
        ["ml-engineer"],
        "'engineers' adds no role of its own",
    ),
    (
        "Acme | Boston",
        "Acme | Boston\nWe need engineers.",
        ["software-engineer"],
        "a forum of software people",
    ),
    (
        "Acme | Boston",
        "Acme | Boston\nBuilt by people who care. Great engineers make our tea.",
        ["software-engineer"],
        "who posts there wants makers of software, where they are named at all",
    ),
    (
        "Acme | Boston",
        "Acme | Boston\nWe would like to add to our lab in Boston an experienced rails developer.",
        ["backend-engineer", "software-engineer"],
        "anywhere in a sentence of hiring",
    ),
    (
        "Acme | Data Engineer",
        "Acme | Data Engineer\nWe are hiring. We need designers among our users.",
        ["data-engineer"],
        "sentences do not add to a role in the head",
    ),
    (
        "Acme",
        "Acme\nProduct Manager | Data Engineer\nRemote",
        ["product-manager", "data-engineer"],
        "a head of two lines",
    ),
    (
        "Acme | Paris",
        "Acme | Paris\nKey positions\n- Growth: growth analyst, UX engineer",
        ["data-analyst", "frontend-engineer"],
        "the department before the list",
    ),
    (
        "Acme | SF | Multiple roles",
        "Acme | SF | Multiple roles\n- Member of Technical Staff, Full Stack - https://example.org",
        ["software-engineer", "fullstack-engineer"],
        "a noun of several words",
    ),
    ("Proven Software | QA Analyst | US", "Proven Software", ["other"], "the firm's name is no role"),
    (
        "Acme | Full time, interns",
        "Acme | Full time, interns\nOur developers make tools.",
        ["software-engineer"],
        "interns are a kind of employment",
    ),
    (
        "Acme | Oslo",
        "Acme | Oslo\nRole: Performance Marketing Manager",
        ["sales-marketing"],
        "another trade",
    ),
    (
        "Acme | Oslo",
        "Acme | Oslo\nWe are hiring an analyst for our team.",
        ["data-analyst"],
        "of a software firm",
    ),
    ("Acme | Engineers, Designers, PM", "Acme", ["designer", "product-manager"], "in short"),
    ("Acme | Boston", "Acme | Boston\nWe make tea.", ["other"], "no role is named"),
    (None, None, ["other"], "nothing at all"),
]


@pytest.mark.parametrize(("title", "text", "expected", "why"), FORUM)
def test_forum_advert(
    vocabulary: Mapping[str, Role], title: str | None, text: str | None, expected: list[str], why: str
) -> None:
    assert roles(adverts("hn-2026", (title, text)), vocabulary).to_list() == [expected], why


def test_rows_of_boards_and_forums_keep_their_places(vocabulary: Mapping[str, Role]) -> None:
    mixed = pl.concat(
        [
            adverts("board", ("Data Scientist", None)),
            adverts("hn-2026", ("Acme | Data Engineer", "Acme | Data Engineer")),
            adverts("board", ("Barista", None), ("ML Engineer", None)),
        ]
    )
    found = roles(mixed, vocabulary)
    assert found.to_list() == [["data-scientist"], ["data-engineer"], ["other"], ["ml-engineer"]]
    assert found.dtype == pl.List(pl.String)


def test_no_rows_give_no_roles(vocabulary: Mapping[str, Role]) -> None:
    assert roles(adverts("board"), vocabulary).to_list() == []


def test_every_role_of_the_contract_is_there_and_its_neighbours_are_roles(
    vocabulary: Mapping[str, Role],
) -> None:
    assert sorted(vocabulary) == sorted(CONTRACT)
    for role in vocabulary.values():
        assert role.titles and role.label
        assert set(role.neighbours) <= set(vocabulary) - {role.id}


def test_the_reference_names_every_role_with_its_label_and_neighbours(vocabulary: Mapping[str, Role]) -> None:
    written = REFERENCE.read_text(encoding="utf-8")
    for role in vocabulary.values():
        neighbours = ", ".join(f"`{n}`" for n in role.neighbours) or "none"
        assert f"| `{role.id}` | {role.label} | {neighbours} |" in written


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("We are looking for a full-stack engineer who likes tea.", True),
        ("You have 4 years of full stack development.", True),
        ("You will talk to full-stack engineers of other teams.", False),
    ],
)
def test_a_text_may_call_a_software_engineer_full_stack(
    vocabulary: Mapping[str, Role], text: str, full: bool
) -> None:
    found = roles(adverts("board", ("Software Engineer", text)), vocabulary).to_list()[0]
    assert ("fullstack-engineer" in found) is full
