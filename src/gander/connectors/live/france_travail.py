"""France Travail, the French public employment service: a search over its adverts and its partners'.

A subject is a search: its query holds `role` and `place`, a department ('75', '2A') or a commune by its
INSEE code ('75056'): the service knows no names. Its keys are `client_id` and `client_secret`; they go into
the body of the request for a token, and the token into a header. The answer of kind "token" holds it: keep it
nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.plain import as_html, bullets
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
    day_of,
)

TOKEN_URL = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire"
URL = "https://api.francetravail.io/partenaire/offresdemploi/v2/offres/search"
SCOPE = "api_offresdemploiv2 o2dsoffre"
PAGE = 150
LAST = 3000
"""The highest first index of a page; a search gives 3,150 adverts at most."""
ORIGINS = ("1", "2")
"""Its own adverts and its partners'. A search that names neither gives only its own, some say."""
FACTS = LiveFacts(
    id="france-travail",
    what="adverts of France's public employment service and its partners, with text",
    # The schema of an advert and the parameters of the search. The API's robots.txt forbids every path; the
    # keys and their licence are what lets one ask.
    docs="https://francetravail.io/produits-partages/catalogue/offres-emploi/documentation",
    # An own licence, not an open one: say source, date and licence with every advert and change nothing in
    # it; ask again every 24 hours and drop what is gone; nothing for third parties. Keys lapse after a year.
    terms="https://francetravail.io/produits-partages/documentation/conditions-dutilisation-api/licence-offres-emploi",
    seen_in=(
        # The token's address, form and answer; the search's address; names of an advert's fields.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-francetravail/src/francetravail.service.ts",
        # A client from the official schema: every parameter and field, `origineOffre`, `sort`, ranges of 150.
        "https://pypi.org/project/france-travail-api/",
        # Two answers: adverts of partners, places without code, pay in `commentaire` only.
        "https://github.com/SocialGouv/pass-emploi-api/blob/3b250818f68ab41fa8645cf8b7bd62c74dbd4f44/tests/infrastructure/routes/mocks.py",
        # Adverts of 2022: 'Annuel de …', 'Horaire de … sur 12 mois', skills with `exigence`.
        "https://github.com/TaniaGA01/Jobs-list/blob/db0f00e946e00d94f1f06e3a2f97ce882e6a2316/src/services/fakers/employsFakers.ts",
        # The licence article by article; 4 calls a second.
        "https://github.com/applypack/applypack/blob/main/docs/adr/0034-keyed-sources.md",
    ),
    pace=0.3,
    per="search",
    needs_key=("client_id", "client_secret"),
    robots=("api.francetravail.io",),
    known=board.known("", "resultats filtresPossibles.* access_token expires_in scope token_type")
    | board.known(
        "resultats[]",
        "accessibleTH agence.* alternance appellationlibelle codeNAF competences.* complementExercice"
        " conditionExercice contact.* contexteTravail.* dateActualisation dateCreation deplacementCode"
        " deplacementLibelle description dureeTravailLibelle dureeTravailLibelleConverti employeurHandiEngage"
        " entreprise.* entrepriseAdaptee experienceCommentaire experienceExige experienceLibelle formations.*"
        " id intitule langues.* lieuTravail.* natureContrat nombrePostes offresManqueCandidats origineOffre.*"
        " outilsBureautiques.* permis.* qualificationCode qualificationLibelle qualitesProfessionnelles.*"
        " romeCode romeLibelle salaire.* secteurActivite secteurActiviteLibelle trancheEffectifEtab"
        " typeContrat typeContratLibelle",
    ),
)
ALL = "all"
_DEPARTMENT = re.compile(r"\d\d|2[AB]|97[1-8]")
_COMMUNE = re.compile(r"(?:\d\d|2[AB])\d{3}")
_IN_FRANCE = re.compile(r"(?:\d\d|2[AB]|97\d)\s*-\s")
_SITES = ("candidat.francetravail.fr", "candidat.pole-emploi.fr")
_AMOUNT = r"(\d[\d \u00a0\u202f]{0,11}(?:[.,]\d{1,2})?)"
_PAY = re.compile(
    rf"(Annuel|Mensuel|Horaire) de {_AMOUNT} Euros(?:.{{1,12}}?{_AMOUNT} Euros)?\b", re.IGNORECASE
)
_PERIOD = {"annuel": "year", "mensuel": "month", "horaire": "hour"}
_PLAIN_CONTRACT = "Contrat travail"


def requests(subject: Subject) -> Sequence[Request]:
    _asked(subject)
    return (_token(subject, [(origin, 0, None) for origin in ORIGINS]),)


def _token(subject: Subject, then: Sequence[Sequence[Any]]) -> Request:
    """`then`: origin, first index and the first advert of the page before, of every search that follows."""
    for name in FACTS.needs_key:
        if not subject.keys.get(name):
            raise WireError(f"keys.{name}", "it is missing")
    form = {
        "grant_type": "client_credentials",
        **{name: subject.keys[name] for name in FACTS.needs_key},
        "scope": SCOPE,
    }
    body = "&".join(f"{name}={_form_value(value)}" for name, value in form.items())
    return Request(
        url=TOKEN_URL,
        subject=subject,
        kind="token",
        method="POST",
        body=body.encode(),
        headers={"content-type": "application/x-www-form-urlencoded", "accept": "application/json"},
        carried={"then": [list(one) for one in then]},
        secret=FACTS.needs_key,
    )


def _form_value(value: str) -> str:
    """Quoted once more where it holds a percent sign: a key is no text that came quoted already."""
    return address.quoted(value.replace("%", "%25"))


def _asked(subject: Subject) -> dict[str, str]:
    place = subject.query.get("place", "").strip()
    asked = {"motsCles": subject.query.get("role", "").strip(), "sort": "1"}  # newest first
    if _DEPARTMENT.fullmatch(place.upper()):
        asked["departement"] = place.upper()
    elif _COMMUNE.fullmatch(place.upper()):
        asked["commune"] = place.upper()
    elif place.lower() not in ("", "france", "fr"):
        raise WireError("query.place", "it is no department ('75') and no commune by INSEE code ('75056')")
    return asked


def _search(subject: Subject, origin: str, start: int, before: str | None, authorization: str) -> Request:
    asked = {**_asked(subject), "origineOffre": origin, "range": f"{start}-{start + PAGE - 1}"}
    query = "&".join(f"{key}={address.quoted(value)}" for key, value in asked.items() if value)
    return Request(
        url=f"{URL}?{query}",
        subject=subject,
        headers={"accept": "application/json", "authorization": authorization},
        carried={"origin": origin, "start": start, "first": before},
    )


def parse(page: Page) -> Parsed:
    if page.request.kind == "token":
        return _allowed(page)
    if page.status == 204:  # no advert; a part of all comes with 206, the last part with 200
        return Parsed()
    found = fields.parsed(page)
    adverts = fields.given(found, "", list, "resultats")
    carried = page.request.carried
    first = fields.words(fields.maybe(adverts[0], "id")) if adverts else None
    if first and first == carried.get("first"):
        return Parsed()
    rows, dropped = board.gather(adverts, lambda advert: _row(page, advert))
    return Parsed(
        rows=rows,
        more=_following(page, len(adverts), first),
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _allowed(page: Page) -> Parsed:
    """The searches that the token allows; of the answer nothing else is passed on."""
    found = fields.parsed(page)
    token = fields.words(fields.given(found, "", str, "access_token"))
    if not token or not re.fullmatch(r"[\x21-\x7e]+", token):
        raise WireError("access_token", "it is no token")
    then = page.request.carried.get("then", [[origin, 0, None] for origin in ORIGINS])
    subject = page.request.subject
    return Parsed(more=[_search(subject, one[0], one[1], one[2], f"Bearer {token}") for one in then])


def _following(page: Page, had: int, first: str | None) -> Sequence[Request]:
    """The next part after a full one. The total stands only in a header (Content-Range)."""
    carried, subject = page.request.carried, page.request.subject
    origin, start = carried.get("origin", ORIGINS[0]), carried.get("start", 0) + PAGE
    if had < PAGE or start > LAST:
        return ()
    authorization = page.request.headers.get("authorization")
    if not authorization:  # a page that was kept, without its token
        return (_token(subject, [(origin, start, first)]),)
    return (_search(subject, origin, start, first, authorization),)


def _row(page: Page, advert: Any) -> Row | str:
    number = board.number(advert, "resultats[]", "id")
    title = fields.words(advert.get("intitule"))
    if not title:
        return board.NO_TITLE
    location = fields.words(fields.maybe(advert, "lieuTravail", "libelle"))
    nature = fields.words(advert.get("natureContrat"))
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,  # the same in every search
        url=address.web(fields.maybe(advert, "origineOffre", "urlOrigine"))
        or f"https://{_SITES[0]}/offres/recherche/detail/{address.quoted(number)}",
        employer=fields.words(fields.maybe(advert, "entreprise", "nom")),  # many stay unnamed
        title=title,
        location=location,  # '75 - Paris 12e Arrondissement', '49 - Maine et Loire'
        country="France" if location and _IN_FRANCE.match(location) else None,
        posted=day_of(advert.get("dateCreation")),
        employment_type=board.several(
            advert.get("typeContratLibelle") or advert.get("typeContrat"),
            None if nature == _PLAIN_CONTRACT else nature,
            advert.get("dureeTravailLibelleConverti"),
        ),
        level=fields.words(advert.get("qualificationLibelle")),
        industries=fields.words(advert.get("secteurActiviteLibelle")),
        text=_text(advert),
        **_pay(fields.words(fields.maybe(advert, "salaire", "libelle"))),
    )


def _pay(said: str | None) -> Row:
    """'Annuel de 30000,00 Euros à 40000,00 Euros sur 12 mois': the time, from, to; the months stay out."""
    found = _PAY.match(said) if said else None
    if not found:
        return {}
    low, high = (_amount(found[at]) for at in (2, 3))
    return board.pay([(low, high or low, "EUR", _PERIOD[found[1].lower()])])


def _amount(said: str | None) -> float | None:
    return board.amount(re.sub(r"[ \u00a0\u202f]", "", said).replace(",", ".")) or None if said else None


def _text(advert: Any) -> str | None:
    """The advert's own text, then what stands in fields, in the order of the advert's page."""
    skills = board.items(advert.get("competences"))
    wanted = [one for one in skills if fields.maybe(one, "exigence") != "E"]
    needed = [one for one in skills if fields.maybe(one, "exigence") == "E"]
    salary = advert.get("salaire")
    return board.text(
        as_html(advert.get("description")),
        board.section(
            "Expérience", bullets(advert.get("experienceLibelle"), advert.get("experienceCommentaire"))
        ),
        board.section("Compétences exigées", bullets(*_labels(needed))),
        board.section("Compétences souhaitées", bullets(*_labels(wanted))),
        board.section("Formation", bullets(*map(_training, board.items(advert.get("formations"))))),
        board.section("Langues", bullets(*_demands(advert.get("langues")))),
        board.section("Permis", bullets(*_demands(advert.get("permis")))),
        board.section("Savoir-être", bullets(*_labels(board.items(advert.get("qualitesProfessionnelles"))))),
        board.section(
            "Salaire",
            bullets(
                *(
                    fields.maybe(salary, name)
                    for name in ("libelle", "commentaire", "complement1", "complement2")
                )
            ),
        ),
        board.section("Entreprise", as_html(fields.maybe(advert, "entreprise", "description"))),
    )


def _labels(found: Sequence[Any]) -> list[Any]:
    return [fields.maybe(one, "libelle") for one in found]


def _demands(found: Any) -> list[str | None]:
    """'Anglais (exigé)': the one-letter code says whether it must be had."""
    out = []
    for one in board.items(found):
        said = fields.words(fields.maybe(one, "libelle"))
        out.append(f"{said} (exigé)" if said and fields.maybe(one, "exigence") == "E" else said)
    return out


def _training(found: Any) -> str | None:
    level = board.place(found, "niveauLibelle", "domaineLibelle", "commentaire")
    return f"{level} (exigé)" if level and fields.maybe(found, "exigence") == "E" else level


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found:
        return None
    first = [step.lower() for step in found.path[:2]]
    if found.host in _SITES:
        return ALL if first[:1] == ["offres"] else None
    return ALL if found.host == "api.francetravail.io" and first == ["partenaire", "offresdemploi"] else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
