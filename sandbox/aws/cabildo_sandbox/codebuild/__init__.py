# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CodeBuild with real builds, in the place of MiniStack's, whose builds always succeed."""

from __future__ import annotations

from ..extension import Extension
from ..wire import JsonService
from . import projects
from .builds import Builds
from .environment import prepare_tools


def register(extension: Extension) -> None:
    """Adds the service and AWS::CodeBuild::Project."""
    prepare_tools(extension.settings)
    builds = Builds(extension)
    extension.shared["codebuild"] = builds
    service = JsonService(
        "codebuild",
        {
            "CreateProject": projects.create_project,
            "UpdateProject": projects.update_project,
            "DeleteProject": projects.delete_project,
            "BatchGetProjects": projects.batch_get_projects,
            "ListProjects": projects.list_projects,
            **builds.operations(),
        },
    )
    extension.service(
        "codebuild",
        target_prefixes=["CodeBuild_20161006"],
        host_patterns=[r"codebuild\."],
        credential_scope="codebuild",
        handler=service.handle,
        resource_arn=_resource_arn,
    )
    extension.cloudformation_type(
        "AWS::CodeBuild::Project",
        projects.cloudformation_handlers(),
        tags=("Tags", "list"),
        name_property="Name",
        replacing=["Name"],
    )
    extension.on_start(builds.fault_orphans)
    extension.on_stop(builds.stop_all)


def _resource_arn(operation: str, members: dict, region: str, account: str) -> str:
    """Builds are authorized on their project (Service authorization reference, "AWS CodeBuild")."""
    name = members.get("projectName") or members.get("name")
    if not name:
        ids = members.get("ids") or members.get("names") or [members.get("id", "")]
        first = str(ids[0]) if isinstance(ids, list) and ids else ""
        name = first.split(":build/")[-1].split(":", 1)[0] if first else ""
    if not name:
        return "*"
    return f"arn:aws:codebuild:{region}:{account}:project/{str(name).rsplit('/', 1)[-1]}"
