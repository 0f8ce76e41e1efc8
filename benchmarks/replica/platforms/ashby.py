"""Ashby: one answer with everything, text in HTML and plain; some boards with an unlisted job."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Site, page

HOSTS = ("api.ashbyhq.com",)
WAYS = {"onsite": "OnSite", "hybrid": "Hybrid", "remote": "Remote"}
_TAG = re.compile(r"<[^>]+>")


def number(one: Advert) -> str:
    return one.uuid()


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    jobs = [_job(board, one) for one in adverts]
    if jobs and board.seats % 4 == 0:
        jobs.append({**jobs[0], "id": "00000000-0000-4000-8000-000000000000", "isListed": False})
    site.add(HOSTS[0], f"/posting-api/job-board/{board.name}", page({"jobs": jobs, "apiVersion": "1"}))


def _job(board: Board, one: Advert) -> dict[str, Any]:
    link = f"https://jobs.ashbyhq.com/{board.name}/{one.uuid()}"
    job: dict[str, Any] = {
        "id": one.uuid(),
        "title": one.title,
        "department": one.family.department,
        "team": one.family.department,
        "employmentType": "FullTime" if one.kind == "full-time" else "Contract",
        "location": f"Remote, {one.place.country}" if one.remote else one.place.printed,
        "shouldDisplayCompensationOnJobPostings": one.pay is not None,
        "secondaryLocations": [],
        "publishedAt": at(one.posted, one.number).isoformat(timespec="milliseconds"),
        "isListed": True,
        "isRemote": one.way != "onsite",
        "workplaceType": WAYS[one.way],
        "address": {
            "postalAddress": {
                "addressRegion": one.place.region,
                "addressCountry": one.place.country,
                "addressLocality": one.place.city,
            }
        },
        "jobUrl": link,
        "applyUrl": f"{link}/application",
        "descriptionHtml": one.html.replace("<p>", '<p style="min-height:1.5em">'),
        "descriptionPlain": html.unescape(_TAG.sub("", one.html)),
    }
    if one.pay:
        low, high, currency = one.pay
        said = f"{currency} {low // 1000}K – {high // 1000}K"
        salary = {
            "id": "20000000-0000-4000-8000-000000000001",
            "summary": said,
            "compensationType": "Salary",
            "interval": "1 YEAR",
            "currencyCode": currency,
            "minValue": low,
            "maxValue": high,
        }
        job["compensation"] = {
            "compensationTierSummary": said,
            "scrapeableCompensationSalarySummary": said,
            "compensationTiers": [],
            "summaryComponents": [salary],
        }
    return job
