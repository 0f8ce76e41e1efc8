"""What was understood of a CV or an archive, and what was not: a block for each source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.text import Text

from gander.app.told import Told
from gander.evidence.claims import Claim
from gander.evidence.claims_reading import Feat, Reading, Refused, Unread
from gander.faces.cli.render.lines import GOOD, LABEL, QUIET, WARN, Piece, flow, table
from gander.faces.words import clean, counted, short

Label = Callable[[str], str]
MOST = 30
"""rows of a block"""
_STANDINGS = {
    "denied": "read as 'I do not have it'",
    "wished": "read as a wish, not as had",
    "degree": "read as the subject of a degree",
    "struck out": "struck out",
}
_KINDS = {
    "skill": "not understood: no skill of that name",
    "field": "fields not read",
    "line": "lines from which nothing was taken",
    "file": "files not read",
}


def told(answer: Told, label: Label, width: int) -> list[Text]:
    """All sources; the flag's claims first."""
    lines: list[Text] = []
    flag = [claim for claim in answer.claims if claim.source == "flag"]
    if flag:
        lines += [*flow([("--know", LABEL)], width), *_claims(flag, label, width), Text()]
    for reading in answer.readings:
        lines += [*_reading(reading, label, width), Text()]
    return lines[:-1] or flow([("nothing was understood", WARN)], width)


def _reading(reading: Reading, label: Label, width: int) -> list[Text]:
    lines = flow([(clean(reading.name), LABEL), (f" · {clean(reading.kind)}", QUIET)], width)
    for line in reading.assumed:
        word = clean(line) if reading.approximate else f"assumed: {clean(line)}"
        lines += flow([(word, WARN)], width, "  ")
    lines += _block(f"understood ({counted(len(reading.claims), 'claim')})", reading.claims, width)
    lines += _claims(reading.claims, label, width)
    for standing, told_as in _STANDINGS.items():
        those = [refused for refused in reading.refused if refused.standing == standing]
        lines += _block(f"{told_as} ({len(those):,})", those, width)
        lines += _rows([_refused(refused, label) for refused in those], width)
    lines += _block(f"told of ({len(reading.feats):,})", reading.feats, width)
    lines += _rows([_feat(feat) for feat in reading.feats], width)
    for kind, name in _KINDS.items():
        left = [unread for unread in reading.unread if unread.kind == kind]
        lines += _block(f"{name} ({len(left):,})", left, width)
        lines += _rows([_unread(unread) for unread in left], width)
    return lines


def _block(name: str, those: Sequence[object], width: int) -> list[Text]:
    return flow([(name, "")], width, "  ") if those else []


def _rows(rows: Iterable[list[Piece]], width: int) -> list[Text]:
    """Rows of a block, the first of very many and how many more there are."""
    whole = list(rows)
    if not whole:
        return []
    columns = ("",) * len(whole[0])
    lines = table(columns, whole[:MOST], width - 4, cut=len(columns) - 1)
    if len(whole) > MOST:
        lines.append(Text(f"and {len(whole) - MOST:,} more (all of them with --json)", QUIET))
    return [Text("    ").append_text(line) for line in lines]


def _claims(claims: Sequence[Claim], label: Label, width: int) -> list[Text]:
    return _rows(
        [
            [
                (clean(label(claim.skill)), GOOD),
                (_when(claim), ""),
                (short(claim.where, 60), QUIET),
                (f"“{short(claim.said, 80)}”", QUIET),
            ]
            for claim in claims
        ],
        width,
    )


def _when(claim: Claim) -> str:
    """'3 years, 2019-03 to 2021-08, employer hidden'."""
    years = f"{claim.years:g} {'year' if claim.years == 1 else 'years'}" if claim.years is not None else ""
    first, last = (day.isoformat()[:7] if day else "" for day in (claim.first, claim.last))
    span = f"{first} to {last}" if first and last and first != last else (first or last)
    hidden = "employer hidden" if claim.employer == "hidden" else ""
    return ", ".join(filter(None, (years, span, hidden)))


def _refused(refused: Refused, label: Label) -> list[Piece]:
    return [
        (clean(label(refused.skill)), WARN),
        (short(refused.where, 60), QUIET),
        (f"“{short(refused.said, 80)}”", QUIET),
    ]


def _feat(feat: Feat) -> list[Piece]:
    what = short(feat.what, 60) + (f" ({short(feat.detail, 60)})" if feat.detail else "")
    return [(feat.kind, ""), (feat.on.isoformat() if feat.on else "", ""), (what, QUIET)]


def _unread(unread: Unread) -> list[Piece]:
    return [(short(unread.what, 50), WARN), (short(unread.where, 60), QUIET), (short(unread.why, 80), QUIET)]
