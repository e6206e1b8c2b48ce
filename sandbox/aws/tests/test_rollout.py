# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The scheduler's decisions, over fixed cases and over thousands of random rollouts."""

from __future__ import annotations

import random

import pytest

from cabildo_sandbox.tasks.rollout import Plan, Sizing, StopCause, TaskView, plan_step


def task(name: str, deployment: str = "new", *, state: str = "healthy", created: float = 0) -> TaskView:
    return TaskView(name, deployment, state != "starting", state == "healthy", state == "failing", created)


def step(sizing: Sizing, tasks: list[TaskView], *, rolling: bool = True, launching: bool = True) -> Plan:
    return plan_step(sizing, "new", rolling, launching, tasks)


def test_a_new_service_starts_all_its_tasks() -> None:
    assert step(Sizing(3), []).start == 3


def test_a_service_of_no_tasks_is_settled() -> None:
    assert step(Sizing(0), []).settled


def test_a_rollout_doubles_first_and_stops_old_tasks_as_new_ones_become_healthy() -> None:
    old = [task("a", "old"), task("b", "old")]
    assert step(Sizing(2), old).start == 2
    starting = [task("c", state="starting"), task("d", state="starting")]
    assert step(Sizing(2), [*old, *starting]).stops == {}
    assert step(Sizing(2), [*old, task("c"), starting[1]]).stops == {"a": StopCause.DEPLOYMENT}
    assert set(step(Sizing(2), [*old, task("c"), task("d")]).stops) == {"a", "b"}


def test_without_room_above_old_tasks_make_room_down_to_the_minimum() -> None:
    old = [task(name, "old") for name in "abcd"]
    plan = step(Sizing(4, minimum_percent=50, maximum_percent=100), old)
    assert plan.start == 0
    assert len(plan.stops) == 2


def test_failing_tasks_of_a_rollout_stop_at_once() -> None:
    plan = step(Sizing(1), [task("a", "old"), task("b", state="failing")])
    assert plan.stops == {"b": StopCause.HEALTH}


def test_failing_tasks_of_a_settled_service_are_replaced_first() -> None:
    failing = [task("a"), task("b", state="failing")]
    plan = step(Sizing(2), failing, rolling=False)
    assert (plan.start, plan.stops) == (1, {})
    assert step(Sizing(2), [*failing, task("c")], rolling=False).stops == {"b": StopCause.HEALTH}


def test_failing_tasks_stop_first_where_nothing_may_be_added() -> None:
    plan = step(Sizing(2, maximum_percent=100), [task("a"), task("b", state="failing")], rolling=False)
    assert plan.stops == {"b": StopCause.HEALTH}


def test_scaling_in_takes_tasks_that_serve_nobody_then_the_youngest() -> None:
    tasks = [task("a", created=1), task("b", created=2), task("c", created=3, state="starting")]
    assert set(step(Sizing(1), tasks, rolling=False).stops) == {"b", "c"}


def test_a_failed_deployment_starts_nothing_and_leaves_old_tasks() -> None:
    plan = step(Sizing(2), [task("a", "old"), task("b")], launching=False)
    assert (plan.start, set(plan.stops)) == (0, {"b"})


@pytest.mark.parametrize("seed", range(300))
def test_rollouts_keep_their_limits_and_end(seed: int) -> None:
    """Whatever the parameters, the rollout stays between its limits and settles at the desired size."""
    dice = random.Random(seed)
    desired = dice.randint(1, 12)
    sizing = Sizing(desired, dice.choice([0, 50, 75, 100]), dice.choice([125, 150, 200]))
    if sizing.ceiling <= desired and sizing.floor >= desired:
        sizing = Sizing(desired, 0, 200)
    tasks = {f"old-{number}": task(f"old-{number}", "old", created=number) for number in range(desired)}
    for clock in range(400):
        plan = step(sizing, list(tasks.values()))
        assert len(tasks) + plan.start <= max(sizing.ceiling, desired)
        for name in plan.stops:
            del tasks[name]
        assert sum(item.healthy for item in tasks.values()) >= min(sizing.floor, desired)
        for number in range(plan.start):
            tasks[f"{clock}-{number}"] = task(f"{clock}-{number}", state="starting", created=clock)
        for name, item in tasks.items():
            if not item.healthy and dice.random() < 0.3:
                tasks[name] = task(name, item.deployment, created=item.created)
        if plan.settled:
            break
    else:
        pytest.fail(f"never settled: {sizing}")
    assert len(tasks) == desired
    assert all(item.deployment == "new" and item.healthy for item in tasks.values())
