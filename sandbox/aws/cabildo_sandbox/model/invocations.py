# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What load does to a function: how many invocations at once it takes, and what is refused.

By Little's law the mean concurrency is arrivals x duration ("Understanding Lambda function scaling" gives the same
formula). Arrivals come at random, so the busiest moment of a minute holds more than the mean: for a Poisson number
one minute in twenty or so goes beyond the mean and twice its root.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Concurrency:
    """One minute's load on a function."""

    #: Most invocations at once.
    peak: int
    #: Share of calls that found no room.
    refused: float


def concurrency(rate: float, seconds: float, limit: int) -> Concurrency:
    """Concurrency of ``rate`` calls a second that take ``seconds`` each, where ``limit`` may run at once."""
    wanted = rate * seconds
    if wanted <= 0:
        return Concurrency(0, 0.0)
    refused = max(0.0, 1 - limit / wanted)
    return Concurrency(min(limit, math.ceil(wanted + 2 * math.sqrt(wanted))), refused)
