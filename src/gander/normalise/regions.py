"""Regions that adverts name, each as the countries in it (ISO 3166 two letters).

Sources: EU, EEA and LATAM membership as of 2026 (official lists); the United Nations' M49 scheme for
Europe, Africa,
South-East Asia and the Americas, without territories of few people; EMEA, APAC, MENA, DACH, Nordics,
Benelux as
recruiters use them. Europe is where employers who write so mostly hire: EU, EEA, EFTA, the United Kingdom,
the Western Balkans, Ukraine and Moldova with the small states between. For the countries at its edge use
differs: they are in no list and in UNSURE, so that they are told neither yes nor no. Elsewhere the wider list
stands: whom it leaves out would be told "no" wrongly.
"""

from __future__ import annotations

EU = (
    *(
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
    ),
    *("MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
)
EEA = (*EU, "IS", "LI", "NO")
EUROPE = (
    *EEA,
    *(
        "GB",
        "CH",
        "UA",
        "MD",
        "RS",
        "BA",
        "ME",
        "MK",
        "AL",
        "XK",
        "AD",
        "MC",
        "SM",
        "VA",
        "GI",
    ),
    *("JE", "GG", "IM", "FO"),
)
EDGE = ("TR", "RU", "BY", "GE", "AM", "AZ")
WESTERN_EUROPE = (
    *("AD", "AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "IE", "IS", "IT", "LI", "LU", "MC"),
    *("MT", "NL", "NO", "PT", "SE", "SM"),
)
BALKANS = ("AL", "BA", "BG", "HR", "XK", "ME", "MK", "RO", "RS", "SI", "GR")
EASTERN_EUROPE = (
    *(
        "PL",
        "CZ",
        "SK",
        "HU",
        "RO",
        "BG",
        "UA",
        "MD",
        "EE",
        "LV",
        "LT",
        "HR",
        "SI",
        "RS",
        "BA",
        "ME",
        "MK",
    ),
    *("AL", "XK"),
)
NORDICS = ("DK", "FI", "IS", "NO", "SE")
BALTICS = ("EE", "LV", "LT")
BENELUX = ("BE", "NL", "LU")
DACH = ("DE", "AT", "CH")
MIDDLE_EAST = (
    *("AE", "BH", "CY", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SY", "TR", "YE"),
)
AFRICA = (
    *(
        "DZ",
        "AO",
        "BJ",
        "BW",
        "BF",
        "BI",
        "CV",
        "CM",
        "CF",
        "TD",
        "KM",
        "CG",
        "CD",
        "CI",
        "DJ",
        "EG",
        "GQ",
        "ER",
    ),
    *(
        "SZ",
        "ET",
        "GA",
        "GM",
        "GH",
        "GN",
        "GW",
        "KE",
        "LS",
        "LR",
        "LY",
        "MG",
        "MW",
        "ML",
        "MR",
        "MU",
        "MA",
        "MZ",
    ),
    *(
        "NA",
        "NE",
        "NG",
        "RW",
        "ST",
        "SN",
        "SC",
        "SL",
        "SO",
        "ZA",
        "SS",
        "SD",
        "TZ",
        "TG",
        "TN",
        "UG",
        "ZM",
        "ZW",
    ),
)
MENA = (*MIDDLE_EAST, "DZ", "LY", "MA", "TN", "SD", "MR")
EMEA = (*EUROPE, *MIDDLE_EAST, *AFRICA)
NORTH_AMERICA = ("US", "CA", "MX")
CENTRAL_AMERICA = ("BZ", "CR", "SV", "GT", "HN", "NI", "PA")
CARIBBEAN = ("CU", "DO", "HT", "JM", "PR", "TT", "BB", "BS", "LC", "GD", "VC", "AG", "DM", "KN")
SOUTH_AMERICA = ("AR", "BO", "BR", "CL", "CO", "EC", "GY", "PY", "PE", "SR", "UY", "VE")
LATAM = ("MX", *CENTRAL_AMERICA, *SOUTH_AMERICA, "CU", "DO", "HT", "PR")
AMERICAS = ("US", "CA", "MX", *CENTRAL_AMERICA, *CARIBBEAN, *SOUTH_AMERICA)
SEA = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN")
SOUTH_ASIA = ("AF", "BD", "BT", "IN", "LK", "MV", "NP", "PK")
EAST_ASIA = ("CN", "HK", "JP", "KP", "KR", "MN", "MO", "TW")
ASIA = (*SEA, *SOUTH_ASIA, *EAST_ASIA, "KZ", "KG", "TJ", "TM", "UZ")
OCEANIA = ("AU", "NZ", "FJ", "PG")
APAC = (*SEA, *SOUTH_ASIA, *EAST_ASIA, *OCEANIA)

REGIONS: dict[str, tuple[str, ...]] = {
    "EU": EU,
    "EEA": EEA,
    "Europe": EUROPE,
    "Western Europe": WESTERN_EUROPE,
    "Eastern Europe": EASTERN_EUROPE,
    "Balkans": BALKANS,
    "Baltics": BALTICS,
    "Nordics": NORDICS,
    "Benelux": BENELUX,
    "DACH": DACH,
    "EMEA": tuple(dict.fromkeys(EMEA)),
    "Middle East": MIDDLE_EAST,
    "MENA": MENA,
    "Africa": AFRICA,
    "North America": NORTH_AMERICA,
    "LATAM": LATAM,
    "South America": SOUTH_AMERICA,
    "Central America": CENTRAL_AMERICA,
    "Caribbean": CARIBBEAN,
    "Americas": AMERICAS,
    "SEA": SEA,
    "South Asia": SOUTH_ASIA,
    "Asia": ASIA,
    "APAC": APAC,
    "Oceania": OCEANIA,
}

# Countries of which a region's name does not say whether they are meant.
UNSURE: dict[str, tuple[str, ...]] = {
    "Europe": EDGE,
    "Eastern Europe": EDGE,
    "EMEA": EDGE,
    "Western Europe": ("CY", "CZ", "EE", "HR", "HU", "LT", "LV", "PL", "SI", "SK"),
}

# Other spellings, in key form (lower case, no accents, one space).
SPELT: dict[str, str] = {
    **{name.casefold(): name for name in REGIONS},
    **dict.fromkeys(("european union", "the eu"), "EU"),
    **dict.fromkeys(("european economic area",), "EEA"),
    **dict.fromkeys(("european", "continental europe", "eur"), "Europe"),
    **dict.fromkeys(("cee", "central and eastern europe", "central eastern europe"), "Eastern Europe"),
    **dict.fromkeys(("nordic", "scandinavia"), "Nordics"),
    **dict.fromkeys(("gcc", "gulf"), "Middle East"),
    **dict.fromkeys(("namer", "noram", "na region", "n america"), "North America"),
    **dict.fromkeys(("latin america", "lat am", "latinoamerica"), "LATAM"),
    **dict.fromkeys(("amer", "the americas"), "Americas"),
    **dict.fromkeys(("southeast asia", "south east asia", "asean"), "SEA"),
    **dict.fromkeys(("asia pacific", "apj", "japac", "asiapac"), "APAC"),
    **dict.fromkeys(("anz",), "Oceania"),
}
