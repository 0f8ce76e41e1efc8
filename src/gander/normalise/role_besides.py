"""The further roles of a title's part: a second field, a language, a leaning, a lead."""

from __future__ import annotations

import polars as pl

from gander.normalise.cues import extracted, found

_OTHER = "other"
_GENERAL = "software-engineer"
_APPLIED = "ai-engineer"
HEAD = r"^(.*?)(?: - |\s*,|: |$)"
"""What decides of a title, as a first group."""
# Added to a software engineer, these are a second role and not another name of the first.
_BESIDES = ["ai-engineer", "ml-engineer", "mlops-engineer", "research-engineer", "security-engineer"]
# 'Platform Engineer, AI' works on AI; 'Platform Engineer - Fusion AI' works for a product of that name.
_NAMES_AI = (
    r"^(?:applied |agentic |gen)?(?:ai|aiml|llms?|genai|agents?)"
    r"(?: ?/? ?(?:ai|llms?|agents?|engineer\w*|applications?|systems?|role|focus|focused))?$"
)
# A language tells where on the product somebody works, and no more than that.
_TONGUES = (
    r"\b(?:java|golang|go|php|ruby|ruby on rails|scala|elixir|clojure|erlang|kotlin|node|node\.?js|spring|"
    r"spring boot|rails|django|laravel|api)\b"
)
_BACKEND_TONGUES = r"(?:^|[ /,])(?:(?:\.net|dot net|asp\.net|python)\b|c#).*\bengineer\b"
_SCREEN_TONGUES = r"\b(?:javascript|js)\b.*\bengineer\b"
_WEB_MAKER = r"\bweb (?:software |application )?engineer\b"
# Who knows a language of the server and one of the screen works on both: 'PHP / React Developer'.
_SERVER_SIDE = (
    r"(?:^|[ /,])(?:\.net|dot net|asp\.net|c#|java|golang|php|ruby|rails|ruby on rails|python|django|laravel|"
    r"spring|spring boot|node|node\.?js|nestjs|scala|elixir)(?:$|[ /,])"
)
_SCREEN_SIDE = r"(?:^|[ /,])(?:react|react\.?js|next\.?js|angular|angularjs|vue|vue\.?js)(?:$|[ /,])"
# Of languages in a list the one of the web is but one more; in the name of the job it is a side.
_SCREEN_NAMED = r"(?:^|[ /,])(?:javascript|js)(?:$|[ /,])"
_NO_SIDES = r"\b(?:backend|frontend|fullstack|mobile|game|qa|automation|test|rpa|sdet|architect)\b"
_DESIGN_MAKER = r"^(?:(?:senior|sr|staff|lead|principal|founding|junior|product)[., ]+)*design engineer\b"
_LEANS = r"\b(frontend|backend)[ -](?:focus|lean|heavy|orient)"
_LEADS = r"\b(?:data science|analytics|engineering) (?:team )?lead(?:er)?$|\b(?:team lead|team leader)$"
_TAKES_AI = ["backend-engineer", "fullstack-engineer", "frontend-engineer", "devops-sre"]
# 'AI Engineer - Front-End', 'Software Engineer, Full-Stack & AI'
_SIDE = r"\b(frontend|fullstack|backend|mlops)\b"
_RUNS_MODELS = (
    r"\b(?:ml|aiml|machine learning|model)\b.*\b(?:inference|serving|performance|kernels?|compilers?)\b|"
    r"\binference\b"
)


def besides(frame: pl.DataFrame) -> list[pl.Expr]:
    """What a part is besides its first role, null where nothing.

    Expressions on the frame's columns part, head, by_head, field and forum, as role_of_part makes them,
    and on `first`.
    """
    first, part, by_head = pl.col("first"), pl.col("part"), pl.col("by_head")
    added = part.str.replace(HEAD, "").str.strip_chars(" ,:-")
    staff = part.str.contains("member of technical staff", literal=True)
    product = part.str.contains("product engineer", literal=True)
    aimed = first.is_in(["ai-engineer", "ml-engineer"])
    board = ~pl.col("forum")
    engineer = (by_head == _GENERAL) | (by_head.is_null() & found(frame, "head", r"\bengineer$"))
    cases: tuple[tuple[pl.Expr, pl.Expr], ...] = (
        (pl.col("field"), board),
        (extracted(frame, "part", _SIDE) + "-engineer", aimed & board),
        (pl.lit(_APPLIED), board & by_head.is_in(_TAKES_AI) & added.str.contains(_NAMES_AI)),
        (pl.lit("ml-engineer"), (first == "mlops-engineer") & found(frame, "part", _RUNS_MODELS)),
        (pl.lit(_GENERAL), board & engineer & first.is_in(_BESIDES) & ~staff),
        (pl.lit(_GENERAL), (first == "devops-sre") & part.str.contains("software engineer", literal=True)),
        (pl.lit("fullstack-engineer"), product & (first == _GENERAL)),
        *_of_language(frame),
        *_of_research(frame),
    )
    return [pl.when(condition).then(role) for role, condition in cases]


def _of_language(frame: pl.DataFrame) -> list[tuple[pl.Expr, pl.Expr]]:
    """Those whom a language, the web or a leaning tells apart, and design engineers."""
    first, part = pl.col("first"), pl.col("part")
    plain = (first == "backend-engineer") & ~part.str.contains("backend", literal=True)
    general = first == _GENERAL
    back = found(frame, "head", _BACKEND_TONGUES)
    screen = found(frame, "head", _SCREEN_TONGUES)
    seen = found(frame, "part", _SCREEN_SIDE) | found(frame, "head", _SCREEN_NAMED)
    sides = found(frame, "part", _SERVER_SIDE) & seen & ~found(frame, "part", _NO_SIDES)
    one_side = first.is_in([_GENERAL, "backend-engineer", "frontend-engineer", _APPLIED])
    return [
        (pl.lit(_GENERAL), plain & found(frame, "part", _TONGUES)),
        (pl.lit("backend-engineer"), general & back & ~screen),
        (pl.lit("frontend-engineer"), general & screen & ~back),
        (pl.lit("fullstack-engineer"), (general | plain) & found(frame, "head", _WEB_MAKER)),
        (pl.lit("fullstack-engineer"), one_side & sides),
        (extracted(frame, "part", _LEANS) + "-engineer", first == "fullstack-engineer"),
        (pl.lit("designer"), (first == "frontend-engineer") & found(frame, "head", _DESIGN_MAKER)),
        (pl.lit("frontend-engineer"), (first == "designer") & found(frame, "head", r"\bdesign engineer\b")),
        (pl.lit("manager"), found(frame, "head", _LEADS) & (first != _OTHER)),
    ]


def _of_research(frame: pl.DataFrame) -> list[tuple[pl.Expr, pl.Expr]]:
    """Research engineers for AI, and who runs an AI platform: that is AI engineering too."""
    first = pl.col("first")
    research, operates = first == "research-engineer", first == "mlops-engineer"
    ai = found(frame, "head", r"\b(?:ai|aiml)\b")
    return [
        (pl.lit("ml-engineer"), research & found(frame, "head", r"\b(?:ml|machine learning)\b")),
        (pl.lit(_APPLIED), research & ai),
        (pl.lit("ml-engineer"), operates & found(frame, "head", r"\baiml\b")),
        (pl.lit(_APPLIED), operates & ai & found(frame, "head", r"\b(?:platforms?|ops|operations)\b")),
    ]
