"""Terms for the tests of claims, and a CV read in one word."""

from __future__ import annotations

from gander.evidence.claims import Claim
from gander.evidence.claims_reading import Terms
from gander.evidence.claims_text import read_text
from gander.evidence.mentions import AliasIndex
from gander.evidence.signatures import Signatures
from tests.evidence.person import TODAY, VOCABULARY

TERMS = Terms(
    vocabulary=VOCABULARY,
    index=AliasIndex(VOCABULARY),
    signatures=Signatures(VOCABULARY.skills.values()),
    today=TODAY,
)


def cv_claims(text: str, name: str = "cv.md") -> tuple[Claim, ...]:
    return read_text(name, text, TERMS).claims
