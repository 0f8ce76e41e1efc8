"""Literal answers for the faces to render: ordinary, below the floors, empty and hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gander.market.result import GroupRow, MarketAnswer, SkillShare
from gander.model import (
    EVIDENCE_KINDS,
    Corrected,
    Estimate,
    Evidence,
    EvidenceSource,
    Hidden,
    MarketBlock,
    Named,
    Outcome,
    Population,
    ReaderAudit,
    ReaderQuality,
    Repository,
)
from gander.stand.result import AtLeast, Blocker, Breakdown, Door, Missing, Standing, StandRow

TODAY = date(2026, 11, 22)
HOSTILE = "\x1b[31mEvil\x07 \u202e<script>alert(1)</script>\nCorp"


def named(skill: str, label: str | None = None) -> Named:
    return Named(id=skill, label=label or skill.title())


def estimate(count: int, n: int, with_it: int, employers: int) -> Estimate:
    """An estimate with a rough interval: what the faces show is what they are given."""
    share = count / n if n else None
    publish = share is not None and employers >= 15
    return Estimate(
        count=count,
        n=n,
        n_employers=employers,
        employers_with=with_it,
        share=share if publish else None,
        low=max(0.0, share - 0.04) if publish and share is not None else None,
        high=min(1.0, share + 0.06) if publish and share is not None else None,
        g_eff=employers * 0.8,
        n_eff=n * 0.7,
    )


def rows(n: int, employers: int, counts: dict[str, tuple[int, ...]]) -> tuple[StandRow, ...]:
    outcomes: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %", "less")
    return tuple(
        StandRow(
            evidence=kind,
            outcome=outcome,
            estimate=estimate(count, n, min(count, max(1, employers * count // max(n, 1))), employers),
        )
        for kind in EVIDENCE_KINDS
        for outcome, count in zip(outcomes, counts[kind], strict=True)
    )


POPULATION = Population(
    id="b2:0123456789abcdef",
    roles=("ml-engineer",),
    place="Germany",
    remote_from="DE",
    as_of=TODAY,
    start=date(2025, 11, 15),
    end=date(2026, 11, 15),
    basis=("read", "tags", "title"),
    n_postings=1530,
    n_demands=1204,
    n_employers=480,
    g_eff=210.5,
    largest_employer_share=0.04,
    by_source={"ashby-2025": 700, "hn-2026": 504},
)
MARKET = MarketBlock(
    n_postings=1530,
    n_demands=1204,
    n_employers=480,
    there=310,
    remote_open=894,
    remote_unsaid=61,
    unsaid_counted=0,
    n_read=640,
    newest=date(2026, 11, 15),
    age_days=7,
    largest_employer="Acme Robotics",
    largest_employer_share=0.04,
)
READER = ReaderQuality(
    n_postings=60,
    n_employers=48,
    measured=date(2026, 11, 20),
    precision={"must": (0.91, 0.88, 0.94), "verdict": (0.72, 0.6, 0.82)},
    recall={"must": (0.84, 0.8, 0.88)},
    note="labelled by reading",
)
DOOR = Door(
    posting="00aa11bb22cc33dd",
    employer="Acme Robotics",
    role=(named("ml-engineer", "ML engineer"),),
    place="Berlin, Germany",
    remote="hybrid",
    seniority="senior",
    missing=(),
    n_must=6,
    basis="read",
    here=True,
    degree="master",
    years_min=5,
    gates=("degree", "years", "language"),
    posted=date(2026, 11, 10),
    posted_basis="stated",
    seen_last=date(2026, 11, 15),
    age_days=12,
    seen_days=7,
    source="ashby-2025",
    url="https://jobs.ashbyhq.com/acme/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab",
)
CLOUD = Missing(members=(named("aws", "AWS"), named("gcp", "GCP")), under=named("cloud", "Cloud"))
DOORS = (
    DOOR,
    replace(
        DOOR,
        posting="01",
        employer="Mắt Biếc AI 🦉",
        place="Đà Nẵng",
        remote="remote",
        missing=(CLOUD,),
        degree=None,
        years_min=None,
        gates=(),
        url="https://boards.greenhouse.io/matbiec/jobs/4567890",
    ),
    replace(
        DOOR,
        posting="02",
        employer=None,
        source="hn-2026",
        missing=(CLOUD, Missing(members=(named("spark", "Apache Spark"),), under=None)),
        url="https://news.ycombinator.com/item?id=40000000",
        seniority="unknown",
        age_days=None,
        posted=None,
        posted_basis="unknown",
    ),
    replace(DOOR, posting="03", employer="Globex", posted_basis="seen first", age_days=75),
    replace(DOOR, posting="04", employer="Initech", url="javascript:alert(1)"),
)
EVIDENCE = (
    Evidence(
        skill="python",
        state="proven",
        level=4,
        last_used=date(2026, 11, 2),
        needs_refresh=0.97,
        sources=(
            EvidenceSource(
                kind="import",
                where="owl-vision",
                what="import of python",
                n_commits=214,
                first=date(2021, 1, 4),
                last=date(2026, 11, 2),
                commits=("ab12cd3", "99ee001"),
                files=("train.py",),
            ),
        ),
    ),
    Evidence(
        skill="pytorch",
        state="proven",
        level=2,
        last_used=date(2023, 2, 2),
        needs_refresh=0.07,
        sources=(EvidenceSource(kind="import", where="owl-vision", what="torch", n_commits=14),),
    ),
    Evidence(
        skill="docker",
        state="claimed",
        level=0,
        last_used=None,
        needs_refresh=None,
        sources=(EvidenceSource(kind="claim", where="--know", what="docker 3y"),),
        years=3.0,
    ),
    Evidence(
        skill="rust",
        state="unknown",
        level=1,
        last_used=date(2025, 5, 5),
        needs_refresh=0.4,
        sources=(EvidenceSource(kind="language", where="toy", what="Rust", n_commits=1),),
    ),
)
REPOSITORIES = (
    Repository(
        path="~/code/owl-vision",
        name="owl-vision",
        head="ab12cd3",
        n_commits=400,
        n_own=214,
        first=date(2021, 1, 4),
        last=date(2026, 11, 2),
    ),
)
AUDIT = ReaderAudit(
    n_postings=57,
    n_persons=6,
    yes=148,
    yes_read=119,
    yes_n_eff=20.4,
    no=194,
    no_read=171,
    no_n_eff=83.6,
)
AT_LEAST = tuple(
    AtLeast(
        evidence=kind,
        estimate=estimate(count, 412, count // 2, 180),
        corrected=corrected,
        family="ML, AI or data",
        audit=AUDIT,
    )
    for kind, count, corrected in (
        ("proven", 22, None),
        ("proven or claimed", 181, Corrected(share=0.39, low=0.28, high=0.52, n_audited=57)),
    )
)
STANDING = Standing(
    population=POPULATION,
    today=TODAY,
    market=MARKET,
    stand=rows(412, 180, {"proven": (16, 33, 87, 276), "proven or claimed": (37, 60, 110, 205)}),
    below_floor=False,
    at_least=AT_LEAST,
    doors=DOORS,
    blockers=(
        Blocker(skills=(named("sql", "SQL"),), opens_postings=21, opens_employers=17, alone=21),
        Blocker(
            skills=(named("docker", "Docker"), named("kubernetes", "Kubernetes")),
            opens_postings=14,
            opens_employers=9,
            alone=5,
        ),
        Blocker(
            skills=(named("aws", "AWS"), named("spark", "Apache Spark"), named("airflow", "Airflow")),
            opens_postings=11,
            opens_employers=8,
            alone=1,
        ),
        Blocker(skills=(named("gcp", "GCP"),), opens_postings=7, opens_employers=6, alone=7),
    ),
    hidden=(
        Hidden(reason="remote jobs that do not say from where", n=61, flag="--remote-unsaid"),
        Hidden(reason="postings that state no must", n=228, flag="--full"),
        Hidden(reason="older than 12 months", n=5021, flag="gander market --by month"),
    ),
    how_sure=(
        "Reader: of the musts it states 91 % are right (88 %–94 %), it finds 84 % of them (80 %–88 %); "
        "60 labelled postings, 2026-11-20.",
        "Postings seen 2025-11-15 to 2026-11-15; the newest is 7 days old, older ones may be closed.",
        "What would change it: one more proof would move up to 33 postings that are one short.",
    ),
    reader=READER,
    assumed=(),
    nearest=(),
    evidence=EVIDENCE,
    repositories=REPOSITORIES,
    breakdowns={
        "role": (
            Breakdown(
                label="ML engineer", n_postings=1204, n_employers=480, reached=estimate(37, 412, 24, 180)
            ),
            Breakdown(
                label="Data scientist",
                n_postings=640,
                n_employers=300,
                reached=estimate(51, 350, 40, 160),
                asked=False,
            ),
        ),
        "place": (
            Breakdown(label="Berlin", n_postings=120, n_employers=80, reached=estimate(4, 60, 4, 41)),
            Breakdown(label="München", n_postings=14, n_employers=9, reached=estimate(1, 9, 1, 7)),
        ),
    },
)
BELOW = replace(
    STANDING,
    population=replace(POPULATION, place="Da Nang", n_postings=9, n_demands=9, n_employers=7),
    market=replace(MARKET, n_postings=9, n_employers=7, there=2, remote_open=7, n_read=6),
    stand=rows(6, 5, {"proven": (1, 1, 2, 2), "proven or claimed": (2, 1, 1, 2)}),
    below_floor=True,
    at_least=(),
    how_sure=(
        "Cannot tell yet: 6 postings at 5 employers, an effective 4; a share needs at least 15 employers "
        "and an effective 20.",
        *STANDING.how_sure,
    ),
    doors=DOORS[:2],
    blockers=(),
    nearest=(
        Breakdown(
            label="Viet Nam",
            n_postings=88,
            n_employers=41,
            reached=estimate(7, 60, 6, 33),
            asked=False,
            ask='--place "Viet Nam"',
        ),
    ),
    breakdowns={},
)
EMPTY = replace(
    BELOW,
    population=replace(POPULATION, place="Da Nang", n_postings=0, n_demands=0, n_employers=0, g_eff=0.0),
    market=replace(
        MARKET,
        n_postings=0,
        n_demands=0,
        n_employers=0,
        there=0,
        remote_open=0,
        n_read=0,
        newest=None,
        age_days=None,
        largest_employer=None,
        largest_employer_share=0.0,
    ),
    stand=rows(0, 0, {"proven": (0, 0, 0, 0), "proven or claimed": (0, 0, 0, 0)}),
    doors=(),
    hidden=(),
    reader=None,
    evidence=(),
    repositories=(),
    assumed=("identity Mèo 🐈 <meo@example.org> (git's user.email)", "anywhere, because no place is known"),
)
EVIL = replace(
    STANDING,
    population=replace(POPULATION, place=HOSTILE),
    market=replace(MARKET, largest_employer=HOSTILE, largest_employer_share=0.5),
    doors=(
        replace(DOOR, employer=HOSTILE, place=HOSTILE, degree=HOSTILE, url="https://x.example/\x1b[2J'\">a"),
    )
    * 5,
    blockers=(Blocker(skills=(named("x", HOSTILE),), opens_postings=1, opens_employers=1, alone=1),),
    hidden=(Hidden(reason=HOSTILE, n=1, flag=HOSTILE),),
    how_sure=(HOSTILE,),
    assumed=(HOSTILE,),
    repositories=(replace(REPOSITORIES[0], name=HOSTILE, path=HOSTILE),),
    evidence=(replace(EVIDENCE[0], sources=(replace(EVIDENCE[0].sources[0], where=HOSTILE),)),),
    breakdowns={
        "place": (Breakdown(label=HOSTILE, n_postings=120, n_employers=80, reached=estimate(4, 60, 4, 41)),)
    },
)
ANSWER = MarketAnswer(
    population=POPULATION,
    market=MARKET,
    skills=tuple(
        SkillShare(
            skill=named(skill, label),
            must=estimate(must, 640, must // 2, 260),
            asked=estimate(asked, 640, asked // 2, 260),
        )
        for skill, label, must, asked in (
            ("python", "Python", 510, 590),
            ("pytorch", "PyTorch", 301, 377),
            ("kubernetes", "Kubernetes", 122, 241),
            ("retrieval-augmented-generation", "Retrieval-augmented generation (RAG)", 44, 90),
        )
    ),
    by="month",
    rows=tuple(
        GroupRow(
            id=month, label=month, n_postings=n, n_employers=n // 2, share=estimate(n, 1204, n // 2, 480)
        )
        for month, n in (("2026-09", 310), ("2026-10", 402), ("2026-11", 180))
    ),
    n_groups=3,
    row_note="jobs by title; the share is of all in the window",
    hidden=STANDING.hidden,
    reader=READER,
    assumed=("role: ml-engineer",),
)


def label(skill_id: str) -> str:
    return {"pytorch": "PyTorch"}.get(skill_id, skill_id.title())
