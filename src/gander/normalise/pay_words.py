"""How pay is written: sums, ranges, currencies, periods, and the words around a sum that is no pay."""

from __future__ import annotations

_SIGN = r"US\$|CA\$|C\$|CDN\$|A\$|AU\$|S\$|SG\$|HK\$|NZ\$|R\$|[$€£₹₫¥]"
_CODE = (
    r"USD|EUR|GBP|CAD|AUD|NZD|SGD|CHF|INR|VND|VNĐ|PLN|SEK|NOK|DKK|BRL|MXN|JPY|HKD|MYR|PHP|ZAR|AED|SAR"
    r"|ILS|euros?|triệu"
)
_NUMBER = (
    r"\d{1,3}(?:[ \xa0\x{202f}]\d{3})+(?:[,.]\d\d)?\b"
    r"|\d{1,3}(?:[,.]\d{2,3})*[,.]\d{3}(?:\.\d\d)?|\d{1,6}(?:\.\d{1,2})?"
)
_TIMES = r"[kK]\b|(?i:mm?|bn?|million|billion|trillion|tr|triệu|lakhs?|lpa|crores?)\b"
_PER = r"(?:\s?(?:/|per|a)\s?(?:year|yr|hour|hr|month|mo|annum))?"
_SUM = rf"((?:{_SIGN}|\b(?:{_CODE})))?[ \xa0]?({_NUMBER})[ \xa0]?({_TIMES})?[ \xa0]?({_SIGN}|(?:{_CODE})\b)?"
RANGE = (
    rf"{_SUM}{_PER}(?: \[[^\]\n]{{0,80}}\])?\s*(?:-|–|—|−|~|\u00ad|\bto\b|\bup to\b|\band\b"
    rf"|đến)+\s*{_SUM}"
)
_LEAD = (
    r"(?i:\bup ?to\b|\bupto\b|\bfrom\b|\bsalary|\bpay\b|\bcompensation|\bbase\b|\bote\b|\blương\b"
    r"|\bearnings?\b|~|\bup~|\bcomp\b|\bstarts at\b)"
)
SINGLE = rf"((?:{_LEAD}|\|)[^\n\d.;]{{0,24}}?){_SUM}"
EACH = r"(?i: ?(?:/|per|an?) ?(?:hour|hr|day|month|mo|year|yr|annum)\b| base (?:salary|pay)\b)"
ALONE = rf"(?m)^([^\pL\d\n$€£₹₫]{{0,6}}){_SUM}{EACH}"

# A line without a sum of money is not looked at further.
MONEY = (
    rf"[$€£₹₫¥]\s?\d|\d\s?[$€£₹₫¥]|(?i:\d ?(?:lpa|lakhs?|tr|triệu)\b)"
    rf"|\d ?[kK]\b|(?i:\d ?(?:{_CODE})\b|\b(?:{_CODE}) ?\d|\d ?(?:m|million) vnd)"
)

NORTH = r"\bCanad|Toronto|Vancouver|Montr[eé]al|Ottawa|Calgary|Waterloo, ON|, (?:ON|BC|QC|AB)\b"
NORTHERN = ["Ontario", "British Columbia", "Canadian"]
STATES = [
    "USD",
    "US$",
    "U.S.",
    "United States",
    "USA",
    "New York",
    "California",
    "San Francisco",
    "Ohio",
    " US ",
]
BEFORE, AFTER = 60, 36  # characters of the line that say whether a sum is pay

CURRENCY = {
    **dict.fromkeys(("$", "US$", "USD"), "USD"),
    **dict.fromkeys(("CA$", "C$", "CDN$", "CAD"), "CAD"),
    **dict.fromkeys(("A$", "AU$", "AUD"), "AUD"),
    **dict.fromkeys(("S$", "SG$", "SGD"), "SGD"),
    **dict.fromkeys(("€", "EUR", "EURO", "EUROS"), "EUR"),
    **dict.fromkeys(("£", "GBP"), "GBP"),
    **dict.fromkeys(("₹", "INR"), "INR"),
    **dict.fromkeys(("₫", "VND", "VNĐ", "TRIỆU"), "VND"),
    "HK$": "HKD",
    "NZ$": "NZD",
    "¥": "JPY",
    "R$": "BRL",
    **{c: c for c in ("NZD", "CHF", "PLN", "SEK", "NOK", "DKK", "BRL", "MXN", "JPY", "HKD", "MYR", "PHP")},
    **{c: c for c in ("ZAR", "AED", "SAR", "ILS")},
}
YEARLY = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "SGD", "NZD")
NOT_PAY_BEFORE = (
    r"(?i)\bbonus(?:es)?(?: opportunity)?\s?\(?$|\brais(?:ed|ing)|\bfund(?:ing|ed)\b|\bseries\b|revenue"
    r"|\bvalu(?:ation|ed)|\bbudget|stipend|\breferral|\b401|reimburs|\bback(?:ed|ing)\b|\bmarket\b"
    r"|\bindustry\b"
    r"|\barr\b|\binvest|\bassets\b|sign[- ]?(?:on|ing)|\beducation|\blearning (?:and|&|budget|stipend"
    r"|allowance)"
    r"|\bprize|\bsav(?:e|ing)|\bcredit|\bworth\b|\bgrant|\binsurance|\bgift|allowance|\bloan|\bcustomers"
    r"|\busers\b|\bper diem|\bmatch|\bdeals?\b|\bacqui|\bbonus(?:es)? (?:of|up)|\bequity (?:of|up|range)"
    r"|\bemployees\b|\brequests|\bsales\b|\bprofit|\bdonat|\bbilling|\bspend|\bARPU|\bquota|giải|khách hàng"
    r"|\b(?:closed?|closing|deals) [^|]{0,40}$|\bcontracts?\b[^|]{0,10}$|\bcharge|\bteam of \d|\bgrow"
)
NOT_PAY_AFTER = (
    r"(?i)^\s*(?:bonus|variable)|^\+? ?(?:acv|in funding|arr\b|users|customers|revenue)"
    r"|^\s*(?:in (?:funding|revenue|venture|seed|series)|of (?:funding|revenue|venture"
    r"|equity)"
    r"|raised|stipend|budget|users|customers"
    r"|sign|hiring|sob\b|revenue|arr\b|seed|round|market|industry|worth|people|employees|investment"
    r"|credit|cores|person|startups?"
    r"|years?\b|%|x\b|hours|days|months|minutes|members|companies|clients|engineers|developers|requests"
    r"|acv\b|deals?\b|equity grant|nodes|servers|of data"
    r"|countries|locations|\+? ?yrs|giải|khách)"
    r"|^\s*(?:(?:a|per|each|every) (?:year|month)|annually|annual|yearly)? ?(?:for|towards?|to spend on"
    r"|to put towards)"
    r" (?:your |any |personal |professional |continuous |further |approved )*(?:learning|training"
    r"|development|books|courses|conferences|equipment|home|office|wellness|coworking)"
)
PERK = r"(?i)budget|stipend|allowance|credit|reimburs|bonus|gym|wellness|learning|education|equipment|phone"
PERK += r"|\bused? (?:for|toward)|insurance|coverage|dependent|contribution|match"
PAY_WORD = (
    r"(?i)salary|\bpay\b|compensation|\bbase\b|\bcomp\b|\bote\b|lương|remuneration|\bwage|\brate\b"
    r"|\bbrutto|\bgross|\bearn|\|\s*$"
)
TOTAL = (
    r"(?i)\bote\b|on[- ]target|\btotal (?:cash|comp|target|annual|rewards|earning)|variable"
    r"|incl(?:uding|\.)? bonus"
)
WORDS = [
    "$",
    "€",
    "£",
    "₹",
    "₫",
    "¥",
    "lpa",
    "lakh",
    "usd",
    "eur",
    "gbp",
    "cad",
    "vnd",
    "triệu",
    "chf",
    "inr",
    "sgd",
    "k ",
]
WORDS += ["salary", "compensation", "lương", "k-", "k–", "0k", "5k"]
NEXT_SUM = (
    r"(?i)^[^\d$€£]{0,20}(?:ote|on[- ]target|total)[^\d$€£]{0,24}[$€£]?\d.*$"
    r"|^\s?[;.]\s+(?:the |your )?(?:ote|on[- ]target|total)\b.*$"
)
PERIODS = (
    ("hour", r"(?i)\bhourly\b|(?:/|\bper |\ban? )\s?h(?:ou)?rs?\b|\bp\.?/?h\b"),
    ("month", r"(?i)\bmonthly\b|(?:/|\bper |\ba )\s?mo(?:nth)?s?\b|/\s?tháng|\btháng\b|\bp\.?m\.?\b|\bpcm\b"),
    ("day", r"(?i)\bdaily\b|(?:/|\bper |\ba )\s?day\b"),
    (
        "year",
        r"(?i)\bannual|\byearly\b|(?:/|\bper |\ba )\s?(?:year|yr|annum)\b|\bp\.?/?a\.?(?:\W|$)"
        r"|\bper-year\b|\bbrutto\b",
    ),
)
# What a sum with a plus brings besides is no higher end: '$170k + bonus'.
BESIDES = (
    r"(?i)^\s?\+ ?(?:\d+% )?(?:up to )?(?:annual |performance |sign|meaningful |generous |significant "
    r"|competitive )*"
    r"(?:\d+% )?(?:bonus|equity|benefits|super|options|stock|commission|rsu|ote|variable|perks|profit)"
)
