"""One spelling for the words of titles: what comes out is what the patterns of the vocabulary see."""

from __future__ import annotations

import polars as pl

from gander.normalise.cues import contains, replaced

# Many titles have these; all the other spellings are rare.
_BRACKETS = r"[\[\](){}<>*\"!]|(?:^|[\s/,|-])#"  # the sign of C# and F# stays
_SOFTWARE_MAKERS = r"\bsoftware[ -](?:developers?|engineer|programmers?|entwickler\w*)\b"
_MAKERS = (
    r"\b(?:developers?|devs?|programmers?|hackers?|coders?|desarrollador[ea]?s?|developpeu[rs]\w*|devloper|"
    r"entwickler\w*|lap trinh(?: vien)?|sde|swe)\b"
)
_SPACES = r"\s+"
_COMMON = (_BRACKETS, _SOFTWARE_MAKERS, _MAKERS, _SPACES)

# (pattern, replacement) in this order; what comes out is what the patterns of the vocabulary see.
SPELLING: tuple[tuple[str, str], ...] = (
    (r"https?://\S+|www\.\S+", " "),
    # 'Staff Eng (AI), Lead Eng (Backend)' are two: a bracket belongs to what stands before it
    (
        r"\b((?:engineers?|eng|developers?|scientists?|analysts?|designers?) ?\([^)|]{1,30}\)) ?"
        r"(?:,|/|&|\+|and) ?"
        r"((?:[\w.+#-]+ ){0,3}(?:engineers?|eng|developers?|scientists?|analysts?|designers?)\b)",
        "$1 | $2",
    ),
    (r"\(?\b(?:[mfwdhx]/[mfwdhx](?:/[mfwdhx]+)?|all genders|gn)\b\)?", " "),
    (r"_", "-"),
    (_BRACKETS, " , "),
    (r"\bfull[ -]*stack\b", "fullstack"),
    (r"\bfront[ -]end", "frontend"),
    (r"\bback[ -]end", "backend"),
    (r"\bdev[ -]ops\b", "devops"),
    (r"\bdev[ -]?sec[ -]?ops\b", "devsecops"),
    (r"\bartificial intelligence\b|\ba\.i\.|\bai(?:/ml)?[ -](?:native|driven|powered|first|focused)\b", "ai"),
    (r"\b(?:generative|gen)[ -]?ai\b|\bgenerative\b|\bgenai\b", "genai"),
    (r"\bmachine[ -]+learning\b|\bmachine intelligence\b", "machine learning"),
    (r"\bdeep[ -]learning\b", "deep learning"),
    (r"\b(?:ai|machine learning|ml)\s*(?:/|&|\+|and|,|-)\s*(?:machine learning|ml|ai)\b", "aiml"),
    (r"\bai ml\b", "aiml"),
    # what the employer is, and not what one does
    (r"\bai (?:\w+ )?(?:startup|start-up|scale-?up|company)\b", " "),
    (r"\b(?:ky su |chuyen vien |chuyen gia )?phat trien (?:ung dung|phan mem)\b", "software engineer"),
    # what Vietnamese titles say of the trade, in the words that the patterns know
    (r"\bthuc tap(?: sinh)?\b", "intern"),
    (
        r"\b(?:ky su|chuyen vien|nhan vien|chuyen gia)(?: cao cap| chinh)? lap trinh(?: vien)?\b",
        "software engineer",
    ),
    (r"\b(?:ky su|software engineer)(?: he thong| phan mem)? nhung\b", "embedded engineer"),
    (r"\bky su cau noi\b", "brse engineer"),
    (
        r"\b(?:ky su|chuyen vien|chuyen gia|nhan vien)(?: quan tri| van hanh)? ha tang\b",
        "infrastructure engineer",
    ),
    (r"\bquan tri(?: vien)?(?: he thong)? (?:co so du lieu|csdl)\b", "database administrator"),
    (r"\b(?:quan tri|van hanh)(?: vien)? (?:he thong|may chu)\b", "system administrator"),
    (r"\bky su he thong\b", "systems engineer"),
    # a trade that the maker's product serves: 'Legal AI Engineer' makes software, a 'Legal Engineer' need not
    (
        r"\b(?:legal|legaltech|patent|recruiting|recruitment|talent|hr|customer support|"
        r"support|documentation) "
        r"((?:ai|genai|ml|software|data|backend|frontend|fullstack|machine learning|platform) "
        r"(?:\w+ )?(?:engineer|scientist|developer|architect)\b)",
        "$1",
    ),
    # where one works comes after what one is
    (
        r"\b((?:frontend|backend|fullstack|mobile|ios|android|data) (?:software )?(?:engineer|developer)s?) "
        r"(?:in|at) ",
        "$1, ",
    ),
    (r"\bgrowth hackers?\b", "growth marketer"),
    (r"\bc#\.net\b", "c# .net"),
    (r"\bai[ -](?:fluen\w+|enthusiast|savvy|background|assisted|augmented|coding tools)\b", " "),
    (r"\bml[ -]ops\b", "mlops"),
    (r"\bui\s*(?:/|&|-|and)\s*ux\b|\bux\s*(?:/|&|-|and)\s*ui\b", "uiux"),
    (r"\bci/cd\b", "ci cd"),
    (r"\br&d\b|\br ?& ?d\b", "r.d"),
    (r"\bpl/sql\b", "pl.sql"),
    (r"\bfp&a\b", "fp.a"),
    (r"\bm&a\b", "m.a"),
    (r"\breact[ -]native\b", "react.native"),
    (r"\bdata[ -]?bases?\b", "database"),
    (r"\bdata[ -]?warehouse\b", "data warehouse"),
    (
        r"\b(?:eng|engr|engs|engineers|enggs?)\b\.?|\bingenieur(?:e|in)?\b|\bingenieure?\b|\bingenier[oa]\b",
        "engineer",
    ),
    (r"\bdeveloper (?:advoca\w+|relations|evangelist|marketing)\b|\bdev ?rel\b", "devrel"),
    (r"\bdeveloper (experience|productivity|platform|tools)\b", "developer-$1"),
    (
        r"\b(business|curriculum|content|training|course|land|real estate|property|leadership|menu|"
        r"franchise|e-learning|channel|organizational) developers?\b",
        "$1 deviser",
    ),
    (_SOFTWARE_MAKERS, "software engineer"),
    (_MAKERS, "software engineer"),
    (r"\bsoftware (?:application )?development engineer\b|\bsoftware software\b", "software engineer"),
    (r"\bdeveloper-", "developer "),
    (r"\btech(?:nical)? lead(?:er)?\b(?: (?:software )?engineer\b)?", "tech lead engineer"),
    # who designs in named languages makes software; other solutions architects advise on a product
    (
        r"\bsolutions? architect(?:ure)?\b([^|]*\b(?:java|golang|go|python|php|ruby|node\w*|scala|c#)[ ,/])",
        "software architect$1",
    ),
    (
        r"\b(?:(?:chuyen vien )?phan tich nghiep vu du lieu|(?:data business|business data) analysts?)\b",
        "data analyst",
    ),
    (r"\bentry[ -]level\b|\bmid[ -]level\b|\bmid[ -]senior\b", " "),
    (r"\b(?:ai|ml|aiml|genai|machine learning) (data engineer|data analyst)\b", "$1"),
    # who writes tests makes software; who carries them out does not
    (
        r"\bsoftware (?:qa |quality )?test(?:ing)? (?:automation )?engineer\b|\bsoftware quality engineer\b",
        "sdet",
    ),
    (
        r"\b(?:qa|qc|test|testing|quality)(?: and | & | |/)automation "
        r"(?:test |software )?(?:engineer|tester|architect)\b",
        "sdet",
    ),
    (
        r"\bautomation (?:qa|qc|test|testing|quality) (?:software )?(?:engineer|architect)\b|"
        r"\bautomation tester\b",
        "sdet",
    ),
    (r"\bquality engineer\b([ ,:-]+.*\b(?:ai|software|cloud|platform|api)\b)", "sdet$1"),
    (
        r"\b(?:qa|qc|test|testing) engineer\b"
        r"([ ,:-]+.*\b(?:python|java|javascript|typescript|c#|golang)(?:$|\W))",
        "sdet$1",
    ),
    (r"\bsupport software engineer\b", "software engineer"),
    # in a bank a grade
    (r"^(?:avp|assistant vice president)\b[ ,:-]+(.*\bengineer\b)", "$1"),
    (r"\bsystems? designer\b", "system architect"),
    (r"\bdesginer\b", "designer"),
    (
        r"\baiml((?: senior| staff| lead| principal)?(?: software)? engineer)\b",
        "ml$1 | ai$1",
    ),  # named so, it is both
    (r"\b(engineer|scientist|analyst|manager|architect)- ", "$1 - "),
    (r"\bsres\b", "sre"),
    (r"\bscientists\b", "scientist"),
    (
        r"\bresearch scientist\b(.*\b(?:\w*biology|chemistry|oncology|immunology|cells?|proteins?|molecular|"
        r"antibod\w+|clinical|materials|pharma\w*|vaccines?|proteomics|assays?|virology|toxicology)\b)",
        "bench scientist$1",
    ),
    (r"\banalysts\b", "analyst"),
    (r"\bdesigners\b", "designer"),
    (r"\bmanagers\b", "manager"),
    (r"\barchitects\b", "architect"),
    (r"\b(?:ky su|chuyen vien) (ai|data|devops|backend|frontend|fullstack|qa)\b", "$1 engineer"),
    (_SPACES, " "),
)

# What the rare ones match, and what they match once a developer is an engineer.
_RARE = "|".join(f"(?:{pattern})" for pattern, _ in SPELLING if pattern not in _COMMON)
_RARE += r"|\b(?:developer|programmer|dev)s?- |\bsoftware (?:devs?|swe|sde|hackers?|coders?)\b"

FIELD = (
    r"(frontend|backend|fullstack|mobile|ios|android|devops|data|machine learning|ml|ai|aiml|genai|llm|web|"
    r"computer vision|nlp|deep learning|cloud|platform|infrastructure|infra|ui)"
)
_MAKER = r"(engineer|scientist|analyst|designer|architect|product manager|product owner)"
_NOUN = (
    r"(engineer|scientist|analyst|designer|architect|(?:engineering|product|project) manager|product owner)"
)
AND = r"\s*(?:/|,|&|\+|;|\band\b|\bor\b|\bhoac\b|\bva\b)\s*"
LISTS = r"[/,&+;]| (?:and|or|hoac|va) "
"""What a title has at least that lists several roles."""
# 'Frontend / Backend Engineer', 'Data Scientist, ML Engineer' list roles; applied twice: matches may overlap.
_SPLITS: tuple[tuple[str, str], ...] = (
    (rf"\b{FIELD}{AND}{FIELD}((?: software)? engineer\b)", "$1 engineer | $2$3"),
    (
        r"\bresearch (scientist|engineer)s?\s*(?:/|&|and|or)\s*(scientist|engineer)\b",
        "research $1 | research $2",
    ),
    (rf"\b{_MAKER}s?{AND}((?:[\w.+#-]+ ){{0,3}}{_NOUN}\b)", "$1 | $2"),
)


# What is no letter with a mark, and yet has a plain form.
_PLAIN = {"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "’": "'", "‘": "'", "“": '"', "”": '"'}
_PLAIN |= dict.fromkeys("‐‑‒–—―", "-")


def folded(text: pl.Expr) -> pl.Expr:
    """Lower case and ASCII only: marks are taken off letters, other signs are spaces.

    Titles are the same words with and without their marks ('kỹ sư', 'ky su'), and an ASCII text is searched
    several times faster.
    """
    plain = text.str.normalize("NFKD").str.replace_all(r"\pM", "").str.to_lowercase()
    return plain.str.replace_many(_PLAIN).str.replace_all("[^ -~]", " ")


def spelt(titles: pl.Series) -> pl.Series:
    """The titles in lower case, ASCII and one spelling.

    Most titles need none of the rare replacements: one search tells, instead of one for each of them.
    """
    text = pl.col("text")
    frame = titles.to_frame("text").with_row_index("at").with_columns(folded(text))
    rare = contains(frame["text"], _RARE)
    common = [pair for pair in SPELLING if pair[0] in _COMMON]
    groups = ((frame.filter(~rare), common), (frame.filter(rare), SPELLING))
    done = pl.concat(group.with_columns(replaced(group["text"], pairs)) for group, pairs in groups)
    return done.sort("at")["text"].str.strip_chars(" ,-")


def split_roles(text: pl.Series) -> pl.Series:
    """Spelt titles with ' | ' between the roles they list; one that does not match LISTS stays as it is."""
    return replaced(text, (*_SPLITS, *_SPLITS)).str.strip_chars(" ,-")
