"""France Travail: keys that stay out of addresses, a token before the search, parts that end."""

import json

import pytest

from gander.connectors.live.france_travail import LAST, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError
from tests.connectors.live.test_recorded import AT

KEYS = {"client_id": "PAR_example", "client_secret": "a%2F&b=é"}
SUBJECT = Subject(source="france-travail", name="data", query={"role": "data", "place": "2a"}, keys=KEYS)
FULL = [{"id": str(n), "intitule": "Poste"} for n in range(150)]


def found(*adverts, status=200, headers=None, **carried):
    body = json.dumps({"resultats": adverts}).encode() if status != 204 else b""
    request = Request(
        url="https://api.francetravail.io/x",
        subject=SUBJECT,
        headers={"authorization": "Bearer t"} if headers is None else headers,
        carried=carried or {"origin": "1", "start": 0, "first": None},
    )
    return parse(Page(request=request, body=body, status=status, at=AT))


def row(**said):
    return found({"id": "1", "intitule": "Poste", **said}).rows[0]


def token(body):
    (request,) = requests(SUBJECT)
    return parse(Page(request=request, body=json.dumps(body).encode(), at=AT))


def test_the_token_is_asked_for_with_the_keys_in_the_body_alone():
    (request,) = requests(SUBJECT)
    assert (request.kind, request.method) == ("token", "POST")
    assert request.body == (
        b"grant_type=client_credentials&client_id=PAR_example&client_secret=a%252F%26b%3D%C3%A9"
        b"&scope=api_offresdemploiv2%20o2dsoffre"
    )
    assert all(key not in request.url for key in KEYS.values())


def test_the_token_leads_to_both_origins_and_stands_in_a_header():
    own, partners = token({"access_token": "secret-token", "expires_in": 1499}).more
    assert own.headers["authorization"] == partners.headers["authorization"] == "Bearer secret-token"
    assert own.url.endswith("?motsCles=data&sort=1&departement=2A&origineOffre=1&range=0-149")
    assert partners.url.endswith("&origineOffre=2&range=0-149")
    assert "secret" not in own.url + json.dumps(dict(own.carried))


@pytest.mark.parametrize(
    "body", [{}, {"access_token": None}, {"access_token": "a\r\nb: c"}, [], {"access_token": ""}]
)
def test_an_answer_without_a_token_says_so(body):
    with pytest.raises(WireError):
        token(body)


@pytest.mark.parametrize("keys", [{}, {"client_id": "x"}, {"client_id": "x", "client_secret": ""}])
def test_without_keys_it_says_which_is_missing(keys):
    with pytest.raises(WireError, match=r"keys\.client_"):
        requests(Subject(source="france-travail", name="x", keys=keys))


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("75056", "&commune=75056&"),
        ("974", "&departement=974&"),
        ("France", "sort=1&origine"),
        ("", "sort=1&origine"),
    ],
)
def test_a_place_is_a_code(place, asked):
    subject = Subject(source="france-travail", name="x", query={"place": place}, keys=KEYS)
    (request,) = requests(subject)
    more = parse(Page(request=request, body=b'{"access_token": "t"}', at=AT)).more
    assert asked in more[0].url


def test_a_place_by_name_is_refused():
    with pytest.raises(WireError, match="no department"):
        requests(Subject(source="france-travail", name="x", query={"place": "Paris"}, keys=KEYS))


def test_a_full_part_leads_to_the_next_with_the_same_token():
    (following,) = found(*FULL).more
    assert following.url.endswith("&range=150-299")
    assert following.headers["authorization"] == "Bearer t"
    assert following.carried == {"origin": "1", "start": 150, "first": "0"}


def test_a_part_that_was_kept_asks_for_a_token_first():
    (following,) = found(*FULL, headers={}).more
    assert (following.kind, following.carried) == ("token", {"then": [["1", 150, "0"]]})


def test_the_search_ends():
    assert not found(*FULL[:149]).more
    assert not found(*FULL, origin="1", start=LAST, first="x").more
    repeated = found(*FULL, origin="1", start=150, first="0")
    assert not repeated.more and not repeated.rows
    assert found(status=204).rows == ()


@pytest.mark.parametrize(
    ("said", "pay"),
    [
        ("Mensuel de 1600,00 Euros \u00ef\u00bf\u00bd 1800,00 Euros", (1600.0, 1800.0, "month")),
        ("Annuel de 45000.0 Euros à 55000.0 Euros", (45000.0, 55000.0, "year")),
        ("Horaire de 12,50 Euros", (12.5, 12.5, "hour")),
        ("Annuel de 38 000,00 Euros sur 12 mois", (38000.0, 38000.0, "year")),
    ],
)
def test_pay_is_read_from_its_line(said, pay):
    one = row(salaire={"libelle": said})
    assert (one["pay_min"], one["pay_max"], one["pay_period"]) == pay


@pytest.mark.parametrize(
    "said", ["Autre", "selon profil", "Mensuel de  Euros", 7, None, [], "Annuel de 0,00 Euros"]
)
def test_pay_that_names_no_sum_is_none(said):
    assert "pay_min" not in row(salaire={"libelle": said})


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    odd = {
        "id": 2,
        "intitule": "x",
        "lieuTravail": [],
        "competences": {},
        "langues": [None, 1],
        "salaire": "x",
    }
    page = found({"id": "1", "intitule": "x"}, odd, {"intitule": "x"}, None, {"id": "3", "intitule": []})
    assert [one["source_id"] for one in page.rows] == ["1", "2"]
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://candidat.francetravail.fr/offres/recherche/detail/100AAAA", "all"),
        ("https://candidat.pole-emploi.fr/offres/recherche?motsCles=x", "all"),
        ("https://api.francetravail.io/partenaire/offresdemploi/v2/offres/search", "all"),
        ("https://www.francetravail.fr/accueil/", None),
        ("https://candidat.francetravail.fr.example.org/offres/", None),
        ("no address", None),
    ],
)
def test_it_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
