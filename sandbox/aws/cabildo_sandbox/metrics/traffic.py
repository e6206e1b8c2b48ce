# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Requests the edge has answered, collected until the minute is published."""

from __future__ import annotations

import bisect
from collections import defaultdict
from dataclasses import dataclass, field

#: Upper bounds of the buckets answer times are counted in, seconds.
_BOUNDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


@dataclass
class Answers:
    """What happened between one load balancer and one target group."""

    requests: int = 0
    target_2xx: int = 0
    target_3xx: int = 0
    target_4xx: int = 0
    target_5xx: int = 0
    #: 5xx the load balancer answered itself.
    balancer_5xx: int = 0
    #: Answer times: (seconds, how many), the mean of each bucket.
    sums: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def target_answered(self, status: int, seconds: float) -> None:
        """A target answered."""
        self.requests += 1
        if status < 300:
            self.target_2xx += 1
        elif status < 400:
            self.target_3xx += 1
        elif status < 500:
            self.target_4xx += 1
        else:
            self.target_5xx += 1
        bucket = bisect.bisect_left(_BOUNDS, seconds)
        self.sums[bucket] += seconds
        self.counts[bucket] += 1

    def balancer_answered(self, status: int) -> None:
        """The load balancer answered in the target's place."""
        self.requests += 1
        if status >= 500:
            self.balancer_5xx += 1

    def response_times(self) -> list[tuple[float, int]]:
        """Answer times as (seconds, how many), shortest first."""
        return [(self.sums[bucket] / count, count) for bucket, count in sorted(self.counts.items())]


class Traffic:
    """Answers by load balancer and target group. On the plane's thread only."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Answers] = defaultdict(Answers)

    def between(self, balancer: str, group: str) -> Answers:
        """The collector for one load balancer and target group, by ARN."""
        return self._answers[balancer, group]

    def take(self) -> dict[tuple[str, str], Answers]:
        """Everything since the last call."""
        answers, self._answers = self._answers, defaultdict(Answers)
        return answers
