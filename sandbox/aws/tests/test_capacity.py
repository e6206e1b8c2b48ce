# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Scaling arithmetic: AWS's own examples, and properties over random cases."""

from __future__ import annotations

import math
import random

import pytest

from cabildo_sandbox.autoscaling.capacity import (
    Bounds,
    Direction,
    LastScaling,
    Step,
    base_capacity,
    may_scale,
    step_for,
    stepped_capacity,
    steps_problem,
    tracked_capacity,
)


@pytest.mark.parametrize(
    ("running", "metric", "target", "expected"),
    [(2, 90, 60, 3), (3, 60, 60, 3), (4, 30, 60, 2), (3, 61, 60, 4), (10, 100, 70, 15), (0, 5, 60, 0), (0, 90, 60, 1)],
)
def test_tracking_aims_at_the_target(running: int, metric: float, target: float, expected: int) -> None:
    assert tracked_capacity(running, metric, target) == expected


def test_tracking_properties() -> None:
    dice = random.Random(1)
    for _ in range(5000):
        running, target, metric = dice.randint(1, 200), dice.uniform(1, 99), dice.uniform(0, 100)
        wanted = tracked_capacity(running, metric, target)
        # The metric would be at or below its target with the new capacity, and above it with one less.
        assert metric * running <= target * wanted + 1e-3
        assert wanted == 0 or metric * running > target * (wanted - 1) - 1e-3
        # More load never asks for less.
        assert tracked_capacity(running, metric + 1, target) >= wanted
        bounds = Bounds(minimum := dice.randint(0, 10), minimum + dice.randint(0, 50))
        assert bounds.minimum <= bounds.clamp(wanted) <= bounds.maximum


@pytest.mark.parametrize(
    ("capacity", "kind", "adjustment", "magnitude", "expected"),
    [
        (10, "ChangeInCapacity", 5, 0, 15),
        (3, "ChangeInCapacity", -5, 0, 0),
        (10, "ExactCapacity", 4, 0, 4),
        (10, "PercentChangeInCapacity", 10, 0, 11),
        # "12.7 is rounded to 12", ".67 is rounded to 1", "-.58 is rounded to -1", "-6.67 is rounded to -6".
        (127, "PercentChangeInCapacity", 10, 0, 139),
        (67, "PercentChangeInCapacity", 1, 0, 68),
        (58, "PercentChangeInCapacity", -1, 0, 57),
        (667, "PercentChangeInCapacity", -1, 0, 661),
        (4, "PercentChangeInCapacity", 25, 2, 6),
    ],
)
def test_step_adjustments(capacity: int, kind: str, adjustment: int, magnitude: int, expected: int) -> None:
    assert stepped_capacity(capacity, kind, adjustment, magnitude) == expected


STEPS = [Step(0, 10, 1), Step(10, 20, 2), Step(20, None, 3), Step(-10, 0, -1), Step(None, -10, -2)]


@pytest.mark.parametrize(
    ("difference", "adjustment"), [(0, 1), (9.9, 1), (10, 2), (20, 3), (500, 3), (-0.1, -1), (-10, -2), (-11, -2)]
)
def test_steps_take_their_lower_bound_in_above_and_their_upper_bound_in_below(
    difference: float, adjustment: int
) -> None:
    step = step_for(STEPS, difference)
    assert step is not None
    assert step.adjustment == adjustment


def test_every_difference_has_exactly_one_step() -> None:
    assert steps_problem(STEPS) is None
    dice = random.Random(2)
    for _ in range(2000):
        assert step_for(STEPS, dice.uniform(-100, 100)) is not None


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([Step(0, 10, 1), Step(20, None, 2)], "gap"),
        ([Step(0, 10, 1), Step(5, None, 2)], "overlap"),
        ([Step(None, None, 1), Step(0, None, 2)], "bound"),
        ([Step(-10, 0, 1)], "unspecified lower bound"),
        ([Step(0, 10, 1)], "unspecified upper bound"),
        ([Step(10, 5, 1)], "less than its upper bound"),
    ],
)
def test_steps_that_do_not_fit_together(steps: list[Step], words: str) -> None:
    problem = steps_problem(steps)
    assert problem is not None
    assert words in problem


def test_in_a_scale_out_cooldown_only_a_larger_result_acts() -> None:
    last = LastScaling(Direction.OUT, at=1000, base=2)
    # Two tasks at twice the target asked for four; while the cooldown lasts, what was added counts as given.
    assert base_capacity(4, last, 60, 1030, Direction.OUT) == 2
    assert not may_scale(tracked_capacity(2, 120, 60), 4, Direction.OUT, last, 60, 1030)
    assert may_scale(tracked_capacity(2, 180, 60), 4, Direction.OUT, last, 60, 1030)
    assert base_capacity(4, last, 60, 1060, Direction.OUT) == 4


def test_scale_in_waits_for_its_cooldown_and_a_scale_out_ends_it() -> None:
    last_in, last_out = LastScaling(Direction.IN, 1000, 8), LastScaling(Direction.OUT, 1000, 2)
    assert not may_scale(3, 4, Direction.IN, last_in, 300, 1299)
    assert may_scale(3, 4, Direction.IN, last_in, 300, 1300)
    assert may_scale(3, 4, Direction.IN, last_out, 300, 1001)
    assert may_scale(6, 4, Direction.OUT, last_in, 300, 1001)


def test_nothing_scales_against_its_direction() -> None:
    dice = random.Random(3)
    for _ in range(2000):
        proposed, desired = dice.randint(0, 50), dice.randint(0, 50)
        last = LastScaling(dice.choice(list(Direction)), dice.uniform(0, 1000), dice.randint(0, 50))
        now, cooldown = dice.uniform(0, 2000), dice.uniform(0, 600)
        if may_scale(proposed, desired, Direction.OUT, last, cooldown, now):
            assert proposed > desired
        if may_scale(proposed, desired, Direction.IN, last, cooldown, now):
            assert proposed < desired
        assert math.isfinite(base_capacity(desired, last, cooldown, now, Direction.OUT))
