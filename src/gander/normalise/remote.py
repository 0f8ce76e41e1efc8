"""Onsite, hybrid or remote: from the source's flag, the location and title, a post's head, and clear
sentences.

Why this order:
    What stands beside the job (location, title, head) is about this job; a sentence in the text may be
    about the
    company. A board's flag 'remote' is often set for hybrid jobs, so a text that speaks of office days
    wins over it.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.lines import lines_about, plain_bounds
from gander.normalise.place import header, is_forum

WORDS = ["remote", "hybrid", "office", "site", "person", "anywhere", "văn phòng", "headquarters", " hq"]

SENSING = (
    r"(?i)\bremote(?:ly)?[- ](?:sens|control|access|monitor|operat|support|desktop|pilot|hands|patient"
    r"|sites?\b)\w*"
)
REMOTE = (
    r"(?i)\bremot(?:e|ely|o|a)\b|\banywhere\b|\bwork[- ]from[- ]home\b|\bwfh\b|\bhome[- ]based\b|\btelecommut"
    r"|\bworld[- ]?wide\b|リモート|từ xa|offsite/home"
)
REMOTE_PLACE = r"(?i)\bdistributed\b|\bvirtual\b|^\s*(?:global|international)\s*$"
NOT_REMOTE = (
    r"(?i)\b(?:no|not|non|never)[- ](?:a |fully |currently |open to )?remot|\bremote:? ?(?:no\b|not\b)"
    r"|\bsorry,? no remote"
)
FEW_DAYS = (
    r"\b(?:\d|one|two|three|some)(?:-\d)? days?(?: a week| per week| ?/ ?week"
    r"| ?/ ?wk)?,? (?:of )?(?:remote|wfh|from home)"
)
HYBRID = (
    r"(?i)\bhybrid\b|\bpart(?:ly|ial|ially)[- ]remote|\bsemi[- ]remote|\bremote[- ](?:\d|some) days"
    r"|\boccasional remote|" + FEW_DAYS
)
# 'Hybrid remote' is one thing and not two.
BOTH = (
    r"(?i)\bhybrid[ -]?(?:remote\b|\(remote\))|\bremote[ -]hybrid\b|\bpart(?:ly|ial|ially)[- ]remote"
    r"|\bsemi[- ]remote|\bremote[- ](?:\d|some) days|" + FEW_DAYS
)
ONSITE = (
    r"(?i)\bon[- ]?sites?\b|\bin[- ](?:person|office)\b|\bat office\b|\boffice[- ]based\b|\bin-house\b"
    r"|\blocal only\b"
)
AN_OFFICE = r"(?i)\boffices?\b|\bhq\b|\bheadquarters?\b"  # a job flagged remote at a named office is hybrid

_DAYS = r"(?:[1-4]|one|two|three|four|1-2|2-3|3-4|4-5|[1-4]\+)"
_OFFICE = r"(?:office|hq|headquarters|studio|on[- ]?site|in[- ]person)"
TEXT_HYBRID = (
    rf"(?i)#li-hybrid|\boccasional remote|\bremote(?:ly)? (?:up to |for )?{_DAYS} days"
    rf"|\b{_DAYS} days[^.\n]{{0,20}}(?:remotely|from home|home ?office)|"
    r"\bhybrid[- ](?:work|role|position|schedule|model|environment|policy|setup|set-up|arrangement"
    r"|basis|format"
    r"|opportunity|job|in |from |\(|team|company|office)"
    r"|\b(?:location|type|model|workplace|arrangement)\s*:\s*hybrid\b|\b(?:is|as"
    r"|be) (?:a )?['‘\"“]?hybrid(?:['’\"”]| and|,|\.|\n|;)|\b(?:with|some) remote flexibility"
    rf"|\b{_DAYS} (?:full )?(?:days?|times|x)(?: a| per|/| each| every)?(?: ?week)?[ ,]*(?:in|at|from|on)?"
    rf"(?:[- ](?:the|our|an|its))?[- ](?:\w+ ){{0,2}}{_OFFICE}\b"
    rf"|\b(?:in|at|from|to)[- ](?:the |our )?(?:\w+ )?office[^.\n]{{0,25}}\b{_DAYS}x? ?(?:days|times"
    rf"|x)?[ /](?:a|per|/)? ?week"
    rf"|\bin[- ]office (?:at least )?{_DAYS} days"
)
TEXT_ONSITE = (
    r"(?i)#li-onsite|\bno remote\b|\bnot (?:a )?remote (?:role|position|job)|(?-i:\bON-?SITE\b)|\b(?:5"
    r"|five) days(?: a| per|/)? ?(?:week)?[ ,]*(?:in|at|from|on)[- ](?:the "
    r"|our )?(?:\w+ ){0,2}(?:office|site|person)"
    r"|\b(?:in[- ]office|in[- ]person|on[- ]?site) (?:5|five) days"
    r"|\b(?:this|the) (?:is an?|role is|position is|job is)[^.\n]{0,25}\b(?:on[- ]?site|in[- ]office"
    r"|in[- ]person)\b"
    r"|\b(?:fully|100%|full[- ]time) (?:on[- ]?site|in[- ](?:office|person))\b"
    r"|\b(?:on[- ]?site|in[- ]person|in[- ]office) (?:role|position|job|only|required)\b"
    r"|\b(?:location|type|model|workplace|arrangement)\s*:\s*(?:on[- ]?site|in[- ]office|in[- ]person)\b"
    r"|\b(?:works?|working) (?:primarily |mostly |mainly )?in[- ]person (?:out of|in|at|from) (?:our|the)\b"
    r"|\b(?:position|role|job) (?:is )?(?:based )?(?:in|at|from|out of) our [\w ,]{2,30} offices?\b"
    r"|\b(?:làm việc tại văn phòng|tại văn phòng công ty)\b"
)
TEXT_REMOTE = (
    r"(?i)#li-remote|(?-i:\bREMOTE\b)|\b(?:fully|100%|completely|entirely)[- ]remote\b|\bremote[- ]only\b"
    r"|\b(?:this|the) (?:is an?|role is|position is|job is)[^.\n]{0,25}\bremote\b"
    r"|\bremote[- ](?:role|position|job|opportunity|contract)\b|\bwork from anywhere\b"
    r"|\bwork(?:ing)? (?:fully )?remotely\b"
    r"|\b(?:location|workplace|work type|work model|job type|employment type)\s*:\s*(?:[\w-]+, ?)?(?:fully )?"
    r"remote\b"
    r"|\bremote[- ](?:ok|okay|possible|welcome|considered|allowed)\b|\b(?:or|and|also) remote\b"
    r"|[(\[]remote(?: ?[-–—:,/] ?[^)\]\n]{2,30})?[)\]]"
    r"|\bremote (?:candidates|applicants|workers|employees|developers|engineers) (?:are |is )?(?:ok"
    r"|welcome|considered|encouraged)"
)
TEXT_WHOLLY = (
    r"(?i)\b(?:fully|100%|completely|entirely)[- ]remote\b|\bremote[- ]only\b|\bwork from anywhere\b"
)
# A benefit of some weeks a year and no way of working: taken out before anything else is read.
SOME_WEEKS = (
    r"(?i)\bwork(?:ing)?[- ]from[- ](?:anywhere|abroad)\b[^.\n]{0,60}?"
    r"(?:scheme|months?\b|weeks?\b|\bdays?\b|policy|program|\bup to\b|(?:a|per) year)[^.\n]{0,30}"
)
TEXT_NOT_WHOLLY = r"(?i)\b(?:not|isn.t|aren.t)(?: a| an)?(?: fully| 100%| completely| entirely)?[- ]remote"
TEXT_NO = r"(?i)\b(?:not|no|isn.t|aren.t|cannot|can.t|don.t|unable)\b[^.\n]{0,30}\bremot"


def remote(frame: pl.DataFrame) -> pl.Series:
    """'onsite' | 'hybrid' | 'remote' | 'unknown' for every row of RAW."""
    said = frame.select(
        beside().alias("beside"),
        flag().alias("flag"),
        is_forum().alias("forum"),
        pl.col("location").str.contains(AN_OFFICE).fill_null(False).alias("an_office"),
        (pl.col("location").str.contains(REMOTE_PLACE) & ~pl.col("location").str.contains(REMOTE))
        .fill_null(False)
        .alias("wide"),
    ).with_columns(_texts(frame["text"]).get_columns())
    return said.select(_decide().alias("remote")).to_series()


def _texts(texts: pl.Series) -> pl.DataFrame:
    """What the text's own sentences say, a Boolean column for each kind of sentence."""
    lines = pl.DataFrame({"line": lines_about(texts, WORDS).str.replace_all(plain_bounds(SOME_WEEKS), " ")})
    kinds = {
        "hybrid": TEXT_HYBRID,
        "onsite": TEXT_ONSITE,
        "remote": TEXT_REMOTE,
        "wholly": TEXT_WHOLLY,
        "never": TEXT_NO,
        "not_wholly": TEXT_NOT_WHOLLY,
    }
    return lines.select(
        pl.col("line").str.contains(plain_bounds(pattern)).fill_null(False).alias(kind)
        for kind, pattern in kinds.items()
    )


def beside() -> pl.Expr:
    """What the location, the title or a forum post's head says, or null."""
    place = pl.col("location").fill_null("")
    title = pl.col("title").fill_null("").str.replace_all(SENSING, " ")
    words = (
        pl.when(is_forum())
        .then(header().fill_null("").str.replace_all(SENSING, " "))
        .otherwise(pl.concat_str(place, title, separator=" | "))
    )
    whole = words.str.contains(REMOTE) | (~is_forum() & place.str.contains(REMOTE_PLACE))
    remote_said = whole & ~words.str.contains(NOT_REMOTE) & ~words.str.contains(BOTH)
    return (
        pl.when(remote_said)
        .then(pl.lit("remote"))
        .when(words.str.contains(HYBRID))
        .then(pl.lit("hybrid"))
        .when(words.str.contains(ONSITE) | words.str.contains(NOT_REMOTE))
        .then(pl.lit("onsite"))
    )


def flag() -> pl.Expr:
    """The source's own cell as one of the three words, or null; a forum's 'False' says nothing."""
    cell = pl.col("remote").str.to_lowercase()
    return (
        pl.when(is_forum())
        .then(pl.when(cell == "true").then(pl.lit("remote")))
        .when(cell.str.contains(r"^hybrid|remote/ ?(?:hybrid|onsite)"))
        .then(pl.lit("hybrid"))
        .when((cell == "true") | cell.str.contains(r"^(?:remote|work remotely)"))
        .then(pl.lit("remote"))
        .when((cell == "false") | (cell == "at office"))
        .then(pl.lit("onsite"))
    )


def _decide() -> pl.Expr:
    says = pl.col("beside")
    wholly = pl.col("wholly") & ~pl.col("not_wholly")
    office = (pl.col("hybrid") | pl.col("onsite")) & ~wholly
    from_text = (
        pl.when(wholly)
        .then(pl.lit("remote"))
        .when(pl.col("hybrid"))
        .then(pl.lit("hybrid"))
        .when(pl.col("onsite") | pl.col("not_wholly") | (pl.col("never") & pl.col("remote")))
        .then(pl.lit("onsite"))
        .when(pl.col("remote"))
        .then(pl.lit("remote"))
    )
    forum = pl.coalesce(says, from_text, pl.when(~pl.col("never")).then("flag"), pl.lit("unknown"))
    flagged = (
        pl.when(says == "hybrid")
        .then(says)
        .when((office | pl.col("an_office")) & (says.is_null() | (says == "onsite")))
        .then(pl.lit("hybrid"))
        .otherwise(pl.lit("remote"))
    )
    # 'Global' under a flag 'not remote' tells of a firm in many places; the text decides.
    seated = (
        pl.when(pl.col("wide") & (says == "remote"))
        .then(pl.coalesce(from_text, pl.lit("unknown")))
        .when(says.is_in(["remote", "hybrid"]))
        .then(says)
        .when(pl.col("hybrid") & ~pl.col("onsite"))
        .then(pl.lit("hybrid"))
        .otherwise(pl.lit("onsite"))
    )
    # A board's word 'Hybrid' or 'Remote' on the location beats its flag; a plain flag beats the text's
    # asides.
    return (
        pl.when(pl.col("forum"))
        .then(forum)
        .when(pl.col("flag") == "remote")
        .then(flagged)
        .when(pl.col("flag") == "onsite")
        .then(seated)
        .when(pl.col("flag") == "hybrid")
        .then(pl.lit("hybrid"))
        .otherwise(pl.coalesce(says, from_text, pl.lit("unknown")))
    )
