"""JSON Resume in and out: the same claims come back, and proof stays apart from them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from gander.evidence.assembly import evidence_of
from gander.evidence.claims import Claim, parse_know
from gander.evidence.claims_json_resume import ELSEWHERE, is_json_resume, read_json_resume
from gander.evidence.claims_json_resume_export import json_resume
from gander.evidence.claims_reading import Feat
from gander.model import Evidence, EvidenceSource, Person, Repository
from tests.evidence.claims_terms import TERMS
from tests.evidence.person import TODAY, VOCABULARY

RESUME = {
    "basics": {"name": "Sam", "summary": "Python. No experience with Kubernetes."},
    "work": [
        {
            "name": "Acme",
            "position": "Engineer",
            "startDate": "2019-01",
            "endDate": "2021-06-30",
            "summary": "PyTorch",
            "highlights": ["SQL", "Learning Rust"],
            "zap": 1,
        },
        {"position": "Engineer", "startDate": "2022", "highlights": ["docker"]},
    ],
    "skills": [
        {"name": "Deep learning", "level": "Master", "keywords": ["PyTorch", "Frobnic"]},
        {"name": "Ops", "keywords": ["docker (3 years)"]},
        "C++",
    ],
    "certificates": [{"name": "docker basics", "date": "2020-05-01", "issuer": "Example School"}],
    "education": [{"area": "Machine learning", "courses": ["React for all"]}],
    "interests": [{"name": "Go", "keywords": ["Rust"]}],
    "languages": [{"language": "German", "fluency": "B1"}],
    "hobbies": ["x"],
}


def test_every_section_gives_what_it_says():
    found = {(c.skill, c.where): c for c in read_json_resume("me.json", RESUME, TERMS).claims}
    assert {(skill, where.removeprefix("me.json: ")) for skill, where in found} == {
        ("python", "basics.summary"),
        ("pytorch", "work[0].summary"),
        ("sql", "work[0].highlights[0]"),
        ("docker", "work[1].highlights[0]"),
        ("deep-learning", "skills[0].name"),
        ("pytorch", "skills[0].keywords[0]"),
        ("docker", "skills[1].keywords[0]"),
        ("cpp", "skills[2]"),
        ("docker", "certificates[0].name"),
        ("react", "education[0].courses[0]"),
    }
    at_work = found["pytorch", "me.json: work[0].summary"]
    assert (at_work.first, at_work.last) == (date(2019, 1, 1), date(2021, 6, 30))
    assert (at_work.part, at_work.employer, at_work.source) == ("position", "named", "JSON Resume")
    now = found["docker", "me.json: work[1].highlights[0]"]
    assert (now.first, now.last, now.employer) == (date(2022, 1, 1), TODAY, "hidden")
    assert found["deep-learning", "me.json: skills[0].name"].said == "Deep learning, level Master"
    assert found["docker", "me.json: skills[1].keywords[0]"].years == 3.0


def test_what_is_refused_and_what_is_not_understood():
    reading = read_json_resume("me.json", RESUME, TERMS)
    assert [(r.skill, r.standing) for r in reading.refused] == [
        ("kubernetes", "denied"),
        ("rust", "wished"),
        ("machine-learning", "degree"),
        ("go", "wished"),
        ("rust", "wished"),
    ]
    assert [(u.kind, u.what) for u in reading.unread] == [
        ("field", "zap"),
        ("skill", "Frobnic"),
        ("skill", "Ops"),
        ("field", "German B1"),
        ("field", "hobbies"),
    ]
    assert [(f.kind, f.what, f.on, f.detail) for f in reading.feats] == [
        ("certificate", "docker basics", date(2020, 5, 1), "Example School")
    ]


def test_what_is_a_resume():
    assert is_json_resume(RESUME) and is_json_resume({"work": [], "skills": []})
    assert not is_json_resume({"skills": ["x"]})
    assert not is_json_resume({"basics": {}})
    assert not is_json_resume([RESUME])


PROVEN = Evidence(
    skill="pytorch",
    state="proven",
    level=3,
    last_used=date(2025, 6, 1),
    needs_refresh=0.7,
    sources=(
        EvidenceSource(
            kind="import",
            where="trainer",
            what="torch",
            n_commits=4,
            first=date(2024, 1, 1),
            last=date(2025, 6, 1),
            commits=("abc",),
            files=("secret/train.py",),
        ),
    ),
)
REPOSITORY = Repository(
    path="/code/sam/trainer",
    name="trainer",
    head="0" * 40,
    n_commits=9,
    n_own=4,
    first=date(2024, 1, 1),
    last=date(2025, 6, 1),
)
CLAIMS = (
    *parse_know(["sql 2y"], VOCABULARY, TODAY)[0],
    *read_json_resume("me.json", RESUME, TERMS).claims,
    Claim(skill="rust", where="cv.pdf:3", said="Rust", source="PDF", approximate=True),
)
MERGED = Feat(
    kind="merged pull request", where="x[0]", what="Fix", on=date(2025, 1, 2), detail="a/b", url="https://x"
)


def exported(claims=CLAIMS):
    person = Person(
        identities=("sam@example.org",),
        evidence={**evidence_of(VOCABULARY, [], {}, claims, TODAY), "pytorch": PROVEN},
        repositories=(REPOSITORY,),
    )
    return json.loads(json.dumps(json_resume(person, claims, [MERGED], VOCABULARY, TODAY)))


def test_the_export_has_the_shape_of_the_schema():
    resume = exported()
    assert {"basics", "work", "skills", "projects", "meta"} <= set(resume)
    for skill in resume["skills"]:
        assert set(skill) == {"name", "level", "keywords"}
        assert isinstance(skill["level"], str) and all(isinstance(word, str) for word in skill["keywords"])
    assert {"name": "PyTorch", "level": "proven, level 3 of 4", "keywords": ["proven"]} in resume["skills"]
    assert resume["projects"] == [
        {"name": "trainer", "startDate": "2024-01-01", "endDate": "2025-06-01", "keywords": ["PyTorch"]},
        {
            "name": "a/b",
            "description": "1 pull request merged by others",
            "url": "https://github.com/a/b",
            "startDate": "2025-01-02",
            "endDate": "2025-01-02",
            "keywords": [],
        },
    ]
    assert is_json_resume(resume)


def test_the_export_holds_no_path_no_commit_and_no_employer():
    text = json.dumps(exported())
    assert not [word for word in ("/code", "secret", "abc", "Acme", "0" * 40) if word in text]


def test_proof_and_claims_stand_apart_and_levels_are_texts():
    own = exported()["meta"]["gander"]
    assert {
        "skill": "pytorch",
        "state": "proven",
        "level": "3",
        "first": "2024-01-01",
        "last": "2025-06-01",
        "repositories": ["trainer"],
    } in own["evidence"]
    assert "state" not in own["claims"][0]
    assert len(own["claims"]) == len(CLAIMS)


def bare(claims):
    return [replace(claim, where="") for claim in claims if claim.part != ELSEWHERE]


def test_its_own_export_gives_the_same_claims_and_what_was_proven_as_a_claim():
    reading = read_json_resume("out.json", exported(), TERMS)
    assert bare(reading.claims) == bare(CLAIMS)
    elsewhere = [(c.skill, c.said, c.last) for c in reading.claims if c.part == ELSEWHERE]
    assert elsewhere == [("pytorch", "proven, level 3, in trainer", date(2025, 6, 1))]
    assert not reading.unread and not reading.refused
    again = read_json_resume("out.json", exported(reading.claims), TERMS)
    assert bare(again.claims) == bare(CLAIMS)


def test_a_skill_of_the_export_that_is_no_longer_known_is_told():
    resume = exported()
    resume["meta"]["gander"]["claims"][0]["skill"] = "flurb"
    reading = read_json_resume("out.json", resume, TERMS)
    assert [(u.kind, u.what) for u in reading.unread] == [("skill", "flurb")]
