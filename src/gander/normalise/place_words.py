"""Words beside places, everyday names of places, and names that in running words are mostly something else.

Hand-made while reading the recorded sources; in `key` form (lower case, no accents).
"""

from __future__ import annotations

_NOISE = """
    across allowed also and any anywhere area areas as at available based both campus candidates
    central cet cities citizen citizens city coast considered continental contract country county
    currently day days distributed downtown east eastern either eor est first flexible for freelance
    friendly from ft full fulltime global globally gmt greater headquarters home hq hub hubs hybrid
    ideally in inperson intern interns internship internships local location locations metro
    metropolitan mostly multiple nationwide near north northern now of office office-based offices
    ok okay on only onsite option optional or our out part parttime per perm permanent person
    possible preference preferred province pst pt region relo relocation remote remotely remotes
    republic resident residents right site south southern sponsorship state states strong the time
    timezone timezones to u.s up us usa utc various via visa week well west western wfh with within
    wk work worldwide x zone zones
"""
# Words that say how and not where; a part of nothing but these and names is wholly about place.
NOISE = frozenset(_NOISE.split()) | {str(n) for n in range(10)}

_NOT_ALONE = """
    agen alpha american angel angers apple aurora bang bar bari bata bath beam bend best beta blue
    bolt bor buy carmel carson cary center central champion chester clay clinton cloud college
    commerce corona crystal data date deal delta design diamond dover eagle east ede elm engineering
    enterprise european federal fleet flint front gap gary general go golden ham hamilton haskell
    hercules hire hive hoorn hope hull imperial independence industry jackson java jordan julia
    junior kafka kong lake lawrence lead leader lens liberty lincoln los male man march marina
    marion marshall mason media mentor mesa mission mobile monad monroe moon most national new nice
    normal north nova ocean odessa ontario opportunity orange oss page paradise park parker pau
    pearl plant price progress python queens rails reading remote rivet rock rocky roma ruby rugby sale
    salem salt same san sandy santa santo scala security senior sky south spark split spring stack
    standard stanford star storm stride success summit sun surprise swift target taxi tema temple
    tours troy union united university van vernon verona victoria victory vista vita ware wave west
    weston
"""
# Cities that a post's first line nearly never means without their state or country beside them.
NOT_ALONE = frozenset(_NOT_ALONE.split())

# Countries that are also states, first names or words.
AMBIGUOUS_ALONE = frozenset(
    {"georgia", "jordan", "chad", "guinea", "mali", "niger", "jersey", "cuba", "turkey"}
)

# Everyday names of cities and of the areas around them: name in key form -> (GeoNames name, iso2, admin1).
NICKNAMES: dict[str, tuple[str, str, str | None]] = {
    "nyc": ("New York City", "US", "NY"),
    "new york": ("New York City", "US", "NY"),
    "ny": ("New York City", "US", "NY"),
    "new york metro": ("New York City", "US", "NY"),
    "sf": ("San Francisco", "US", "CA"),
    # boroughs are places of their city
    **dict.fromkeys(
        ("brooklyn", "manhattan", "queens", "bronx", "the bronx", "staten island", "new york ny"),
        ("New York City", "US", "NY"),
    ),
    # of one name with larger cities abroad; where technical work is offered these are nearly always meant
    "san mateo": ("San Mateo", "US", "CA"),
    "san carlos": ("San Carlos", "US", "CA"),
    "san rafael": ("San Rafael", "US", "CA"),
    "santa monica": ("Santa Monica", "US", "CA"),
    "santa barbara": ("Santa Barbara", "US", "CA"),
    # as they are often misspelt
    **dict.fromkeys(
        ("san fransisco", "san franciso", "san fransico", "san francsico", "san fancisco", "sanfrancisco"),
        ("San Francisco", "US", "CA"),
    ),
    **dict.fromkeys(
        ("banaglore", "banglore", "bangalor", "bangaluru", "bengalore", "bengalaru", "bengluru"),
        ("Bengaluru", "IN", None),
    ),
    **dict.fromkeys(("newyork", "new york cty", "new yrok", "manhatten"), ("New York City", "US", "NY")),
    **dict.fromkeys(("los angelos", "los angles", "los angelas"), ("Los Angeles", "US", "CA")),
    **dict.fromkeys(("philidelphia", "philadephia", "philadelpia"), ("Philadelphia", "US", "PA")),
    **dict.fromkeys(("hyderbad", "hydrabad", "hyderabad india"), ("Hyderabad", "IN", None)),
    **dict.fromkeys(("ho chi min", "ho chi minh ville", "hochiminh"), ("Ho Chi Minh City", "VN", None)),
    "seatle": ("Seattle", "US", "WA"),
    "chigago": ("Chicago", "US", "IL"),
    "cincinatti": ("Cincinnati", "US", "OH"),
    "pheonix": ("Phoenix", "US", "AZ"),
    "mineapolis": ("Minneapolis", "US", "MN"),
    "melborne": ("Melbourne", "AU", None),
    "montral": ("Montréal", "CA", None),
    "singapur": ("Singapore", "SG", None),
    "chenai": ("Chennai", "IN", None),
    "san fran": ("San Francisco", "US", "CA"),
    "bay area": ("San Francisco", "US", "CA"),
    "sf bay area": ("San Francisco", "US", "CA"),
    "sfba": ("San Francisco", "US", "CA"),
    "san francisco bay": ("San Francisco", "US", "CA"),
    "san francisco bay area": ("San Francisco", "US", "CA"),
    "greater boston": ("Boston", "US", "MA"),
    "greater london": ("London", "GB", None),
    "metro manila": ("Manila", "PH", None),
    "research triangle": ("Durham", "US", "NC"),
    "sg": ("Singapore", "SG", None),
    "hk": ("Hong Kong", "HK", None),
    "silicon valley": ("San Jose", "US", "CA"),
    "bayarea": ("San Francisco", "US", "CA"),
    "soma": ("San Francisco", "US", "CA"),
    "santa clara": ("Santa Clara", "US", "CA"),
    "south bay": ("San Jose", "US", "CA"),
    "la": ("Los Angeles", "US", "CA"),
    "socal": ("Los Angeles", "US", "CA"),
    "dc": ("Washington", "US", "DC"),
    "washington dc": ("Washington", "US", "DC"),
    "nova": ("Arlington", "US", "VA"),
    "philly": ("Philadelphia", "US", "PA"),
    "slc": ("Salt Lake City", "US", "UT"),
    "atx": ("Austin", "US", "TX"),
    "bogota": ("Bogotá", "CO", None),
    "cdmx": ("Mexico City", "MX", None),
    "ciudad de mexico": ("Mexico City", "MX", None),
    "blr": ("Bengaluru", "IN", None),
    "bangalore": ("Bengaluru", "IN", None),
    "gurgaon": ("Gurugram", "IN", None),
    "delhi ncr": ("New Delhi", "IN", None),
    "saigon": ("Ho Chi Minh City", "VN", None),
    "sai gon": ("Ho Chi Minh City", "VN", None),
    "hcmc": ("Ho Chi Minh City", "VN", None),
    "hcm": ("Ho Chi Minh City", "VN", None),
    "tphcm": ("Ho Chi Minh City", "VN", None),
    "tp hcm": ("Ho Chi Minh City", "VN", None),
    "ho chi minh": ("Ho Chi Minh City", "VN", None),
    "thanh pho ho chi minh": ("Ho Chi Minh City", "VN", None),
    "ha noi": ("Hanoi", "VN", None),
    "danang": ("Da Nang", "VN", None),
    "hue": ("Huế", "VN", None),
    "can tho": ("Cần Thơ", "VN", None),
    "hai phong": ("Haiphong", "VN", None),
    "binh duong": ("Thủ Dầu Một", "VN", None),
    "an giang": ("Long Xuyên", "VN", None),
    "quy nhon": ("Qui Nhon", "VN", None),
    "kl": ("Kuala Lumpur", "MY", None),
    "kiev": ("Kyiv", "UA", None),
    "frankfurt": ("Frankfurt am Main", "DE", None),
    "halifax": ("Halifax", "CA", None),
    "cambridge ma": ("Cambridge", "US", "MA"),
    "capital federal": ("Buenos Aires", "AR", None),
    "caba": ("Buenos Aires", "AR", None),
    "tlv": ("Tel Aviv", "IL", None),
    "rtp": ("Durham", "US", "NC"),
    "research triangle park": ("Durham", "US", "NC"),
    "tysons": ("Tysons Corner", "US", "VA"),
    "東京": ("Tokyo", "JP", None),
    "東京都": ("Tokyo", "JP", None),
    "大阪": ("Osaka", "JP", None),
    "北京": ("Beijing", "CN", None),
    "上海": ("Shanghai", "CN", None),
    "深圳": ("Shenzhen", "CN", None),
}
COUNTRY_NAMES: dict[str, str] = {
    **dict.fromkeys(("us", "usa", "u s a", "united states of america", "the us", "the united states"), "US"),
    **dict.fromkeys(
        ("america", "stateside", "east coast", "west coast", "continental us", "conus", "the usa", "u s"),
        "US",
    ),
    **dict.fromkeys(("uk", "gb", "great britain", "britain", "the uk", "u k"), "GB"),
    **dict.fromkeys(("netherlands", "holland", "nederland", "the netherlands"), "NL"),
    **dict.fromkeys(("czech republic", "czech"), "CZ"),
    **dict.fromkeys(("uae", "emirates"), "AE"),
    **dict.fromkeys(("korea", "republic of korea"), "KR"),
    **dict.fromkeys(("viet nam", "việt nam", "vn"), "VN"),
    **dict.fromkeys(("turkiye",), "TR"),
    **dict.fromkeys(("deutschland",), "DE"),
    **dict.fromkeys(("espana",), "ES"),
    **dict.fromkeys(("brasil",), "BR"),
    **dict.fromkeys(("italia",), "IT"),
    **dict.fromkeys(("schweiz", "suisse"), "CH"),
    **dict.fromkeys(("osterreich",), "AT"),
    **dict.fromkeys(("russian federation",), "RU"),
    **dict.fromkeys(("france metropolitan",), "FR"),
    **dict.fromkeys(("republic of ireland",), "IE"),
    **dict.fromkeys(("macedonia",), "MK"),
    **dict.fromkeys(("hong kong sar",), "HK"),
    **dict.fromkeys(("palestine",), "PS"),
    **dict.fromkeys(("bosnia",), "BA"),
    **dict.fromkeys(("ksa",), "SA"),
    **dict.fromkeys(("ivory coast", "cote divoire"), "CI"),
    **dict.fromkeys(("cape verde",), "CV"),
    **dict.fromkeys(("swaziland",), "SZ"),
}
# A city and a country at once; a posting that says so means the city.
CITY_STATES = {"SG": "Singapore", "HK": "Hong Kong", "MC": "Monaco", "MO": "Macau"}
