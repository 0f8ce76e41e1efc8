"""First-level divisions as postings write them: letters, GeoNames code and names, for the countries that do.

Source: ISO 3166-2 letters and GeoNames admin1 codes (CC BY 4.0). Names that are also great cities (Berlin,
Hamburg, Delhi, São Paulo …) are left out, because a posting that says so means the city.
"""

from __future__ import annotations

from functools import cache

# letters=GeoNames code:name:name…, GeoNames code left out where it is the letters themselves.
_TABLE = {
    "US": (
        "AL:alabama AK:alaska AZ:arizona AR:arkansas CA:california:calif CO:colorado CT:connecticut "
        "DE:delaware "
        "DC:district_of_columbia FL:florida GA:georgia HI:hawaii ID:idaho IL:illinois IN:indiana "
        "IA:iowa KS:kansas "
        "KY:kentucky LA:louisiana ME:maine MD:maryland MA:massachusetts MI:michigan MN:minnesota "
        "MS:mississippi "
        "MO:missouri MT:montana NE:nebraska NV:nevada NH:new_hampshire NJ:new_jersey NM:new_mexico "
        "NY:new_york:new_york_state NC:north_carolina ND:north_dakota OH:ohio OK:oklahoma OR:oregon "
        "PA:pennsylvania RI:rhode_island SC:south_carolina SD:south_dakota TN:tennessee TX:texas "
        "UT:utah VT:vermont "
        "VA:virginia WA:washington:washington_state WV:west_virginia WI:wisconsin WY:wyoming"
    ),
    "CA": (
        "AB=01:alberta BC=02:british_columbia MB=03:manitoba NB=04:new_brunswick NL=05:newfoundland "
        "NS=07:nova_scotia ON=08:ontario PE=09:prince_edward_island QC=10:quebec:qb SK=11:saskatchewan "
        "YT=12:yukon "
        "NT=13:northwest_territories"
    ),
    "AU": (
        "ACT=01:australian_capital_territory NSW=02:new_south_wales NT=03:northern_territory "
        "QLD=04:queensland "
        "SA=05:south_australia TAS=06:tasmania VIC=07:victoria WA=08:western_australia"
    ),
    "GB": "ENG:england NIR:northern_ireland SCT:scotland WLS:wales",
    "IN": (
        "AP=02:andhra_pradesh AS=03:assam GJ=09:gujarat HR=10:haryana KL=13:kerala MH=16:maharashtra "
        "KA=19:karnataka OD=21:odisha PB=23:punjab RJ=24:rajasthan TN=25:tamil_nadu WB=28:west_bengal "
        "MP=35:madhya_pradesh UP=36:uttar_pradesh TS=40:telangana:telengana"
    ),
    "DE": (
        "BW=01:baden_wurttemberg BY=02:bavaria:bayern HE=05:hesse:hessen NI=06:lower_saxony:niedersachsen "
        "NW=07:north_rhine_westphalia:nordrhein_westfalen:nrw RP=08:rhineland_palatinate "
        "SN=13:saxony:sachsen "
        "TH=15:thuringia:thuringen"
    ),
    "BR": "SP=27: RJ=21: MG=15:minas_gerais PR=18:parana RS=23:rio_grande_do_sul SC=26:santa_catarina",
}


@cache
def geonames_letters() -> dict[tuple[str, str], str]:
    """(iso2, GeoNames code) to the letters a posting prints: ('CA', '08') -> 'ON'."""
    return {(iso2, code): letters for iso2, letters, code, _ in _entries()}


@cache
def by_name() -> dict[str, tuple[tuple[str, str], ...]]:
    """Name in `key` form to the (iso2, letters) it may mean: 'georgia' -> (('US', 'GA'),)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for iso2, letters, _, names in _entries():
        for name in names:
            found[name] = (*found.get(name, ()), (iso2, letters))
    return found


@cache
def by_letters() -> dict[str, tuple[tuple[str, str], ...]]:
    """Letters to the (iso2, letters) they may mean: 'WA' -> (('US', 'WA'), ('AU', 'WA'))."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for iso2, letters, _, _ in _entries():
        found[letters] = (*found.get(letters, ()), (iso2, letters))
    return found


@cache
def _entries() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    rows = []
    for iso2, text in _TABLE.items():
        for entry in text.split():
            head, *names = entry.split(":")
            letters, _, code = head.partition("=")
            rows.append((iso2, letters, code or letters, tuple(n.replace("_", " ") for n in names if n)))
    return tuple(rows)
