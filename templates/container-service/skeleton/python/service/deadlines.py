# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The example of this skeleton: when does a period of working days end?

Replace it by what your service is for; keep its shape: a pure function over a checked request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .problem import Problem

MAX_WORKING_DAYS = 1000
MAX_HOLIDAYS = 500
#: Years 1900-2999, so that no calculation leaves the four-digit calendar.
_DATE = re.compile(r"(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class DeadlineRequest:
    #: The period starts the day after.
    start: date
    working_days: int
    #: Days that do not count.
    holidays: frozenset[date]


def parse_deadline_request(body: Any) -> DeadlineRequest:
    """Checks a request; raises Problem 422 with one entry per field that must be mended."""
    if not isinstance(body, dict):
        raise Problem(422, 'Send a JSON object with "from" and "workingDays".')
    fields: list[dict[str, str]] = []

    start = _parse_date(body.get("from"))
    if start is None:
        fields.append({"field": "from", "message": "must be a date such as 2026-01-31"})

    working_days = body.get("workingDays")
    # True is a whole number to Python, not to a caller.
    if type(working_days) is not int or not 1 <= working_days <= MAX_WORKING_DAYS:
        message = f"must be a whole number from 1 to {MAX_WORKING_DAYS}"
        fields.append({"field": "workingDays", "message": message})

    given = body.get("holidays", [])
    holidays = [_parse_date(day) for day in given] if isinstance(given, list) else [None]
    if None in holidays or len(holidays) > MAX_HOLIDAYS:
        message = f"must be a list of at most {MAX_HOLIDAYS} dates"
        fields.append({"field": "holidays", "message": message})

    for field in body:
        if field not in ("from", "workingDays", "holidays"):
            fields.append({"field": field, "message": "is not known here"})
    if fields:
        raise Problem(422, "Some fields need mending.", fields=fields)
    return DeadlineRequest(start, working_days, frozenset(holidays))


def calculate_deadline(request: DeadlineRequest) -> dict[str, Any]:
    day = request.start
    counted = skipped = 0
    while counted < request.working_days:
        day += timedelta(days=1)
        if day.weekday() >= 5 or day in request.holidays:
            skipped += 1
        else:
            counted += 1
    return {
        "from": request.start.isoformat(),
        "workingDays": request.working_days,
        "deadline": day.isoformat(),
        "daysSkipped": skipped,
    }


def _parse_date(value: Any) -> date | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
