"""One spelling for the words of titles: what comes out is what the patterns of the vocabulary see."""

from __future__ import annotations

# (pattern, replacement) in this order; what comes out is what the patterns of the vocabulary see.
SPELLING: tuple[tuple[str, str], ...] = (
    (r"https?://\S+|www\.\S+", " "),
    (r"\(?\b(?:[mfwdhx]/[mfwdhx](?:/[mfwdhx]+)?|all genders|gn)\b\)?", " "),
    (r"[\u2010-\u2015_]", "-"),
    (r"[\[\](){}<>*\"“”!#]", " , "),
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
        r"\b(?:eng|engr|engs|engineers|engg)\b\.?|\bingenieur(?:e|in)?\b|\bingénieure?\b|\bingenier[oa]\b",
        "engineer",
    ),
    (r"\bdeveloper (?:advoca\w+|relations|evangelist|marketing)\b|\bdev ?rel\b", "devrel"),
    (r"\bdeveloper (experience|productivity|platform|tools)\b", "developer-$1"),
    (
        r"\b(business|curriculum|content|training|course|land|real estate|property|leadership|menu|"
        r"franchise|e-learning|channel|organizational) developers?\b",
        "$1 deviser",
    ),
    (r"\bsoftware[ -](?:developers?|engineer|programmers?|entwickler\w*)\b", "software engineer"),
    (
        r"\b(?:developers?|devs?|programmers?|hackers?|coders?|desarrollador[ea]?s?|développeu[rs]\w*|devloper|"
        r"entwickler\w*|lập trình viên|sde|swe)\b",
        "software engineer",
    ),
    (r"\bsoftware (?:application )?development engineer\b|\bsoftware software\b", "software engineer"),
    (r"\bdeveloper-", "developer "),
    (r"\bentry[ -]level\b|\bmid[ -]level\b|\bmid[ -]senior\b", " "),
    (r"\b(?:ai|ml|aiml|genai|machine learning) (data engineer|data analyst)\b", "$1"),
    (r"\baiml((?: software)? engineer)\b", "ml$1 | ai$1"),  # named so, it is both
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
    (r"\b(?:kỹ sư|chuyên viên) (ai|data|devops|backend|frontend|fullstack|qa)\b", "$1 engineer"),
    (r"\s+", " "),
)
