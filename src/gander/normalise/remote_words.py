"""The words that tell onsite, hybrid and remote work apart, beside a job and in its text."""

from __future__ import annotations

# The lines of a text that may tell it. By the letters that stay the same in capitals, and none shorter than
# four: a switch for case, or one word of two letters, costs three to five times as much.
CUE = (
    r"emote|EMOTE|ybrid|YBRID|ffice|FFICE|n-site|nsite|n site|NSITE|N-SITE|n-Site|n-person|n person|-Person"
    r"|nywhere|#LI-|#li-|từ xa|rom home|văn phòng|ome-based"
)

# Beside the job
SENSING = (
    r"(?i)\bremote(?:ly)?[- ](?:sens|control|access|monitor|operat|support|desktop|pilot|hands|patient"
    r"|sites?\b)\w*|\b(?:some|a little|limited) (?:wfh|work from home|remote)\b"
)
REMOTE = (
    r"(?i)\bremot(?:e|ely|o|a)\b|\banywhere\b|\bwork[- ]from[- ]home\b|\bwfh\b|\bhome[- ]based\b|\btelecommut"
    r"|\bworld[- ]?wide\b|リモート|từ xa|offsite/home"
)
REMOTE_PLACE = (
    r"(?i)^\W*(?:fully |globally )?distributed\b|[-(|/] ?distributed\W*$|\bvirtual\b"
    r"|^\s*(?:global|international)\s*$"
)
NOT_REMOTE = (
    r"(?i)\b(?:no|not|non|never)[- ](?:a |fully |currently |open to )?remot|\bremote:? ?(?:no\b|not\b)"
    r"|\bsorry,? no remote"
)
_FEW_DAYS = (
    r"\b(?:\d|one|two|three|some)(?:-\d)? days?(?: a week| per week| ?/ ?week"
    r"| ?/ ?wk)?,? (?:of )?(?:remote|wfh|from home)"
)
HYBRID = (
    r"(?i)\bhybrid\b|\b(?:part(?:ly|ial|ially)|semi)[- ](?:remote|on[- ]?site|in[- ](?:office|person))"
    r"|\b(?:in[- ](?:the )?office|in[- ]person|on[- ]?site),? \(?(?:[1-4]-)?[1-4]\+? ?(?:days?|x)\b"
    r"|\bremote[- ](?:\d|some) days|\boccasional remote|\b(?:[1-3]-)?[1-4]\+? days?(?: a week| per week"
    r"| ?/ ?w(?:ee)?k)?,? (?:in|on)[- ]?"
    r"(?:the |our )?(?:office|site|person)|" + _FEW_DAYS
)
# 'Hybrid remote' is one thing and not two.
BOTH = (
    r"(?i)\bhybrid[ -]?(?:remote\b|\(remote\))|\bremote[ -]hybrid\b|\bpart(?:ly|ial|ially)[- ]remote"
    r"|\bsemi[- ]remote|\bremote[- ](?:\d|some) days|" + _FEW_DAYS
)
ONSITE = (
    r"(?i)\bon[- ]?sites?\b|\bin[- ](?:person|office)\b|\bat (?:the )?office\b|\boffice[- ]based\b"
    r"|\bin-house\b"
    r"|\blocal only\b|tại văn phòng"
)
# A whole country or region: no office stands against 'we are a remote-first company'.
NO_CITY = (
    r"(?i)^\W*(?:(?:US|U\.S\.?|USA|United States(?: of America)?|UK|GBR|United Kingdom|Canada|CAN|Germany"
    r"|DEU|India"
    r"|IND|France|Spain|Poland|Netherlands|Ireland|Portugal|Brazil|Argentina|Mexico|Colombia|Australia"
    r"|Europe|EU"
    r"|EMEA|LATAM|APAC|NAMER|AMER|Americas|North America|Latin America)\b\W*)+$"
)
# In the text
_N = r"(?:[1-4]|one|two|three|four|1-2|2-3|3-4|4-5|[1-4]\+)"
_OFFICE = r"(?:office|hq|headquarters|studio|on[- ]?site|in[- ]person)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri)days?"
_WEEK = r" ?(?:a|per|/|each|every)? ?(?:week|wk)"
_STATED = (
    r"\b(?:(?:this|the|our) (?:is an?|role is|position is|job is|opportunity is|role will be"
    r"|position will be)"
    r"|(?:these|all|all (?:of )?(?:the|our|these)) (?:roles|positions|jobs) are)"
)
_KEY = (
    r"\b(?:location|work ?type|work model|type|model|workplace|arrangement|mode|setting|style"
    r"|flexibility)s?(?: designation| type)?(?: ?\([\w -]{2,20}\))?"
)
_COMPANY = r"(?:company|team|organi[sz]ation|startup|workforce|workplace|culture|group|business)\b"
_WHOLLY = r"\b(?:full|fully|100%|completely|entirely)[- ]remote\b"

# Each kind of sentence by pairs: what must stand in the line, cheap to find, and the pattern itself. Great
# alternations are split so, because one automaton for all of them outgrows its cache.
Kind = tuple[tuple[str, str], ...]
HYBRID_TOLD: Kind = (
    (
        "ybrid|YBRID",
        r"(?i)#li-hybrid|\bhybrid[- ](?:work|role|position|schedule|model|environment|policy|set[- ]?up|basis"
        r"|arrangement|fashion|options? available|format|culture|approach|employee|remote|flexib|first"
        r"|opportunity|job|in |from |\("
        r"|team (?:based|in |env)|company|office)"
        rf"|{_KEY}\s*:\s*hybrid\b|\b(?:location|office|hq) \([\w -]{{0,12}}\bhybrid\b"
        r"|\bwork(?:s|ing)? (?:in a )?hybrid\b"
        rf"|\b(?:is|as|be) (?:a )?['\"]?hybrid(?:['\"]| and|,|\.|\n|;)",
    ),
    (
        "emote|EMOTE",
        rf"(?i)\b(?:occasional|partial) remote|\bremote(?:ly)? (?:up to |for )?{_N} days|\b(?:with"
        rf"|some) remote flexibility"
        rf"|\b{_N} days[ -\-/-~]{{0,20}}(?:remotely|from home|home ?office)"
        r"|\b(?:designated|regular|flexible|weekly) (?:remote|wfh) days?\b"
        r"|\b(?:predominantly|primarily|mostly|mainly|largely) remote\b[ -\-/-~]{0,120}\b(?:our"
        r"|the) [\w ]{0,20}office"
        rf"|\bremote\b[ -\-/-~]{{0,12}}\b{_N} days",
    ),
    (
        "days|times|DAYS|[1-5]x|1 day",
        rf"(?i)\b{_N} (?:full )?(?:days?|times|x)(?: a| per|/| each| every)?(?: ?week)?[ ,]*(?:in|at|from"
        rf"|on)?"
        rf"(?:[- ](?:the|our|an|its))?[- ](?:\w+ ){{0,2}}{_OFFICE}\b",
    ),
    (
        "days|times|DAYS|[1-5]x|1 day",
        rf"(?i)\b{_OFFICE}s?\b[ -\-/-~]{{0,80}}\b{_N}\+? ?(?:days|times)?{_WEEK}"
        rf"|\b(?:in[- ](?:the )?office|in[- ]person|on[- ]?site)[ ,(]{{1,2}}(?:at least |a minimum of |for "
        rf"|about )?{_N}"
        r" ?(?:days?|x)\b|\boffice[ -\-/-~]{0,25}\b" + _N + r" days[ /](?:a |per )?month",
    ),
    (
        "onday|uesday|hursday|riday|dnesday",
        rf"(?i)\b{_WEEKDAY}[ -\-/-~]{{0,30}}\b(?:in|at)[- ](?:the |our )?office"
        rf"|\b(?:in|at)[- ](?:the |our )?office[ -\-/-~]{{0,20}}\b{_WEEKDAY}",
    ),
    (
        "onday|uesday|hursday|riday|dnesday",
        rf"(?i)\b{_WEEKDAY}(?: (?:and|are|we|is|off|for)){{0,2}}:? (?:work(?:ing)? from home|wfh|remote)\b",
    ),
    ("from home day", r"(?i)\b(?:designated|weekly) work(?:ing)?[- ]from[- ]home days?\b"),
    (
        "resence",
        rf"(?i)\bpresence in (?:our|the) [\w ,.]{{2,50}} {_N} days\b|\b(?:some|regular) office presence",
    ),
    ("mix of", r"(?i)\bmix of (?:in[- ]|remote|office|home|working|on[- ]?site)"),
)
ONSITE_TOLD: Kind = (
    (
        r"emote|EMOTE|SITE|#",
        r"(?i)#li-(?:onsite|office)|\bno remotes?\b|\bnot (?:a )?remote (?:role|position|job)"
        r"|(?-i:\bON-?SITE\b)",
    ),
    (
        r"5|[Ff]ive|6 |[Ss]ix ",
        r"(?i)\b(?:5|five|6|six)\+?[- ]?(?:days?|x)(?: a| per|/)? ?(?:week|wk)?[ ,]*\(?(?:in|at|from"
        r"|on)[- ](?:the "
        r"|our )?(?:[\w.,]+ ){0,4}(?:office|site|person|headquarters|hq)|\b(?:office(?: location)?"
        r"|in[- ]person"
        r"|on[- ]?site)\b(?: in [A-Za-z ,]{2,20})?[ ,(-]{1,3}(?:5|five|6|six) days",
    ),
    (
        r"ite|erson|ffice|SITE|FFICE|ERSON",
        rf"(?i){_STATED}[ -\-/-~]{{0,25}}\b(?:on[- ]?site|in[- ]office|in[- ]person)\b"
        r"|\b(?:fully|100%|full[- ]time) (?:on[- ]?site|in[- ](?:office|person))\b"
        r"|\b(?:on[- ]?site|in[- ]person|in[- ]office) (?:role|position|job|only|required|team|company"
        r"|culture|startup)\b|\b(?:office|in[- ]person)[- ]first\b"
        rf"|{_KEY}\s*:\s*(?:on[- ]?site|in[- ]office|in[- ]person|office)\b",
    ),
    (
        r"ite|erson|ffice",
        r"(?i)\b(?:works?|working) (?:together )?(?:primarily |mostly |mainly |fully )?(?:in[- ]person"
        r"|on[- ]?site)\b"
        r"|\b(?:required|expected|able|willing|must|need) (?:to )?(?:be|work|come|commute) (?:in[- ]person"
        r"|on[- ]?site"
        r"|in[- ]office|full[- ]time in)\b",
    ),
    (
        r"ffice|HQ|hq|eadquarters",
        r"(?i)\b(?:position|role|job)s? (?:is |are )?(?:based )?(?:in|at|from"
        r"|out of) our [\w ,]{2,30} (?:offices?"
        r"|hq)\b"
        r"|\bbased (?:in|at|out of) our [\w ,]{2,30} (?:offices?|hq|headquarters)\b",
    ),
    ("văn phòng", r"(?i)làm việc tại văn phòng|tại văn phòng công ty"),
)
_REMOTE = "emote|EMOTE"
REMOTE_TOLD: Kind = (
    (
        _REMOTE,
        rf"(?i)#[a-z]{{2}}-remote\b|(?-i:\bREMOTE\b)|{_WHOLLY}|\bremote[- ]only\b"
        rf"|{_STATED}[ -\-/-~]{{0,25}}\bremote\b"
        r"|\bremote[- ](?:friendly )?(?:role|position|job|opportunity|contract)\b"
        r"|\bwork(?:ing)? (?:fully )?remotely\b|\b(?:hire|hiring|hired|based|located|filled) remotely\b"
        r"|\bjoin (?:us|our team) remotely\b|\bremote[- ](?:based|basis)\b"
        rf"|(?:{_KEY}|\bemployment type|\bjob type)\s*:\s*(?:[\w-]+, ?)?(?:fully )?remote\b",
    ),
    (
        _REMOTE,
        r"(?i)\bremote(?: is| work is)?[- ](?:ok|okay|possible|welcome|considered|allowed)\b|\b(?:or"
        r"|also|open to"
        r"|on-?site and) remote\b"
        r"|\bcan be (?:done |performed |fully |either )?remote|\bremote (?:in|within|anywhere in"
        r"|across) (?:the )?"
        r"(?-i:[A-Z])|[(\[]remote(?: ?[-:,/] ?[ -(*-Z^-~]{2,30})?[)\]]"
        r"|\bremote (?:candidates|applicants|workers|employees|developers|engineers) (?:are |is )?(?:ok"
        r"|welcome|considered|encouraged)",
    ),
    (
        "nywhere|ome-based|từ xa",
        r"(?i)\bwork from anywhere\b|\bhome[- ]based (?:role|position|job)\b|làm việc từ xa",
    ),
    ("rom home in", r"(?i)\bwork from home in (?-i:[A-Z])"),
)
# A tag for job sites, and the choice between the two: 'onsite or remote' is remote.
REMOTE_SAID: Kind = (
    (
        _REMOTE,
        r"(?i)#li-remote\b|\bremote or (?:in[- ](?:the )?(?:office|person)|on[- ]?site|based|hybrid)"
        r"|\b(?:office|on[- ]?site|in[- ]person)\W{1,3}or (?:fully )?remote"
        r"|\b(?:are|we.re) open to remote\b|\bremote (?:is |work is )?(?:also )?(?:ok|okay)\b"
        r"|\bremote or (?:(?:the|our) )?(?-i:(?:[A-Z][\w.]+ ){1,3})office\b",
    ),
)
WHOLLY_TOLD: Kind = (
    (_REMOTE, rf"(?i){_WHOLLY}|\bremote[- ]only\b"),
    ("nywhere", r"(?i)\bwork from anywhere\b"),
)
# 'Hybrid' of this very job: no 'remote or hybrid' of the benefits stands against it.
HYBRID_SAID: Kind = (
    ("ybrid|YBRID", rf"(?i)#li-hybrid\b|{_STATED} (?:an? )?hybrid\b"),
    ("ccasional|artial|ome remote", r"(?i)\b(?:occasional|partial|partially|some) remote\b"),
)
# What an employer says of itself: a sign where nothing of the job speaks against it.
COMPANY_TOLD: Kind = (
    (_REMOTE, rf"(?i){_WHOLLY},? (?:\w+ ){{0,2}}{_COMPANY}|\bremote[- ]first\b"),
    ("istributed", r"(?i)\bfully distributed\b"),
)
# The same and less sure: a sign where the place is no city and nothing else is said.
HABIT_TOLD: Kind = (
    (
        _REMOTE,
        rf"(?i)\bremote[- ](?:friendly|native|ready|flexible|{_COMPANY})"
        r"|\b(?:natively|all|flexible)[- ]remote\b|\bremote work(?:ing)? (?:environment|culture|setting)"
        r"|\b(?:flexibility|benefits|freedom) of (?:remote work|working remotely)|\b(?:in"
        r"|our) a? ?remote setting",
    ),
    ("rom home", r"(?i)\bflexib\w+ (?:to|of) work(?:ing)? from home\b"),
)
NEVER_TOLD: Kind = (
    (_REMOTE, r"(?i)\b(?:not|no|isn.t|aren.t|cannot|can.t|don.t|unable)\b[ -\-/-~]{0,30}\bremot"),
)
NOT_WHOLLY_TOLD: Kind = (
    (
        "emote.only|ully.remote|100%.remote",
        r"(?i)\b(?:not|no|don.t|isn.t)\b(?: \w+){0,3} (?:remote[- ]only|(?:fully|100%)[- ]remote)\b",
    ),
    (
        _REMOTE,
        r"(?i)\b(?:not|isn.t|aren.t)(?: a| an)?(?: fully| 100%| completely| entirely"
        r"| quite fully)?[- ]remote",
    ),
)
# A line of its own, or a part of a line of parts: 'Cleveland OH | Onsite', 'Remote | Full-time'.
_PART = r"(?im)^[^\pL\pN\n]{{0,6}}(?:fully )?{0}\s*(?:[|(,+]|-\s|$)|\|\s*(?:fully )?{0}\s*(?:\||\(|$)"
OWN_LINE = {
    "hybrid": _PART.format("hybrid")
    + r"|^[^\pL\pN\n]{0,6}(?:job |work )?location\s*[:-][^\n]{0,60}\bhybrid\W{0,3}$",
    "onsite": _PART.format(r"(?:on[- ]?site|in[- ](?:office|person))"),
    "remote": _PART.format("remote")
    + r"|^[^\pL\pN\n]{0,6}(?:job |work )?location\s*[:-][^\n]{0,60}\bremote\b"
    + r"|^[^\pL\pN\n]{0,6}(?:full[- ]time|part[- ]time|contract|permanent)\b[^\n.:|]{0,14}[,"
    r"|/-]\s*(?:fully )?remote\b",
    "said": r"(?i)^[^A-Za-z0-9\n]{0,6}(?:job |work )?location\s*:\s*(?:fully |100% )?remote\s*(?:[(,;|]|$)",
}
# A benefit of some weeks a year and no way of working, and a role that mixes two trades: taken out before
# anything else is read.
SOME_WEEKS = (
    r"(?i)\bwork(?:ing)?[- ]from[- ](?:anywhere|abroad)\b[^.\n]{0,60}?"
    r"(?:scheme|months?\b|weeks?\b|\bdays?\b|policy|program|\bup to\b|(?:a|per) year)[^.\n]{0,30}"
    r"|\bwork(?:ing)? remotely (?:for |up to )*\d[\d -]*weeks"
    r"|\b(?:trial|final round|interview|working session|super ?day)s?\b[^.\n]{0,40}\b(?:remote(?:ly)?"
    r"|on[- ]?site"
    r"|in[- ](?:office|person))\b"
    r"|\b(?:remote|virtual|on[- ]?site|in[- ](?:office|person)) (?:or (?:remote|on[- ]?site|in[- ]person) )?"
    r"(?:interview|trial|final round|panel|loop)"
    r"|\btravel[^.\n()]{0,40}\bon[- ]?site\b|\bon[- ]?site (?:with|at) (?:an? |our |the )?(?:client|customer)"
    r"|\b(?:wish|want|prefer|like|choose|option) to work (?:in[- ]person|on[- ]?site)"
    r"|\bhybrid (?:role|position) (?:that )?(?:combin|blend|mix"
    r"|span|bridg)\w+"
    r"|\b(?:on[- ]?site|(?:in[- ])?office) (?:perks|lunch|meal|breakfast|dinner|gym|snack"
    r"|massage)[^.\n]{0,80}"
    r"|\b(?:lunch|meal|breakfast|dinner)(?:s|es)? [^.\n]{0,20}\b(?:\d|two|three|four"
    r"|five) (?:days|times)\b[^.\n]{0,20}"
)
TYPOGRAPHIC = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}  # so that patterns see ASCII alone
