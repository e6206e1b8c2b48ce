# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The load of modelled services and what it does to them."""

from __future__ import annotations

import pytest

from cabildo_sandbox.model.behaviours import Behaviour, BehaviourError, Load, parse_behaviour
from cabildo_sandbox.model.curve import requests_per_second, strain

DAY = 20_000 * 86400


def test_load_is_highest_at_its_peak_hour_and_the_same_for_the_same_seed() -> None:
    load = Load(base=10, peak=100, peak_hour=15)
    by_hour = [requests_per_second(load, DAY + hour * 3600, "seed") for hour in range(24)]
    assert by_hour.index(max(by_hour)) in (14, 15, 16)
    assert 9 < min(by_hour) < 12
    assert by_hour[3] == requests_per_second(load, DAY + 3 * 3600, "seed")
    assert by_hour[3] != requests_per_second(load, DAY + 3 * 3600, "another seed")


def test_a_peak_before_midnight_reaches_over_it() -> None:
    load = Load(base=0, peak=100, peak_hour=23.5)
    assert requests_per_second(load, DAY + 0.5 * 3600, "s") > 80


def test_cpu_grows_with_load_and_ends_at_a_hundred() -> None:
    behaviour = Behaviour(cpu_base=0, capacity_per_task=50)
    assert strain(behaviour, 50, 2, 0.25).cpu_percent == pytest.approx(50)
    assert strain(behaviour, 500, 2, 0.25).cpu_percent == 100
    assert strain(behaviour, 50, 4, 0.25).cpu_percent == pytest.approx(25)


def test_answers_slow_down_before_saturation_and_fail_after_it() -> None:
    behaviour = Behaviour(capacity_per_task=100, latency_seconds=0.1)
    assert strain(behaviour, 50, 1, 1).latency_seconds == pytest.approx(0.2)
    assert strain(behaviour, 90, 1, 1).latency_seconds == pytest.approx(1.0)
    assert strain(behaviour, 90, 1, 1).error_ratio == 0
    assert strain(behaviour, 200, 1, 1).error_ratio == pytest.approx(0.5)


def test_nothing_serves_without_tasks() -> None:
    assert strain(Behaviour(), 10, 0, 1).error_ratio == 1


def test_failures_of_one_image_do_not_touch_the_others() -> None:
    behaviour = parse_behaviour("k", {"healthy": False, "failingImage": "bad", "startSeconds": 9})
    assert not behaviour.for_image("registry/service:bad").healthy
    assert behaviour.for_image("registry/service:good").healthy
    assert behaviour.for_image("registry/service:good").start_seconds == 9


@pytest.mark.parametrize(
    "members", [{"colour": "blue"}, {"startSeconds": "soon"}, {"requestsPerSecond": {"night": 3}}, {"cpuBase": True}]
)
def test_behaviours_that_cannot_be_understood(members: dict) -> None:
    with pytest.raises(BehaviourError, match="a/b/c/d"):
        parse_behaviour("a/b/c/d", members)
