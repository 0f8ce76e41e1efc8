"""Certificates: Open Badges of both versions, a signed token, and plain files."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from gander.evidence.claims_badges import is_badge, payload, read_badge
from tests.evidence.claims_terms import TERMS

BADGE_3 = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "did:example:1", "type": ["Profile"], "name": "Example University"},
    "validFrom": "2025-01-15T00:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {
            "name": "Deep learning with PyTorch",
            "description": "No docker.",
            "tag": ["Python", "Zorglub"],
            "alignment": [{"targetName": "SQL for all"}],
        },
    },
}
BADGE_2 = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "issuedOn": "2021-03-04T00:00:00+00:00",
    "badge": {"type": "BadgeClass", "name": "docker", "issuer": {"name": "Example School"}},
}


def test_open_badges_3():
    reading = read_badge("b.json", BADGE_3, TERMS)
    assert {c.skill for c in reading.claims} == {"deep-learning", "pytorch", "python", "sql"}
    assert {c.last for c in reading.claims} == {date(2025, 1, 15)}
    (feat,) = reading.feats
    assert (feat.what, feat.detail, feat.on) == (
        "Deep learning with PyTorch", "Example University", date(2025, 1, 15),
    )  # fmt: skip
    assert [(r.skill, r.standing) for r in reading.refused] == [("docker", "denied")]
    assert [u.what for u in reading.unread] == ["Zorglub"]
    assert reading.assumed == ("its signature and whose it is were not checked",)


def test_open_badges_2():
    (feat,) = read_badge("b.json", BADGE_2, TERMS).feats
    assert (feat.what, feat.detail, feat.on) == ("docker", "Example School", date(2021, 3, 4))


def test_a_badge_whose_class_lies_elsewhere_is_told():
    reading = read_badge("b.json", {**BADGE_2, "badge": "https://badges.example/1"}, TERMS)
    assert [(u.what, u.why) for u in reading.unread] == [
        ("https://badges.example/1", "its description lies at an address, and no address is opened")
    ]


def test_a_plain_certificate():
    plain = {"title": "docker for all", "issuer": "Example School", "date": "2020-02"}
    assert is_badge(plain)
    (feat,) = read_badge("c.json", plain, TERMS).feats
    assert (feat.what, feat.detail, feat.on) == ("docker for all", "Example School", date(2020, 2, 1))


@pytest.mark.parametrize("held", [BADGE_3, {"vc": BADGE_3, "iss": "x"}])
def test_a_signed_token(held):
    parts = [
        base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in ({"alg": "x"}, held)
    ]
    value = payload(".".join([*parts, "c2ln"]))
    assert value == BADGE_3 and is_badge(value)


@pytest.mark.parametrize("text", ["a.b.c", "Python. Docker. SQL", "aaaaaaaaaaaa.bbbbbbbbbbbb.cc", ""])
def test_what_is_no_token(text):
    assert payload(text) is None
