# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Schedules of scheduled actions: ``at(…)``, ``rate(…)`` and ``cron(…)`` in a time zone.

API reference, PutScheduledAction: at and cron use Timezone (UTC by default), rate starts at StartTime or when the
action was made; "Schedule … minute hour day-of-month month day-of-week year".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ministack.services import eventbridge

_RATE = re.compile(r"rate\(\s*(\d+)\s+(minute|minutes|hour|hours|day|days)\s*\)")
_AT = re.compile(r"at\(\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)\s*\)")
_UNITS = {"minute": 60, "hour": 3600, "day": 86400}


class ScheduleError(ValueError):
    """A schedule expression or time zone AWS refuses."""


@dataclass(frozen=True)
class Schedule:
    """A parsed schedule."""

    expression: str
    timezone: str = "UTC"

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ScheduleError(f"Invalid timezone: {self.timezone}") from error
        rate = _RATE.fullmatch(self.expression)
        once = _AT.fullmatch(self.expression)
        if not (once or eventbridge._parse_cron_fields(self.expression) or (rate and int(rate[1]))):
            raise ScheduleError(f"Invalid schedule expression: {self.expression}")
        if once:
            self.next_after(0.0, 0.0)

    def next_after(self, moment: float, origin: float) -> float | None:
        """The first time after a moment (epoch seconds); ``origin`` is where a rate counts from."""
        if match := _RATE.fullmatch(self.expression):
            interval = int(match[1]) * _UNITS[match[2].rstrip("s")]
            if moment < origin:
                return origin
            return origin + (int((moment - origin) // interval) + 1) * interval
        zone = ZoneInfo(self.timezone)
        if match := _AT.fullmatch(self.expression):
            try:
                once = datetime.fromisoformat(match[1]).replace(tzinfo=zone).timestamp()
            except ValueError as error:
                raise ScheduleError(f"Invalid schedule expression: {self.expression}") from error
            return once if once > moment else None
        fields = eventbridge._parse_cron_fields(self.expression)
        local = datetime.fromtimestamp(moment, timezone.utc).astimezone(zone)
        found = eventbridge._cron_next_fire(fields, local)
        # A wall-clock time that daylight saving skips is taken an hour later.
        while found is not None and found.timestamp() <= moment:
            found = eventbridge._cron_next_fire(fields, found + timedelta(minutes=1))
        return found.timestamp() if found is not None else None
