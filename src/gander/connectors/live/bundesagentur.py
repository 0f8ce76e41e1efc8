"""Bundesagentur für Arbeit, the German federal employment agency: its job search and each advert's details.

A subject is a search: its query holds `role` and `place` as one would type them ('Berlin', '10115').
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

SERVICE = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service"
SEARCH, DETAILS = f"{SERVICE}/pc/v6/jobs", f"{SERVICE}/pc/v4/jobdetails"
"""Search and details have versions of their own: the details have no sixth, the search no fourth any more."""
HEADERS = {"x-api-key": "jobboerse-jobsuche", "accept": "application/json"}
"""The key is the name of the agency's own web page, the same for everyone."""
PAGE = 100
MOST = 5
"""Pages of a search. Each advert costs one more request, and the agency wants no bulk."""
_FIELDS = (
    "aenderungsdatum alleBerufe.* allianzpartnerName allianzpartnerUrl alternativBeruf1 alternativBeruf2"
    " arbeitgeberKundennummerHash arbeitszeitSchichtNachtWochenende arbeitszeitTeilzeitAbend"
    " arbeitszeitTeilzeitFlexibel arbeitszeitTeilzeitNachmittag arbeitszeitTeilzeitVormittag"
    " arbeitszeitVollzeit artDerVerguetung ausbildungsart befristetBis befristungInMonaten berufsfeld branche"
    " chiffrenummer datumErsteVeroeffentlichung eintrittszeitraum.* entfernung externeURL festgehalt firma"
    " gehaltsspanneBis gehaltsspanneVon hauptberuf homeofficemoeglich homeofficeprozent homeofficetyp"
    " istArbeitnehmerUeberlassung istBehinderungGefordert istBetreut istGeringfuegigeBeschaeftigung"
    " istPrivateArbeitsvermittlung quereinstiegGeeignet referenznummer stellenangebotsBeschreibung"
    " stellenangebotsTitel stellenangebotsart stellenlokationen.* studienform studiengang"
    " verguetungsangabe veroeffentlichungszeitraum.* vertragsdauer weitereBerufe.*"
)
FACTS = LiveFacts(
    id="bundesagentur",
    what="adverts of Germany's federal employment agency and its partners, with text and some pay",
    # The community's description: addresses, parameters, the key; its fields are those of the fourth version.
    docs="https://jobsuche.api.bund.dev/",
    # The portal's terms forbid robots that collect its content and loads that hinder it; no open licence. The
    # agency said in 2021 that the interface is not meant for the evaluation of masses by machine.
    terms="https://www.arbeitsagentur.de/nutzungsbedingungen",
    seen_in=(
        # Which field of the documents is which in the answers of the sixth version and of the details.
        "https://github.com/bundesAPI/jobsuche-api/issues/69",
        # The sixth version answers, the fourth and fifth do not; which parameters it takes.
        "https://github.com/career-ops-hq/career-ops/pull/2523",
        # Search of the sixth, details of the fourth version by a number in base64; checked in October 2026.
        "https://dev.to/gleaneryworks/the-arbeitsagentur-jobsuche-api-in-2026-search-1-million-german-jobs-with-python-v6-endpoint-41ea",
        "https://dev.to/paperandlinenstudio/how-to-fetch-german-job-listings-from-the-bundesagentur-fur-arbeit-api-with-python-and-nodejs-no-1d6h",
        # Details by the number in base64, not by any hash.
        "https://github.com/bundesAPI/jobsuche-api/issues/57",
    ),
    pace=1.0,
    per="search",
    known=board.known("", f"ergebnisliste facetten.* maxErgebnisse page size woOutput.* {_FIELDS}")
    | board.known("ergebnisliste[]", _FIELDS),
)
ALL = "all"
_PART_TIME = ("Vormittag", "Nachmittag", "Abend", "Flexibel")
_PERIOD = {"JAHRESGEHALT": "year", "MONATSGEHALT": "month", "STUNDENLOHN": "hour"}
_UMLAUTS = {
    "BADEN_WUERTTEMBERG": "Baden-Württemberg",
    "DAENEMARK": "Dänemark",
    "OESTERREICH": "Österreich",
    "THUERINGEN": "Thüringen",
}
_KEPT = frozenset(name.removesuffix(".*") for name in _FIELDS.split())
_SITES = ("www.arbeitsagentur.de", "arbeitsagentur.de", "jobboerse.arbeitsagentur.de")


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 1, None),)


def _request(subject: Subject, number: int, first: str | None) -> Request:
    asked = {
        "was": subject.query.get("role", "").strip(),
        "wo": subject.query.get("place", "").strip(),
        "angebotsart": "1",  # jobs; not training, internships or self-employment
        "size": str(PAGE),
        "page": str(number),
    }
    query = "&".join(f"{key}={address.quoted(value)}" for key, value in asked.items() if value)
    return Request(
        url=f"{SEARCH}?{query}", subject=subject, headers=HEADERS, carried={"page": number, "first": first}
    )


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    if page.request.kind == "advert":
        number = board.number(found, "", "referenznummer")
        offer = {**page.request.carried.get("offer", {}), **_told(found)}
        rows, dropped = board.gather([offer], lambda one: _row(page, one, number))
        return Parsed(rows=rows, unknown=fields.unknown(found, FACTS.known), dropped=dropped)
    total = board.amount(fields.maybe(found, "maxErgebnisse"))
    if total == 0 and "ergebnisliste" not in found:  # left out where nothing was found
        return Parsed(total=0)
    offers = fields.given(found, "", list, "ergebnisliste")
    first = fields.words(fields.maybe(offers[0], "referenznummer")) if offers else None
    if first and first == page.request.carried.get("first"):
        return Parsed()
    return _listed(page, found, offers, first, None if total is None else int(total))


def _listed(page: Page, found: Any, offers: Sequence[Any], first: str | None, total: int | None) -> Parsed:
    """The list has all but the text: each advert is asked for, and then the next page."""
    more: list[Request] = []

    def follow(offer: Any) -> Row | str:
        number = board.number(offer, "ergebnisliste[]", "referenznummer")
        if not _title(offer):
            return board.NO_TITLE
        more.append(_details(page.request.subject, number, offer))
        return {}

    _, dropped = board.gather(offers, follow)
    number = page.request.carried.get("page", 1)
    if offers and number < MOST and (total is None or number * PAGE < total):
        more.append(_request(page.request.subject, number + 1, first))
    return Parsed(more=more, total=total, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _details(subject: Subject, number: str, offer: Mapping[str, Any]) -> Request:
    """By the reference number in plain base64, whose '+', '/' and '=' cannot stand in a step of a path."""
    code = base64.b64encode(number.encode("utf-8", "replace")).decode()
    return Request(
        url=f"{DETAILS}/{address.quoted(code)}",
        subject=subject,
        kind="advert",
        headers=HEADERS,
        carried={"offer": _told(offer)},
    )


def _told(offer: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in offer.items() if name in _KEPT and value is not None}


def _title(offer: Mapping[str, Any]) -> str | None:
    return fields.words(offer.get("stellenangebotsTitel")) or fields.words(offer.get("hauptberuf"))


def _row(page: Page, offer: Mapping[str, Any], number: str) -> Row | str:
    title = _title(offer)
    if not title:
        return board.NO_TITLE
    places = [fields.maybe(one, "adresse") for one in board.items(offer.get("stellenlokationen"))]
    countries = {country for one in places if (country := _spelt(fields.maybe(one, "land")))}
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,  # the same in every search
        # The agency's page of a partner's advert is often missing; the address may be the word 'null'.
        url=address.web(offer.get("externeURL"))
        or f"https://www.arbeitsagentur.de/jobsuche/jobdetail/{address.quoted(number)}",
        employer=fields.words(offer.get("firma")),
        title=title,
        location=board.several(*map(_place, places)),
        country=countries.pop() if len(countries) == 1 else None,
        remote=_way(offer),
        # The end of `veroeffentlichungszeitraum` is that of the showing; no field is a last day to apply.
        posted=day_of(offer.get("datumErsteVeroeffentlichung"))
        or day_of(fields.maybe(offer.get("veroeffentlichungszeitraum"), "von")),
        employment_type=_kind(offer),
        text=fields.words(offer.get("stellenangebotsBeschreibung")),  # plain, or with marks of Markdown
        **_pay(offer),
    )


def _place(found: Any) -> str | None:
    """'Chemnitz, Sachsen'; the town often names its state already."""
    town, state = fields.words(fields.maybe(found, "ort")), _spelt(fields.maybe(found, "region"))
    if not town or not state or state.lower() in town.lower():
        return town or state
    return f"{town}, {state}"


def _spelt(value: Any) -> str | None:
    """States and countries are printed as codes: 'NORDRHEIN_WESTFALEN', 'DEUTSCHLAND'."""
    said = fields.words(value)
    return _UMLAUTS.get(said) or said.replace("_", "-").title() if said and said.isupper() else said


def _way(offer: Mapping[str, Any]) -> str | None:
    """That it is possible to work at home says of most only that one may ask for it."""
    if str(offer.get("homeofficemoeglich")).lower() != "true":
        return None
    return "remote" if offer.get("homeofficetyp") == "VOLLSTAENDIG" else "hybrid"


def _kind(offer: Mapping[str, Any]) -> str | None:
    def is_set(name: str) -> bool:
        return str(offer.get(name)).lower() == "true"

    kinds = {
        "Vollzeit": is_set("arbeitszeitVollzeit"),
        "Teilzeit": any(is_set(f"arbeitszeitTeilzeit{part}") for part in _PART_TIME),
        "Schicht/Nacht/Wochenende": is_set("arbeitszeitSchichtNachtWochenende"),
        "Minijob": is_set("istGeringfuegigeBeschaeftigung"),
        "Zeitarbeit": is_set("istArbeitnehmerUeberlassung"),
        "befristet": offer.get("vertragsdauer") == "BEFRISTET",
        "unbefristet": offer.get("vertragsdauer") == "UNBEFRISTET",
    }
    return board.several(*(name for name, holds in kinds.items() if holds))


def _pay(offer: Mapping[str, Any]) -> Row:
    """A fixed sum or a range, in euros; other times than year, month and hour go by several names."""
    said = fields.words(offer.get("verguetungsangabe"))
    fixed = board.amount(offer.get("festgehalt")) or None
    low, high = (board.amount(offer.get(f"gehaltsspanne{end}")) or None for end in ("Von", "Bis"))
    period = _PERIOD.get(said, said) if said else None
    return board.pay([(low or fixed, high or fixed, "EUR", period)])


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found:
        return None
    first = found.path[0].lower() if found.path else ""
    if found.host == "rest.arbeitsagentur.de":
        service = [step.lower() for step in found.path[:2]]
        return ALL if service == ["jobboerse", "jobsuche-service"] else None
    return ALL if found.host in _SITES and first in ("jobsuche", "jobboerse") else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
