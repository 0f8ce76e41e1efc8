"""SmartRecruiters: a list in pages of at most 100 without text, and a page for each posting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import CLOSED, Answer, Asked, Site, Sliced, page

HOSTS = ("api.smartrecruiters.com",)
PAGE = 100


def number(one: Advert) -> str:
    return str(744 * 10**12 + one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    listed = [_posting(board, one) for one in adverts]
    base = f"/v1/companies/{board.name}/postings"

    def some(start: int, end: int) -> Answer:
        told = {"offset": start, "limit": PAGE, "totalFound": len(listed), "content": listed[start:end]}
        return page(told)

    pages = Sliced(len(listed), PAGE, some)

    def answer(asked: Asked) -> Answer:
        return pages.page(asked.number("offset", 0), min(PAGE, asked.number("limit", 10)))

    site.host(HOSTS[0], CLOSED)
    site.add(HOSTS[0], base, answer)
    for posting, one in zip(listed, adverts, strict=True):
        link = f"https://jobs.smartrecruiters.com/{board.name}/{number(one)}"
        advert = {**posting, "jobAd": _text(one), "applyUrl": link, "postingUrl": link, "active": True}
        site.add(HOSTS[0], f"{base}/{number(one)}", page(advert))


def _text(one: Advert) -> dict[str, Any]:
    opening, *middle, closing = one.sections
    asked = [f"<h3>{head}</h3>\n{body}" for head, body in middle[1:]]
    parts = {
        "companyDescription": ("Company Description", opening[1]),
        "jobDescription": ("Job Description", middle[0][1] if middle else ""),
        "qualifications": ("Qualifications", "\n".join(asked)),
        "additionalInformation": ("Additional Information", closing[1]),
    }
    return {"sections": {name: {"title": title, "text": text} for name, (title, text) in parts.items()}}


def _posting(board: Board, one: Advert) -> dict[str, Any]:
    place = one.place
    return {
        "id": number(one),
        "name": one.title,
        "uuid": one.uuid(),
        "jobAdId": one.uuid(),
        "defaultJobAd": True,
        "refNumber": f"REF{one.number % 100000}",
        "company": {"name": board.employer.name, "identifier": board.name},
        "releasedDate": at(one.posted, one.number).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "location": {
            "city": place.city,
            "region": place.region,
            "country": place.iso2.lower(),
            "remote": one.remote,
            "hybrid": one.way == "hybrid",
            "fullLocation": f"{place.city}, {place.region}, {place.country}",
        },
        "industry": {"id": "computer_software", "label": "Computer Software"},
        "department": {"label": one.family.department},
        "function": {"id": "engineering", "label": "Engineering"},
        "typeOfEmployment": {"id": "permanent", "label": one.kind.capitalize()},
        "experienceLevel": {"id": "mid_senior_level", "label": "Mid-Senior Level"},
        "customField": [],
        "ref": f"https://{HOSTS[0]}/v1/companies/{board.name}/postings/{number(one)}",
        "visibility": "PUBLIC",
        "language": {"code": one.language, "label": one.language},
    }
