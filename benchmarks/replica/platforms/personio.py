"""Personio: a host for each employer and one XML feed; a text only in the language that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import XML, Answer, Asked, Site, page

HOSTS = ("*.jobs.personio.de",)


def number(one: Advert) -> str:
    return str(one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    """The feed without a question is in the employer's own language; English texts are in the other."""
    own = board.employer.language
    feeds = {language: page(_feed(board, adverts, language), XML) for language in dict.fromkeys((own, "en"))}

    def answer(asked: Asked) -> Answer:
        return feeds.get(asked.query.get("language", own), feeds[own])

    site.add(f"{board.name}.jobs.personio.de", "/xml", answer)


def _feed(board: Board, adverts: Sequence[Advert], language: str) -> str:
    positions = "\n".join(_position(board, one, one.language == language) for one in adverts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>\n{positions}\n</workzag-jobs>\n'


def _position(board: Board, one: Advert, with_text: bool) -> str:
    told = ""
    for head, body in one.sections if with_text else ():
        name = escape(head or board.employer.name)
        told += f"<jobDescription><name>{name}</name><value><![CDATA[{body}]]></value></jobDescription>"
    said = {
        "id": number(one),
        "subcompany": board.employer.name,
        "office": one.place.city,
        "department": one.family.department,
        "recruitingCategory": "Professionals",
        "name": one.title,
        "employmentType": "permanent",
        "seniority": "experienced",
        "schedule": "full-time" if one.kind == "full-time" else "part-time",
        "yearsOfExperience": "1-2",
        "occupation": "software_and_web_development",
        "occupationCategory": "it_software",
        "createdAt": at(one.posted, one.number).isoformat(),
    }
    fields = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in said.items())
    pay = ""
    if one.pay:
        low, high, currency = one.pay
        pay = (
            f"<salaryInformation><min>{low}</min><max>{high}</max><currencyCode>{currency}</currencyCode>"
            "<type>yearly</type></salaryInformation>"
        )
    return f"<position>{fields}<jobDescriptions>{told}</jobDescriptions>{pay}</position>"
