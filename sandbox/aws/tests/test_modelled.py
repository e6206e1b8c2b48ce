# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Services without a process: they follow what the world says of them."""

from __future__ import annotations

import pytest

from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, Service


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, "200000000004")


@pytest.fixture(scope="module")
def model(platform: Platform) -> Service:
    return modelled(platform)


@pytest.fixture
def service(model: Service) -> Service:
    """The modelled service, well again after what the test before did to it."""
    model.behave(startSeconds=1)
    model.deploy("registry.test/model:good")
    model.settled(3)
    return model


def modelled(platform: Platform) -> Service:
    key = f"{platform.account}/us-east-1/{platform.cluster}/model"
    platform.sandbox.control("PUT", "behaviours", {key: {"startSeconds": 1}})
    service = platform.service("model", "registry.test/model:good", 3)
    service.settled(3)
    return service


def test_a_modelled_service_says_that_it_is_modelled(service: Service) -> None:
    answer = service.ask()
    assert answer.status == 200
    assert b"model in test" in answer.body
    assert b"modelled by the sandbox" in answer.body


def test_its_targets_follow_the_model(service: Service) -> None:
    service.behave(startSeconds=1, healthy=False)
    eventually(lambda: "unhealthy" in service.states(), what="an unhealthy target")
    (target, *_) = (item for item in service.targets() if item["TargetHealth"]["State"] == "unhealthy")
    assert target["TargetHealth"]["Reason"] == "Target.ResponseCodeMismatch"
    assert target["TargetHealth"]["Description"] == "Health checks failed with these codes: [503]"
    reason = f"Task failed ELB health checks in (target-group {service.group})"
    eventually(lambda: reason in [task["stoppedReason"] for task in service.tasks("STOPPED")], what="a replaced task")
    service.behave(startSeconds=1)
    service.settled(3)


def test_a_failing_image_is_rolled_back(service: Service) -> None:
    service.behave(startSeconds=1, exitCode=2, stoppedReason="Essential container in task exited", failingImage="bad")
    before = service.describe()["deployments"][0]
    service.deploy("registry.test/model:bad")
    eventually(lambda: any("rolling back" in item for item in service.messages()), 60, "the rollback")
    assert service.settled(3)["deployments"][0]["taskDefinition"] == before["taskDefinition"]
    assert {
        task["containers"][0]["exitCode"]
        for task in service.tasks("STOPPED")
        if task["stopCode"] == "EssentialContainerExited"
    } == {2}


def test_a_container_killed_for_its_memory(service: Service) -> None:
    service.behave(startSeconds=1, stoppedReason="OutOfMemoryError", failingImage="hungry")
    service.deploy("registry.test/model:hungry")

    def killed() -> dict | None:
        stopped = (task["containers"][0] for task in service.tasks("STOPPED"))
        return next((item for item in stopped if item.get("reason")), None)

    container = eventually(killed, what="the killed container")
    assert (container["exitCode"], container["reason"]) == (
        137,
        "OutOfMemoryError: Container killed due to memory usage",
    )


def test_tasks_go_on_over_a_restart(own_sandbox: Sandbox) -> None:
    service = modelled(Platform(own_sandbox, "200000000004"))
    tasks = {task["taskArn"]: task["startedAt"] for task in service.tasks()}
    own_sandbox.stop()
    own_sandbox.start()
    service.settled(3)
    assert {task["taskArn"]: task["startedAt"] for task in service.tasks()} == tasks


@pytest.mark.parametrize("body", [{"k": {"colour": "blue"}}, ["k"], {"k": 3}])
def test_behaviours_that_are_not_understood_are_refused_whole(platform: Platform, body: object) -> None:
    status, answer = platform.sandbox.control("PUT", "behaviours", body)
    assert status == 400
    assert answer["message"]
