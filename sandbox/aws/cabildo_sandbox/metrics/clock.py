# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The minute: measure, publish, evaluate alarms, scale."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable

from ..plane import DataPlane
from ..tasks.deployments import ServiceKey
from .alarms import Alarms
from .publish import Publisher
from .snapshot import Snapshots
from .store import MetricStore

logger = logging.getLogger("cabildo.metrics")

#: Seconds after the full minute; what happened just before it has been counted by then.
_DELAY = 1.0
#: Minutes between two runs of the housekeeping.
_HOUSEKEEPING_MINUTES = 10


class MinuteClock:
    """Runs once a minute, away from the plane's thread."""

    def __init__(
        self, plane: DataPlane, snapshots: Snapshots, publisher: Publisher, store: MetricStore, alarms: Alarms
    ) -> None:
        self._plane = plane
        self._snapshots = snapshots
        self._publisher = publisher
        self._store = store
        self._alarms = alarms
        self._chores: list[Callable[[float], None]] = []
        self._measured = time.time()
        # Two evaluations at once would scale twice.
        self._turn = threading.Lock()

    def each_minute(self, chore: Callable[[float], None]) -> None:
        """Adds something to do after the alarms; it gets the time."""
        self._chores.append(chore)

    async def run(self) -> None:
        """Ticks until cancelled; started on the plane."""
        count = 0
        while True:
            now = time.time()
            await asyncio.sleep(60 - now % 60 + _DELAY)
            try:
                await self._minute(time.time())
                count += 1
                if count % _HOUSEKEEPING_MINUTES == 0:
                    await asyncio.to_thread(self._store.compact, time.time())
            except Exception:
                # The next minute must come, whatever this one failed at.
                logger.exception("the minute could not be published")

    async def _minute(self, now: float) -> None:
        minute = now // 60 * 60 - 60
        services = self._snapshots.take(self._measured, now)
        self._measured = now
        await asyncio.to_thread(self._work, minute, now, services)

    def _work(self, minute: float, now: float, services: list) -> None:
        self._publisher.publish(minute, services)
        self.evaluate(now)

    def catch_up(self, key: ServiceKey, rate: float, since: float) -> None:
        """Publishes a load as if it had come for some time already, and evaluates alarms; from any other thread."""
        now = time.time()
        added = self._plane.call(self._snapshots.added, key, rate)
        for minute in range(int((now - since) // 60 * 60), int(now // 60 * 60), 60):
            self._publisher.publish(minute, added)
        self.evaluate(now)

    def evaluate(self, now: float) -> None:
        """Evaluates alarms and does the chores for a moment; tests call it for moments of their own."""
        with self._turn:
            self._alarms.evaluate(now)
            for chore in self._chores:
                chore(now)
