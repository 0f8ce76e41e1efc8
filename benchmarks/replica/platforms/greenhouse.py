"""Greenhouse: one answer with everything, the text as HTML in entities; an ETag."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Answer, Asked, Site, page

HOSTS = ("boards-api.greenhouse.io",)
WAYS = {"onsite": "In-Office", "hybrid": "Hybrid", "remote": "Remote"}


def number(one: Advert) -> str:
    return str(one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    jobs = [_job(board, one) for one in adverts]
    if board.seats % 6 == 0:
        jobs.append({**_job(board, adverts[0]), "id": 1, "internal_job_id": None} if adverts else {})
    jobs = [job for job in jobs if job]
    whole = page({"jobs": jobs, "meta": {"total": len(jobs)}}, etag=True)
    bare = page({"jobs": [{**job, "content": None} for job in jobs], "meta": {"total": len(jobs)}}, etag=True)

    def answer(asked: Asked) -> Answer:
        return whole if asked.query.get("content") == "true" else bare

    site.add(HOSTS[0], f"/v1/boards/{board.name}/jobs", answer)


def _job(board: Board, one: Advert) -> dict[str, Any]:
    job: dict[str, Any] = {
        "absolute_url": f"https://job-boards.greenhouse.io/{board.name}/jobs/{one.number}",
        "data_compliance": [{"type": "gdpr", "requires_consent": False, "retention_period": None}],
        "internal_job_id": one.number - 1000,
        "location": {"name": f"Remote - {one.place.country}" if one.remote else one.place.printed},
        "metadata": [
            {"id": 501, "name": "Employment Type", "value": one.kind.title(), "value_type": "single_select"},
            {"id": 502, "name": "Workplace Type", "value": WAYS[one.way], "value_type": "single_select"},
        ],
        "id": one.number,
        "updated_at": at(one.changed or one.posted, one.number).isoformat(),
        "requisition_id": f"R-{one.number % 10000}",
        "title": one.title,
        "company_name": board.employer.name,
        "first_published": at(one.posted, one.number).isoformat(),
        "application_deadline": None,
        "language": one.language,
        "content": html.escape(one.html),
        "departments": [{"id": 71, "name": one.family.department, "child_ids": [], "parent_id": None}],
        "offices": [{"id": 81, "name": one.place.city, "location": one.place.printed, "child_ids": []}],
    }
    if one.pay:
        low, high, currency = one.pay
        job["pay_input_ranges"] = [
            {
                "min_cents": low * 100,
                "max_cents": high * 100,
                "currency_type": currency,
                "title": "Annual salary",
                "blurb": "",
            }
        ]
    return job
