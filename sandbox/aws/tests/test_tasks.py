# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Services of stored images: real processes, real health, deployments that roll on or back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, Service


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, "200000000001")


@pytest.fixture(scope="module")
def images(platform: Platform) -> dict[str, str]:
    return {mode or "good": platform.image(mode or "good", mode) for mode in ("", "sick", "crash")}


@pytest.fixture(scope="module")
def running(platform: Platform, images: dict[str, str]) -> Iterator[Service]:
    service = platform.service("running", images["good"])
    service.settled()
    yield service


def test_a_service_of_a_stored_image_answers_through_the_edge(running: Service) -> None:
    answer = running.ask("/hello?x=1")
    assert answer.status == 200
    said = answer.json()
    assert (said["path"], said["name"]) == ("/hello?x=1", "running")
    assert said["port"] != "8080"


def test_its_task_is_what_describe_tasks_says(running: Service, images: dict[str, str]) -> None:
    (task,) = running.tasks()
    assert (task["lastStatus"], task["desiredStatus"], task["launchType"]) == ("RUNNING", "RUNNING", "FARGATE")
    assert task["startedBy"] == running.describe()["deployments"][0]["id"]
    assert task["containers"][0]["image"] == images["good"]
    assert {item["name"]: item["value"] for item in task["attributes"]} == {"ecs.cpu-architecture": "x86_64"}
    details = {item["name"]: item["value"] for item in task["attachments"][0]["details"]}
    assert details["subnetId"] in running.platform.subnets
    (target,) = running.targets()
    assert target["Target"]["Id"] == details["privateIPv4Address"]
    assert target["Target"]["Port"] == 8080
    assert target["TargetHealth"] == {"State": "healthy"}


def test_its_output_is_in_the_log_group(running: Service) -> None:
    running.ask("/written-to-the-log")
    eventually(lambda: "/written-to-the-log" in running.log(), what="the request in the log")
    assert "starting in mode normal" in running.log()


def test_nothing_of_the_sandbox_s_environment_reaches_it(running: Service) -> None:
    assert running.ask().json()["secret"] is None


def test_its_events_tell_how_it_came_up(running: Service) -> None:
    (task,) = running.tasks()
    short, deployment = task["taskArn"].rpartition("/")[2], task["startedBy"]
    assert running.messages()[:4] == [
        f"(service running) has started 1 tasks: (task {short}).",
        f"(service running) registered 1 targets in (target-group {running.group})",
        f"(service running) (deployment {deployment}) deployment completed.",
        "(service running) has reached a steady state.",
    ]
    primary = running.describe()["deployments"][0]
    assert primary["rolloutStateReason"] == f"ECS deployment {deployment} completed."


def test_events_tell_of_tasks_services_and_deployments(platform: Platform, images: dict[str, str]) -> None:
    sqs, events = platform.client("sqs"), platform.client("events")
    url = sqs.create_queue(QueueName="ecs")["QueueUrl"]
    events.put_rule(Name="ecs", EventPattern=json.dumps({"source": ["aws.ecs"]}))
    target = {"Id": "queue", "Arn": f"arn:aws:sqs:us-east-1:{platform.account}:ecs"}
    events.put_targets(Rule="ecs", Targets=[target])
    service = platform.service("told", images["good"])
    service.settled()
    received: list[dict[str, Any]] = []

    def of(detail_type: str) -> list[dict[str, Any]]:
        return [event["detail"] for event in received if event["detail-type"] == detail_type]

    def steady() -> bool:
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        received.extend(json.loads(message["Body"]) for message in answer.get("Messages", []))
        return "SERVICE_STEADY_STATE" in [item["eventName"] for item in of("ECS Service Action")]

    eventually(steady, what="the steady state event")
    events.remove_targets(Rule="ecs", Ids=["queue"])
    changes = of("ECS Task State Change")
    assert [(item["lastStatus"], item["version"]) for item in changes] == [
        ("PROVISIONING", 1),
        ("PENDING", 2),
        ("RUNNING", 3),
    ]
    assert changes[0]["group"] == "service:told"
    assert isinstance(changes[-1]["startedAt"], str)
    deployments = of("ECS Deployment State Change")
    assert [item["eventName"] for item in deployments] == [
        "SERVICE_DEPLOYMENT_IN_PROGRESS",
        "SERVICE_DEPLOYMENT_COMPLETED",
    ]
    assert deployments[0]["reason"] == f"ECS deployment {deployments[0]['deploymentId']} in progress."


def test_scaling_out_and_in(running: Service) -> None:
    running.update(desiredCount=3)
    running.settled(3)
    assert {running.ask().json()["port"] for _ in range(9)} == {running.ask().json()["port"] for _ in range(9)}
    assert len({running.ask().json()["port"] for _ in range(9)}) == 3
    running.update(desiredCount=1)
    running.settled(1)
    eventually(lambda: len(running.tasks("STOPPED")) == 2, what="two stopped tasks")
    deployment = running.describe()["deployments"][0]["id"]
    for task in running.tasks("STOPPED"):
        assert task["stoppedReason"] == f"Scaling activity initiated by (deployment {deployment})"
        assert task["stopCode"] == "ServiceSchedulerInitiated"
    eventually(lambda: running.log().count("stopping") == 2, what="two processes that were asked to stop")


def test_a_broken_health_check_is_rolled_back_with_aws_s_words(platform: Platform, images: dict[str, str]) -> None:
    service = platform.service("broken", images["good"])
    before = service.settled()["deployments"][0]
    failing = service.deploy(images["sick"])
    assert failing["rolloutStateReason"] == f"ECS deployment {failing['id']} in progress."

    reason = "ECS deployment circuit breaker: tasks failed to start."
    seen: dict[str, set[str]] = {}

    def rolled_back() -> bool:
        described = service.describe()
        for deployment in described["deployments"]:
            seen.setdefault(deployment["id"], set()).add(deployment["rolloutStateReason"])
        # The old task serves all along.
        assert service.ask().status == 200
        return any("rolling back to deployment" in event["message"] for event in described["events"])

    eventually(rolled_back, 60, "the rollback")
    after = service.settled()["deployments"][0]
    assert after["id"] not in (before["id"], failing["id"])
    assert after["taskDefinition"] == before["taskDefinition"]
    messages = service.messages()
    assert f"(service broken) (deployment {failing['id']}) deployment failed: tasks failed to start." in messages
    assert f"(service broken) rolling back to deployment {before['id']}." in messages
    assert reason in seen.get(failing["id"], set()) or messages[-1].endswith("steady state.")
    stopped = [task for task in service.tasks("STOPPED") if task["startedBy"] == failing["id"]]
    assert len(stopped) == 3
    for task in stopped:
        assert task["stoppedReason"] == f"Task failed ELB health checks in (target-group {service.group})"
    unhealthy = [message for message in messages if "is unhealthy in" in message]
    assert unhealthy[0].endswith("due to (reason Health checks failed with these codes: [500])")


def test_a_crashing_image_is_rolled_back_with_its_exit_code(platform: Platform, images: dict[str, str]) -> None:
    service = platform.service("crashing", images["good"])
    service.settled()
    failing = service.deploy(images["crash"])
    eventually(
        lambda: any("rolling back" in message for message in service.messages()), 60, "the rollback of the crash"
    )
    stopped = eventually(
        lambda: [task for task in service.tasks("STOPPED") if task["startedBy"] == failing["id"]],
        what="stopped tasks",
    )
    for task in stopped:
        assert (task["stoppedReason"], task["stopCode"]) == (
            "Essential container in task exited",
            "EssentialContainerExited",
        )
        assert task["containers"][0]["exitCode"] == 3
    service.settled()


def test_a_first_deployment_that_fails_has_nothing_to_go_back_to(platform: Platform) -> None:
    image = f"{platform.account}.dkr.ecr.us-east-1.amazonaws.com/team/service:never-pushed"
    service = platform.service("absent", image)
    primary = eventually(
        lambda: next((d for d in service.describe()["deployments"] if d["rolloutState"] == "FAILED"), None),
        what="the failed deployment",
    )
    assert primary["rolloutStateReason"] == "ECS deployment circuit breaker: tasks failed to start."
    assert primary["failedTasks"] == 3
    for task in service.tasks("STOPPED"):
        assert task["stopCode"] == "TaskFailedToStart"
        assert task["stoppedReason"].startswith("CannotPullContainerError: pull image manifest has been retried")
        assert image in task["stoppedReason"]
    assert service.ask().status == 503


def test_no_tasks_of_an_absent_image_is_a_steady_service(platform: Platform) -> None:
    service = platform.service("empty", f"{platform.account}.dkr.ecr.us-east-1.amazonaws.com/team/empty:none", 0)
    assert service.settled(0)["events"][0]["message"] == "(service empty) has reached a steady state."


def test_a_task_that_dies_is_replaced(running: Service) -> None:
    port = running.ask().json()["port"]
    before = {task["taskArn"] for task in running.tasks()}
    pid = process_on(int(port))
    os.kill(pid, 9)
    eventually(lambda: running.tasks() and not before & {t["taskArn"] for t in running.tasks()}, what="a new task")
    running.settled()
    (dead,) = (task for task in running.tasks("STOPPED") if task["taskArn"] in before)
    assert dead["containers"][0]["exitCode"] == 137


def test_a_service_needs_a_load_balancer_behind_its_target_group(platform: Platform, images: dict[str, str]) -> None:
    group = platform.elb.create_target_group(
        Name="unused", Protocol="HTTP", Port=8080, VpcId=platform.vpc, TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    with pytest.raises(platform.ecs.exceptions.InvalidParameterException, match="does not have an associated load"):
        platform.ecs.create_service(
            cluster=platform.cluster,
            serviceName="unrouted",
            taskDefinition=platform.definition("unrouted", images["good"]),
            loadBalancers=[{"targetGroupArn": group, "containerName": "app", "containerPort": 8080}],
        )


def test_a_task_without_its_log_group_cannot_start(platform: Platform, images: dict[str, str]) -> None:
    service = platform.service("unlogged", images["good"], 0)
    platform.client("logs").delete_log_group(logGroupName="/test/unlogged")
    service.update(desiredCount=1)
    task = eventually(lambda: next(iter(service.tasks("STOPPED")), None), what="the stopped task")
    assert task["stoppedReason"].startswith("ResourceInitializationError: failed to validate logger args")
    service.update(desiredCount=0)


def test_stopping_a_task_by_hand(running: Service) -> None:
    (task,) = running.tasks()
    running.platform.ecs.stop_task(cluster=running.platform.cluster, task=task["taskArn"], reason="by a test")
    running.settled()
    (stopped,) = (item for item in running.tasks("STOPPED") if item["taskArn"] == task["taskArn"])
    assert (stopped["stoppedReason"], stopped["stopCode"]) == ("by a test", "UserInitiated")


def test_a_deleted_service_leaves_nothing(platform: Platform, images: dict[str, str]) -> None:
    service = platform.service("deleted", images["good"])
    service.settled()
    port = int(service.ask().json()["port"])
    platform.ecs.delete_service(cluster=platform.cluster, service="deleted", force=True)
    eventually(lambda: not service.targets(), what="no targets")
    eventually(lambda: process_on(port) == 0, what="no process")


def test_restarting_the_sandbox_restarts_the_processes(own_sandbox: Sandbox) -> None:
    platform = Platform(own_sandbox, "200000000002")
    service = platform.service("kept", platform.image("kept"), 2)
    tasks = {task["taskArn"] for task in service.settled(2) and service.tasks()}
    ports = {int(service.ask().json()["port"]) for _ in range(6)}
    assert own_sandbox.stop() == 0
    assert not any(process_on(port) for port in ports)
    own_sandbox.start()
    service.settled(2)
    assert {task["taskArn"] for task in service.tasks()} == tasks
    assert service.ask().status == 200


def test_a_killed_sandbox_leaves_no_second_process(own_sandbox: Sandbox) -> None:
    platform = Platform(own_sandbox, "200000000002")
    service = platform.service("killed", platform.image("killed"))
    service.settled()
    port = int(service.ask().json()["port"])
    own_sandbox.control("POST", "checkpoints")
    own_sandbox.kill()
    assert process_on(port)
    own_sandbox.start()
    service.settled()
    assert not process_on(port)
    assert service.ask().status == 200


def test_a_task_of_its_own_runs_with_its_overrides(platform: Platform, images: dict[str, str]) -> None:
    platform.client("logs").create_log_group(logGroupName="/test/job")
    answer = platform.ecs.run_task(
        cluster=platform.cluster,
        taskDefinition=platform.definition("job", images["good"]),
        launchType="FARGATE",
        networkConfiguration={"awsvpcConfiguration": {"subnets": platform.subnets}},
        overrides={
            "containerOverrides": [
                {
                    "name": "app",
                    "command": ["python3", "-c", "import os; print(os.environ['ORDER']); raise SystemExit(7)"],
                    "environment": [{"name": "ORDER", "value": "count the votes"}],
                }
            ]
        },
    )
    (task,) = answer["tasks"]
    assert task["lastStatus"] == "PROVISIONING"

    def stopped() -> dict[str, Any] | None:
        (found,) = platform.ecs.describe_tasks(cluster=platform.cluster, tasks=[task["taskArn"]])["tasks"]
        return found if found["lastStatus"] == "STOPPED" else None

    ended = eventually(stopped, what="the end of the job")
    assert (ended["containers"][0]["exitCode"], ended["stoppedReason"]) == (7, "Essential container in task exited")
    stream = f"app/app/{task['taskArn'].rpartition('/')[2]}"
    events = platform.client("logs").get_log_events(logGroupName="/test/job", logStreamName=stream)["events"]
    assert [event["message"] for event in events] == ["count the votes"]


def process_on(port: int) -> int:
    """The process whose environment says it listens on a port, or 0."""
    mark = f"PORT={port}".encode()
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/environ", "rb") as environment:
                if mark in environment.read().split(b"\0"):
                    return int(entry)
        except OSError:
            continue
    return 0
