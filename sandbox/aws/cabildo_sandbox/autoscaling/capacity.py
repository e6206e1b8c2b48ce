# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What scaling decides: pure arithmetic over capacities, metrics and cooldowns.

"How target tracking scaling for Application Auto Scaling works", "How step scaling for Application Auto Scaling
works", "Cooldown" of both (Application Auto Scaling user guide).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise


class Direction(Enum):
    """Which way a policy wants to go."""

    OUT = "scale-out"
    IN = "scale-in"


@dataclass(frozen=True)
class Bounds:
    """Minimum and maximum capacity of a scalable target."""

    minimum: int
    maximum: int

    def clamp(self, capacity: int) -> int:
        """The nearest allowed capacity."""
        return max(self.minimum, min(self.maximum, capacity))


@dataclass(frozen=True)
class LastScaling:
    """The latest scaling activity of a policy's kind, for its cooldown."""

    direction: Direction
    at: float
    #: Capacity before the first scale-out of the cooldown in effect: what was added since counts as already given.
    base: int


@dataclass(frozen=True)
class Step:
    """One step adjustment; None is infinity."""

    lower: float | None
    upper: float | None
    adjustment: int


def tracked_capacity(running: int, metric: float, target: float) -> int:
    """The capacity at which the metric would be at its target, rounded up."""
    if running == 0:
        # From nothing the ratio says nothing: one step up when there is any demand.
        return 1 if metric > target else 0
    # Floating point must not round 4.000000001 up to 5.
    return math.ceil(round(running * metric / target, 6))


def stepped_capacity(capacity: int, adjustment_type: str, adjustment: int, minimum_magnitude: int = 0) -> int:
    """A capacity after a step adjustment of one of the three types."""
    if adjustment_type == "ExactCapacity":
        return max(0, adjustment)
    if adjustment_type == "ChangeInCapacity":
        return max(0, capacity + adjustment)
    raw = capacity * adjustment / 100
    change = math.trunc(raw)
    if change == 0 and raw != 0:
        # "Values between 0 and 1 are rounded to 1, values between 0 and -1 are rounded to -1".
        change = 1 if raw > 0 else -1
    if abs(change) < minimum_magnitude and adjustment != 0:
        change = int(math.copysign(minimum_magnitude, adjustment))
    return max(0, capacity + change)


def step_for(steps: Sequence[Step], difference: float) -> Step | None:
    """The step for the distance between metric and threshold.

    Above the threshold a step takes its lower bound in and leaves its upper out; below it is the other way round.
    """
    for step in steps:
        low = -math.inf if step.lower is None else step.lower
        high = math.inf if step.upper is None else step.upper
        inside = low <= difference < high if difference >= 0 else low < difference <= high
        if inside:
            return step
    return None


def steps_problem(steps: Sequence[Step]) -> str | None:
    """Why step adjustments cannot be used together, or None."""
    for step in steps:
        if step.lower is None and step.upper is None and len(steps) > 1:
            return "At least one bound must be specified in each step adjustment"
        if step.lower is not None and step.upper is not None and step.lower >= step.upper:
            return "The lower bound of a step adjustment must be less than its upper bound"
    ordered = sorted(steps, key=lambda step: -math.inf if step.lower is None else step.lower)
    for first, second in pairwise(ordered):
        if first.upper is None or second.lower is None or first.upper > second.lower:
            return "StepAdjustment intervals can't overlap"
        if first.upper < second.lower:
            return "There is a gap between StepAdjustment intervals"
    if ordered and ordered[0].lower is not None and ordered[0].lower < 0:
        return "At least one StepAdjustment must have an unspecified lower bound"
    if ordered and ordered[-1].upper is not None and ordered[-1].upper > 0:
        return "At least one StepAdjustment must have an unspecified upper bound"
    return None


def base_capacity(running: int, last: LastScaling | None, cooldown: float, now: float, direction: Direction) -> int:
    """What a policy counts from: the running capacity, or, in a scale-out cooldown, what it was before it."""
    if direction is Direction.OUT and in_cooldown(last, cooldown, now, direction):
        assert last is not None
        return min(last.base, running) if running else last.base
    return running


def in_cooldown(last: LastScaling | None, cooldown: float, now: float, direction: Direction) -> bool:
    """Whether the cooldown of an earlier activity in the same direction is still in effect."""
    return last is not None and last.direction is direction and now < last.at + cooldown


def may_scale(
    proposed: int,
    desired: int,
    direction: Direction,
    last: LastScaling | None,
    cooldown: float,
    now: float,
) -> bool:
    """Whether a proposed capacity is acted on.

    Scale-out is never blocked, only a larger result acts; scale-in waits for its cooldown, and a scale-out ends it.
    """
    if direction is Direction.OUT:
        return proposed > desired
    return proposed < desired and not in_cooldown(last, cooldown, now, direction)
