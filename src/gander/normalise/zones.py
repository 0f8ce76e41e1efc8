"""Standard-time offsets from UTC, in hours, of the countries of the world.

Source: the time zones of cities over 15,000 people (GeoNames, CC BY 4.0) at the offsets of the IANA
database in
2026, daylight saving left out; zones with less than one in a hundred of a country's city people are left out.
"""

from __future__ import annotations

from functools import cache

_ZONES = {
    -11.0: "AS NU",
    -10.0: "CK PF",
    -8.0: "CA MX PN US",
    -7.0: "CA MX US",
    -6.0: "BZ CA CR GT HN MX NI SV US",
    -5.0: "BS CA CO CU EC HT JM KY MX PA PE TC US",
    -4.0: "AG AI AW BB BL BM BO BQ BR CA CL CW DM DO GD GP GY KN LC MF MQ MS PR SX TT VC VE VG VI",
    -3.0: "AR BR CL FK GF PM PY SR UY",
    -2.0: "GL GS",
    -1.0: "CV",
    0.0: "BF CI ES FO GB GG GH GM GN GW IE IM IS JE LR ML MR PT SH SL SN ST TG",
    1.0: (
        "AD AL AO AT BA BE BJ CD CF CG CH CM CZ DE DK DZ EH ES FR GA GI GQ HR HU IT LI LU MA MC "
        "ME MK MT NE NG NL NO PL RS SE SI SJ SK SM TD TN VA XK"
    ),
    2.0: ("AX BG BI BW CD CY EE EG FI GR IL LB LS LT LV LY MD MW MZ NA PS RO RW SD SS SZ UA ZA ZM ZW"),
    3.0: "BH BY DJ ER ET GE IQ JO KE KM KW MG QA RU SA SO SY TR TZ UA UG YE YT",
    3.5: "IR",
    4.0: "AE AM AZ GE MU OM RE RU SC",
    4.5: "AF",
    5.0: "KZ MV PK RU TF TJ TM UZ",
    5.5: "IN LK",
    5.75: "NP",
    6.0: "BD BT CN KG RU",
    6.5: "CC MM",
    7.0: "CX ID KH LA MN RU TH VN",
    8.0: "AU BN CN HK ID MN MO MY PH RU SG TW",
    9.0: "ID JP KP KR PW RU TL",
    9.5: "AU",
    10.0: "AU GU MP PG RU",
    11.0: "FM NC NF PG SB VU",
    12.0: "FJ KI MH NR NZ TV WF",
    13.0: "TO WS",
}


@cache
def offsets(iso2: str) -> tuple[float, ...]:
    """A country's offsets, lowest first; () for a country that is not known."""
    return tuple(hours for hours, countries in _ZONES.items() if iso2 in countries.split())
