# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Builds: starting, stopping and listing them."""

from __future__ import annotations

import asyncio
import copy
import logging
import os
import shutil
import time
from typing import Any

from ministack.core.iam_evaluator import caller_arn
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import codebuild as store

from ..extension import Extension
from ..wire import AwsError
from .projects import find_project
from .record import FAULT, IN_PROGRESS, new_build
from .runner import BuildRun

logger = logging.getLogger("cabildo")

#: How many builds of one project BatchGetBuilds still knows; the oldest are forgotten.
_KEPT_BUILDS = 50


class Builds:
    """The running builds of every account and Region."""

    def __init__(self, extension: Extension) -> None:
        self._extension = extension
        self._running: dict[str, tuple[BuildRun, asyncio.Task]] = {}
        # Builds are real work on this machine: more at once than processors would only slow each other down.
        self._slots = asyncio.Semaphore(max(1, os.cpu_count() or 1))

    def start(
        self,
        project_name: str,
        request: dict[str, Any],
        *,
        initiator: str,
        inputs: dict[str, Any] | None = None,
        outputs: dict[str, Any] | None = None,
        resolved_version: str = "",
    ) -> dict[str, Any]:
        """Starts a build in the current account and Region; returns its record.

        ``inputs`` and ``outputs`` are CodePipeline's; without them the project's own S3 source and artifacts count.
        """
        project = find_project(project_name)
        account, region = get_account_id(), get_region()
        own = _builds_of(project["name"])
        number = 1 + max((build["buildNumber"] for build in own), default=0)
        build = new_build(project, request, account, region, number, initiator)
        build["resolvedSourceVersion"] = resolved_version or build["sourceVersion"]
        if request.get("buildspecOverride"):
            build["source"] = {**build["source"], "buildspec": request["buildspecOverride"]}
        store._builds[build["id"]] = build
        for old in sorted(own, key=lambda item: item["startTime"])[: max(0, len(own) - _KEPT_BUILDS)]:
            if old["buildComplete"]:
                store._builds.pop(old["id"], None)
        run = BuildRun(
            build=build,
            inputs=_project_source(project) if inputs is None else inputs,
            outputs=_project_artifacts(project, build) if outputs is None else outputs,
            settings=self._extension.settings,
            account=account,
            region=region,
            slots=self._slots,
        )
        task = asyncio.create_task(run.run(), name=f"build {build['id']}")
        self._running[build["id"]] = run, task
        task.add_done_callback(lambda _: self._running.pop(build["id"], None))
        return build

    async def wait(self, build_id: str) -> dict[str, Any]:
        """The record of a build once it has ended."""
        running = self._running.get(build_id)
        if running is not None:
            await asyncio.wait([running[1]])
        return store._builds[build_id]

    async def stop(self, build_id: str) -> dict[str, Any]:
        """Stops a build and returns its record."""
        build = _find_build(build_id)
        running = self._running.get(build["id"])
        if running is not None:
            running[0].stop_requested = True
            running[1].cancel()
            await asyncio.wait([running[1]])
        return build

    async def stop_all(self) -> None:
        """Ends every build; for the end of the sandbox."""
        tasks = [task for _, task in self._running.values()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def fault_orphans(self) -> None:
        """Ends builds that a former sandbox left running when it was killed, and removes their files."""
        shutil.rmtree(self._extension.state_dir / "builds", ignore_errors=True)
        for (account, region, build_id), build in list(store._builds._data.items()):
            if build["buildStatus"] == IN_PROGRESS and build_id not in self._running:
                with request_scope(account, region):
                    build["phases"][-1].update(
                        phaseStatus=FAULT,
                        endTime=time.time(),
                        contexts=[{"statusCode": "INTERNAL_SERVICE_ERROR", "message": "The sandbox was killed"}],
                    )
                    build.update(buildStatus=FAULT, buildComplete=True, currentPhase="COMPLETED", endTime=time.time())

    def operations(self) -> dict[str, Any]:
        """The service's operations on builds."""

        def start_build(request: dict[str, Any]) -> dict[str, Any]:
            # The initiator is "the entity that started the build": an IAM user or role by name.
            initiator = caller_arn().rsplit(":", 1)[-1]
            build = self.start(request["projectName"], request, initiator=initiator)
            return {"build": copy.deepcopy(build)}

        async def stop_build(request: dict[str, Any]) -> dict[str, Any]:
            return {"build": copy.deepcopy(await self.stop(request["id"]))}

        return {
            "StartBuild": start_build,
            "StopBuild": stop_build,
            "BatchGetBuilds": _batch_get_builds,
            "ListBuilds": _list_builds,
            "ListBuildsForProject": _list_builds_for_project,
        }


def _batch_get_builds(request: dict[str, Any]) -> dict[str, Any]:
    found, missing = [], []
    for name in request["ids"]:
        build = store._builds.get(name.split(":build/")[-1])
        if build is None:
            missing.append(name)
        else:
            found.append(copy.deepcopy(build))
    return {"builds": found, "buildsNotFound": missing}


def _list_builds(request: dict[str, Any]) -> dict[str, Any]:
    return _page(list(store._builds.values()), request)


def _list_builds_for_project(request: dict[str, Any]) -> dict[str, Any]:
    return _page(_builds_of(find_project(request["projectName"])["name"]), request)


def _page(builds: list[dict[str, Any]], request: dict[str, Any]) -> dict[str, Any]:
    """100 ids a page, newest first (API reference, "ListBuilds")."""
    newest_first = request.get("sortOrder", "DESCENDING") == "DESCENDING"
    ids = [build["id"] for build in sorted(builds, key=lambda item: item["startTime"], reverse=newest_first)]
    token = request.get("nextToken") or "0"
    if not token.isdigit():
        raise AwsError("InvalidInputException", "Invalid nextToken")
    end = int(token) + 100
    return {"ids": ids[int(token) : end], **({"nextToken": str(end)} if end < len(ids) else {})}


def _find_build(name: str) -> dict[str, Any]:
    build = store._builds.get(name.split(":build/")[-1])
    if build is None:
        arn = f"arn:aws:codebuild:{get_region()}:{get_account_id()}:build/{name}"
        raise AwsError("ResourceNotFoundException", f"Build cannot be found: {arn}")
    return build


def _builds_of(project_name: str) -> list[dict[str, Any]]:
    return [build for build in store._builds.values() if build["projectName"] == project_name]


def _project_source(project: dict[str, Any]) -> dict[str, Any]:
    source = project["source"]
    if source["type"] == "NO_SOURCE":
        return {}
    if source["type"] == "S3":
        bucket, _, key = source["location"].removeprefix("arn:aws:s3:::").partition("/")
        return {"bucket": bucket, "key": key}
    raise AwsError("InvalidInputException", f"Source type {source['type']} cannot be built outside of its pipeline")


def _project_artifacts(project: dict[str, Any], build: dict[str, Any]) -> dict[str, Any]:
    artifacts = project["artifacts"]
    if artifacts["type"] != "S3":
        return {}
    name = artifacts.get("name") or project["name"]
    parts = [artifacts.get("path", "").strip("/"), name]
    if artifacts.get("namespaceType") == "BUILD_ID":
        parts.insert(1, build["id"].split(":", 1)[1])
    key = "/".join(part for part in parts if part)
    return {"": {"bucket": artifacts["location"], "key": key, "encryptionKey": build["encryptionKey"]}}
