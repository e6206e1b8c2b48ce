# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CodeBuild projects: the operations on them and AWS::CodeBuild::Project.

The store is MiniStack's own, so that its tagging and persistence keep working; the records are complete, where
MiniStack keeps a few members only.
"""

from __future__ import annotations

import copy
import time
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import codebuild as store
from ministack.services.cloudformation import provisioners

from ..wire import AwsError

#: Members CreateProject and UpdateProject take as they are (API reference, "Project").
_MEMBERS = (
    "description",
    "source",
    "secondarySources",
    "sourceVersion",
    "artifacts",
    "secondaryArtifacts",
    "cache",
    "environment",
    "serviceRole",
    "timeoutInMinutes",
    "queuedTimeoutInMinutes",
    "encryptionKey",
    "tags",
    "vpcConfig",
    "logsConfig",
    "concurrentBuildLimit",
    "autoRetryLimit",
)
_INTEGERS = ("timeoutInMinutes", "queuedTimeoutInMinutes", "concurrentBuildLimit", "autoRetryLimit")


def find_project(name: str) -> dict[str, Any]:
    """The project, or the error CodeBuild answers for a name it does not know."""
    project = store._projects.get(name.rsplit("/", 1)[-1])
    if project is None:
        arn = f"arn:aws:codebuild:{get_region()}:{get_account_id()}:project/{name}"
        raise AwsError("ResourceNotFoundException", f"Project cannot be found: {arn}")
    return project


def create_project(request: dict[str, Any]) -> dict[str, Any]:
    """CreateProject."""
    name = request["name"]
    if name in store._projects:
        arn = store._projects[name]["arn"]
        raise AwsError("ResourceAlreadyExistsException", f"Project already exists: {arn}")
    now = time.time()
    account, region = get_account_id(), get_region()
    project = {
        "name": name,
        "arn": f"arn:aws:codebuild:{region}:{account}:project/{name}",
        "description": "",
        "timeoutInMinutes": 60,
        "queuedTimeoutInMinutes": 480,
        "encryptionKey": f"arn:aws:kms:{region}:{account}:alias/aws/s3",
        "cache": {"type": "NO_CACHE"},
        "badge": {"badgeEnabled": False},
        "tags": [],
        "created": now,
        "lastModified": now,
    }
    project.update({member: request[member] for member in _MEMBERS if member in request})
    store._projects[name] = project
    return {"project": copy.deepcopy(project)}


def update_project(request: dict[str, Any]) -> dict[str, Any]:
    """UpdateProject."""
    project = find_project(request["name"])
    project.update({member: request[member] for member in _MEMBERS if member in request})
    project["lastModified"] = time.time()
    return {"project": copy.deepcopy(project)}


def delete_project(request: dict[str, Any]) -> dict[str, Any]:
    """DeleteProject; a project that is not there is deleted, as on AWS."""
    store._projects.pop(request["name"], None)
    return {}


def batch_get_projects(request: dict[str, Any]) -> dict[str, Any]:
    """BatchGetProjects."""
    found, missing = [], []
    for name in request["names"]:
        project = store._projects.get(name.rsplit("/", 1)[-1])
        if project is None:
            missing.append(name)
        else:
            found.append(copy.deepcopy(project))
    return {"projects": found, "projectsNotFound": missing}


def list_projects(request: dict[str, Any]) -> dict[str, Any]:
    """ListProjects."""
    keys = {
        "CREATED_TIME": lambda name: store._projects[name]["created"],
        "LAST_MODIFIED_TIME": lambda name: store._projects[name]["lastModified"],
    }
    names = sorted(store._projects.keys(), key=keys.get(request.get("sortBy", "NAME")))
    if request.get("sortOrder") == "DESCENDING":
        names.reverse()
    return {"projects": names}


def cloudformation_handlers() -> dict[str, Any]:
    """AWS::CodeBuild::Project."""

    def create(logical_id: str, props: dict, stack_name: str) -> tuple[str, dict]:
        name = props.get("Name") or provisioners._physical_name(stack_name, logical_id, max_len=255)
        try:
            project = create_project({"name": name, **_api_members(props)})["project"]
        except AwsError as error:
            raise ValueError(error.message) from error
        return name, {"Arn": project["arn"]}

    def update(physical_id: str, old: dict, new: dict, stack_name: str) -> tuple[str, dict]:
        del old, stack_name
        try:
            project = update_project({"name": physical_id, **_api_members(new)})["project"]
        except AwsError as error:
            raise ValueError(error.message) from error
        return physical_id, {"Arn": project["arn"]}

    def delete(physical_id: str, props: dict) -> None:
        del props
        delete_project({"name": physical_id})

    return {"create": create, "update": update, "delete": delete}


def _api_members(props: dict[str, Any]) -> dict[str, Any]:
    members = provisioners._pascal_to_camel(copy.deepcopy(props))
    if "buildSpec" in members.get("source", {}):
        members["source"]["buildspec"] = members["source"].pop("buildSpec")
    for name in _INTEGERS:
        if name in members:
            members[name] = int(members[name])
    environment = members.get("environment", {})
    for variable in environment.get("environmentVariables", []):
        variable.setdefault("type", "PLAINTEXT")
    if "privilegedMode" in environment:
        environment["privilegedMode"] = str(environment["privilegedMode"]).lower() == "true"
    return members
