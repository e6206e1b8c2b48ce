# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Load put on a service by hand: it counts as requests, without anyone sending them."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ..tasks.deployments import ServiceKey


@dataclass(frozen=True)
class Injection:
    """A rate for a while."""

    key: ServiceKey
    rate: float
    start: float
    end: float


class Injections:
    """The load that is being put on services."""

    def __init__(self) -> None:
        self._active: list[Injection] = []

    def add(self, key: ServiceKey, rate: float, seconds: float) -> None:
        """Puts a rate on a service from now on; it replaces what was put on it before."""
        now = time.time()
        self._active = [item for item in self._active if item.key != key]
        if rate > 0 and seconds > 0:
            self._active.append(Injection(key, rate, now, now + seconds))

    def rate(self, key: ServiceKey, start: float, end: float) -> float:
        """Mean requests a second between two moments."""
        self._active = [item for item in self._active if item.end > start]
        total = 0.0
        for item in self._active:
            if item.key == key:
                total += item.rate * max(0.0, min(end, item.end) - max(start, item.start))
        return total / (end - start)
