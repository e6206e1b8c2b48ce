# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Load that is said to have come for a while: alarms see it at once, nobody waits for their minutes."""

from __future__ import annotations

from tests.sandbox import Sandbox
from tests.test_autoscaling import activities, registered, track
from tests.workloads import Platform


def test_load_of_the_last_minutes_scales_a_service_at_once(sandbox: Sandbox) -> None:
    platform = Platform(sandbox, "200000000010")
    service = registered(platform, platform.client("application-autoscaling"), "busy")
    track(service)
    load = {"key": service.key, "requestsPerSecond": 40, "seconds": 600, "sinceSeconds": 300}
    assert sandbox.control("POST", "load", load)[0] == 200
    # Forty requests a second on two tasks that can do twenty-five each: 80 % where 60 % is wanted.
    assert service.describe()["desiredCount"] == 3
    service.settled(3)
    assert "AlarmHigh" in activities(service)[0]["Cause"]


def test_load_cannot_have_come_for_longer_than_an_hour(sandbox: Sandbox) -> None:
    body = {"domain": "watched", "requestsPerSecond": 1, "sinceSeconds": 3601}
    status, answer = sandbox.control("POST", "load", body)
    assert (status, answer["message"]) == (400, "sinceSeconds is 3601: at most 3600")
