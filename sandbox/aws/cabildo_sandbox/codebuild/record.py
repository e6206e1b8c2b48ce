# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A build's record, as BatchGetBuilds answers it, and how its phases pass."""

from __future__ import annotations

import time
import uuid
from typing import Any

from ..events import emit_event

#: Statuses of a phase and of a build (CodeBuild API reference, "BuildPhase").
SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED, IN_PROGRESS = (
    "SUCCEEDED",
    "FAILED",
    "FAULT",
    "TIMED_OUT",
    "STOPPED",
    "IN_PROGRESS",
)


def new_build(
    project: dict[str, Any], request: dict[str, Any], account: str, region: str, number: int, initiator: str
) -> dict[str, Any]:
    """The record of a build that was just submitted."""
    identifier = str(uuid.uuid4())
    build_id = f"{project['name']}:{identifier}"
    logs = (project.get("logsConfig") or {}).get("cloudWatchLogs") or {}
    group = logs.get("groupName") or f"/aws/codebuild/{project['name']}"
    stream = f"{logs['streamName']}/{identifier}" if logs.get("streamName") else identifier
    now = time.time()
    return {
        "id": build_id,
        "arn": f"arn:aws:codebuild:{region}:{account}:build/{build_id}",
        "buildNumber": number,
        "startTime": now,
        "currentPhase": "SUBMITTED",
        "buildStatus": IN_PROGRESS,
        "buildComplete": False,
        "sourceVersion": request.get("sourceVersion", project.get("sourceVersion", "")),
        "projectName": project["name"],
        "phases": [{"phaseType": "SUBMITTED", "startTime": now}],
        "source": project["source"],
        "artifacts": {"location": ""},
        "environment": _environment(project, request),
        "serviceRole": request.get("serviceRoleOverride", project["serviceRole"]),
        "logs": {
            "groupName": group,
            "streamName": stream,
            "deepLink": f"https://console.aws.amazon.com/cloudwatch/home?region={region}#logsV2:log-groups/log-group/"
            f"{group.replace('/', '$252F')}/log-events/{stream.replace('/', '$252F')}",
            "cloudWatchLogsArn": f"arn:aws:logs:{region}:{account}:log-group:{group}:log-stream:{stream}",
            "cloudWatchLogs": {"status": "ENABLED", "groupName": group},
        },
        "timeoutInMinutes": request.get("timeoutInMinutesOverride", project["timeoutInMinutes"]),
        "queuedTimeoutInMinutes": project["queuedTimeoutInMinutes"],
        "initiator": initiator,
        "encryptionKey": project["encryptionKey"],
        "exportedEnvironmentVariables": [],
    }


def _environment(project: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    environment = dict(project["environment"])
    variables = {item["name"]: item for item in environment.get("environmentVariables", [])}
    variables.update({item["name"]: item for item in request.get("environmentVariablesOverride", [])})
    environment["environmentVariables"] = list(variables.values())
    return environment


class Phases:
    """Moves one build through its phases and tells EventBridge about each."""

    def __init__(self, build: dict[str, Any], account: str, region: str) -> None:
        self._build = build
        self._scope = (account, region)

    def enter(self, phase: str) -> None:
        """Begins a phase; the one before it must have ended."""
        self._build["currentPhase"] = phase
        self._build["phases"].append({"phaseType": phase, "startTime": time.time()})

    def leave(self, status: str, code: str = "", message: str = "") -> None:
        """Ends the current phase."""
        phase = self._build["phases"][-1]
        now = time.time()
        phase.update(
            {
                "phaseStatus": status,
                "endTime": now,
                "durationInSeconds": int(now - phase["startTime"]),
                "contexts": [{"statusCode": code, "message": message}],
            }
        )
        detail = {
            "completed-phase": phase["phaseType"],
            "completed-phase-status": status,
            "completed-phase-context": f"[{code}: {message}]",
            "completed-phase-duration-seconds": phase["durationInSeconds"],
        }
        self._emit("CodeBuild Build Phase Change", detail)

    def finish(self, status: str) -> None:
        """Ends the build."""
        now = time.time()
        self._build["phases"].append({"phaseType": "COMPLETED", "startTime": now})
        self._build.update({"buildStatus": status, "buildComplete": True, "currentPhase": "COMPLETED", "endTime": now})
        self.announce()

    def announce(self) -> None:
        """Tells EventBridge the build's status."""
        detail = {"build-status": self._build["buildStatus"], "current-phase": self._build["currentPhase"]}
        self._emit("CodeBuild Build State Change", detail)

    def _emit(self, detail_type: str, detail: dict[str, Any]) -> None:
        build = self._build
        detail.update(
            {
                "project-name": build["projectName"],
                "build-id": build["arn"],
                "version": "1",
                "additional-information": {
                    "build-complete": build["buildComplete"],
                    "build-number": build["buildNumber"],
                    "initiator": build["initiator"],
                    "logs": {key: build["logs"][key] for key in ("groupName", "streamName", "deepLink")},
                },
            }
        )
        emit_event(*self._scope, "aws.codebuild", detail_type, detail, [build["arn"]])
