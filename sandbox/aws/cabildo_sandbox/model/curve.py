# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Load over a day, and what load does to tasks: CPU, answer time and errors.

CPU is the work law: utilisation = arrivals x service time / capacity, cut at 100 %. Answer time follows the open
queue M/M/1 per task (latency = service latency / (1 - utilisation)), cut where a load balancer would give up;
what arrives above capacity is answered with errors.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from .behaviours import Behaviour, Load

#: Above this utilisation the queue's answer time is no longer meaningful: timeouts set in.
_LAST_STABLE_UTILISATION = 0.97
#: Width of the day's bell, hours (standard deviation).
_BELL_HOURS = 3.0
#: Noise of a minute's load, share of it.
_NOISE = 0.06
#: vCPU seconds one request costs where nothing is described: 25 requests a second saturate a quarter vCPU.
_DEFAULT_CPU_SECONDS = 0.01


@dataclass(frozen=True)
class Strain:
    """What one minute's load does to the tasks of a service."""

    cpu_percent: float
    latency_seconds: float
    #: Share of requests answered with 5xx.
    error_ratio: float


def requests_per_second(load: Load, epoch: float, seed: str) -> float:
    """The load of one moment; the same seed and minute always give the same load."""
    hour = epoch / 3600 % 24
    distance = min(abs(hour - load.peak_hour), 24 - abs(hour - load.peak_hour))
    bell = math.exp(-(distance**2) / (2 * _BELL_HOURS**2))
    rate = load.base + max(0.0, load.peak - load.base) * bell
    digest = hashlib.sha256(f"{seed}/{int(epoch // 60)}".encode()).digest()
    noise = int.from_bytes(digest[:4], "big") / 2**32 * 2 - 1
    return max(0.0, rate * (1 + _NOISE * noise))


def strain(behaviour: Behaviour, rate: float, tasks: int, vcpu: float) -> Strain:
    """CPU, answer time and errors of ``tasks`` serving ``rate`` requests a second together."""
    capacity = behaviour.capacity_per_task or max(vcpu, 0.25) / _DEFAULT_CPU_SECONDS
    if tasks <= 0:
        return Strain(0.0, 0.0, 1.0 if rate > 0 else 0.0)
    utilisation = rate / tasks / capacity
    cpu = min(100.0, behaviour.cpu_base + (100.0 - behaviour.cpu_base) * utilisation)
    waiting = 1 - min(utilisation, _LAST_STABLE_UTILISATION)
    overload = max(0.0, 1 - 1 / utilisation) if utilisation > 1 else 0.0
    errors = min(1.0, behaviour.error_ratio + (1 - behaviour.error_ratio) * overload)
    return Strain(cpu, behaviour.latency_seconds / waiting, errors)
