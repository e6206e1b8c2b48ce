# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences of Amazon ECS: service events, stopped reasons, rollout states.

From the developer guide's "Amazon ECS service event messages", "Stopped tasks error codes" and
"Amazon ECS service deployment state change events", and from events seen on AWS.
"""

from __future__ import annotations

from collections.abc import Sequence


def short_id(task_arn: str) -> str:
    """The id part of a task's ARN, as events show it."""
    return task_arn.rsplit("/", 1)[-1]


def _tasks(arns: Sequence[str]) -> str:
    return " ".join(f"(task {short_id(arn)})" for arn in arns)


def started(service: str, arns: Sequence[str]) -> str:
    return f"(service {service}) has started {len(arns)} tasks: {_tasks(arns)}."


def stopped(service: str, arns: Sequence[str]) -> str:
    return f"(service {service}) has stopped {len(arns)} running tasks: {_tasks(arns)}."


def registered(service: str, count: int, group: str) -> str:
    return f"(service {service}) registered {count} targets in (target-group {group})"


def deregistered(service: str, count: int, group: str) -> str:
    return f"(service {service}) deregistered {count} targets in (target-group {group})"


def draining(service: str, deployment: str, count: int) -> str:
    return f"(service {service}, taskSet {deployment}) has begun draining connections on {count} tasks."


def unhealthy_target(service: str, task_arn: str, port: int, group: str, why: str) -> str:
    return (
        f"(service {service}) (task {short_id(task_arn)}) (port {port}) is unhealthy in (target-group {group}) "
        f"due to (reason {why})"
    )


def steady(service: str) -> str:
    return f"(service {service}) has reached a steady state."


def deployment_completed(service: str, deployment: str) -> str:
    return f"(service {service}) (deployment {deployment}) deployment completed."


def deployment_failed(service: str, deployment: str) -> str:
    return f"(service {service}) (deployment {deployment}) deployment failed: tasks failed to start."


def rolling_back(service: str, target: str) -> str:
    return f"(service {service}) rolling back to deployment {target}."


def start_impaired(service: str) -> str:
    return (
        f"(service {service}) is unable to consistently start tasks successfully. "
        "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
    )


def rollout_in_progress(deployment: str) -> str:
    return f"ECS deployment {deployment} in progress."


def rollout_completed(deployment: str) -> str:
    return f"ECS deployment {deployment} completed."


ROLLOUT_FAILED = "ECS deployment circuit breaker: tasks failed to start."


def rollout_rolling_back(target: str) -> str:
    return f"ECS deployment circuit breaker: rolling back to deploymentId {target}."


ESSENTIAL_EXITED = "Essential container in task exited"
OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage"


def scaling_activity(deployment: str) -> str:
    return f"Scaling activity initiated by (deployment {deployment})"


def failed_health_checks(group: str) -> str:
    return f"Task failed ELB health checks in (target-group {group})"


def cannot_pull(image: str) -> str:
    return (
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
        f"failed to resolve ref {image}: {image}: not found"
    )


def no_log_group(detail: str) -> str:
    return (
        "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "
        "failed to create Cloudwatch log stream: ResourceNotFoundException: "
        f"The specified log group does not exist. : {detail}"
    )


def cannot_start(image: str, why: str) -> str:
    return f"CannotStartContainerError: failed to start container from {image}: {why}"
