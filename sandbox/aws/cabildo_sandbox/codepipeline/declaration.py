# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What makes a pipeline's structure valid, and the errors AWS answers where it is not.

User guide, "Pipeline structure reference" and "Action structure reference".
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import get_account_id

from ..roles import RoleError, assume_as_service
from ..wire import AwsError

VARIABLE = re.compile(r"#\{(?P<reference>[^{}]*)\}")
_PARALLEL_EXECUTIONS = ("QUEUED", "PARALLEL")


@dataclass(frozen=True)
class ActionType:
    """An action's provider: its configuration keys and how many artifacts it takes and makes."""

    required: frozenset[str]
    optional: frozenset[str]
    inputs: tuple[int, int]
    outputs: tuple[int, int]


#: By category and provider; all of owner AWS and version 1.
ACTION_TYPES = {
    ("Source", "CodeStarSourceConnection"): ActionType(
        frozenset({"ConnectionArn", "FullRepositoryId", "BranchName"}),
        frozenset({"OutputArtifactFormat", "DetectChanges"}),
        (0, 0),
        (1, 1),
    ),
    ("Build", "CodeBuild"): ActionType(
        frozenset({"ProjectName"}),
        frozenset({"PrimarySource", "EnvironmentVariables", "BatchEnabled", "CombineArtifacts"}),
        (1, 5),
        (0, 5),
    ),
    ("Deploy", "CloudFormation"): ActionType(
        frozenset({"ActionMode", "StackName"}),
        frozenset(
            {
                "TemplatePath",
                "TemplateConfiguration",
                "RoleArn",
                "Capabilities",
                "ChangeSetName",
                "ParameterOverrides",
                "OutputFileName",
            }
        ),
        (0, 10),
        (0, 1),
    ),
    ("Approval", "Manual"): ActionType(
        frozenset(), frozenset({"NotificationArn", "CustomData", "ExternalEntityLink"}), (0, 0), (0, 0)
    ),
}
ACTION_TYPES[("Test", "CodeBuild")] = ACTION_TYPES[("Build", "CodeBuild")]


def checked_declaration(request: dict[str, Any], version: int) -> dict[str, Any]:
    """The declaration with AWS's defaults filled in; raises the error AWS answers for a wrong one."""
    declaration = copy.deepcopy(request)
    declaration["version"] = version
    declaration.setdefault("executionMode", "SUPERSEDED")
    v2_only = declaration.get("triggers") or declaration.get("variables")
    if declaration["executionMode"] in _PARALLEL_EXECUTIONS or v2_only:
        if declaration.get("pipelineType") == "V1":
            raise _structure("Pipeline of type V1 does not support triggers, variables or this execution mode")
        declaration["pipelineType"] = "V2"
    declaration.setdefault("pipelineType", "V1")
    for stage in declaration["stages"]:
        for action in stage["actions"]:
            action["runOrder"] = action.get("runOrder", 1)
            action.setdefault("configuration", {})
            action.setdefault("inputArtifacts", [])
            action.setdefault("outputArtifacts", [])
    _check_stages(declaration["stages"])
    _check_artifacts(declaration["stages"])
    _check_variables(declaration)
    _check_unsupported(declaration)
    if not declaration.get("artifactStore") and not declaration.get("artifactStores"):
        raise _structure("Pipeline is missing an artifact store")
    _check_role(declaration)
    return declaration


def artifact_store(declaration: dict[str, Any], region: str) -> dict[str, Any]:
    """The artifact store actions of a Region use."""
    return declaration.get("artifactStore") or declaration["artifactStores"][region]


def action_type_of(action: dict[str, Any]) -> tuple[str, str]:
    """Category and provider."""
    return action["actionTypeId"]["category"], action["actionTypeId"]["provider"]


def _structure(message: str) -> AwsError:
    return AwsError("InvalidStructureException", message)


def _check_stages(stages: list[dict[str, Any]]) -> None:
    if len(stages) < 2:
        raise _structure(
            f"Pipeline has only {len(stages)} stage(s). There should be a minimum of 2 stages in a pipeline"
        )
    if len(stages) > 50:
        raise _structure(f"Pipeline has {len(stages)} stages. There should be a maximum of 50 stages in a pipeline")
    _check_unique("A stage name", [stage["name"] for stage in stages])
    for index, stage in enumerate(stages):
        if not stage["actions"]:
            raise AwsError("InvalidStageDeclarationException", f"Stage {stage['name']} must have at least one action")
        _check_unique(f"An action name in stage {stage['name']}", [action["name"] for action in stage["actions"]])
        sources = [action for action in stage["actions"] if action["actionTypeId"]["category"] == "Source"]
        if index == 0 and len(sources) != len(stage["actions"]):
            raise _structure("Pipeline should start with a stage that only contains source actions")
        if index > 0 and sources:
            raise _structure(f"Stage {stage['name']}: only the first stage of a pipeline can contain source actions")
        for action in stage["actions"]:
            _check_action(action)


def _check_action(action: dict[str, Any]) -> None:
    kind = action["actionTypeId"]
    known = ACTION_TYPES.get((kind["category"], kind["provider"]))
    if known is None or kind["owner"] != "AWS" or kind["version"] != "1":
        raise AwsError(
            "InvalidActionDeclarationException",
            f"ActionType (Category: '{kind['category']}', Provider: '{kind['provider']}', Owner: '{kind['owner']}', "
            f"Version: '{kind['version']}') in action '{action['name']}' is not available",
        )
    given = set(action["configuration"])
    for missing in sorted(known.required - given):
        raise AwsError(
            "InvalidActionDeclarationException",
            f"Action configuration for action '{action['name']}' is missing required configuration '{missing}'",
        )
    for unknown in sorted(given - known.required - known.optional):
        raise AwsError(
            "InvalidActionDeclarationException",
            f"Action configuration for action '{action['name']}' contains unknown configuration '{unknown}'",
        )
    for what, limits, artifacts in (
        ("input", known.inputs, action["inputArtifacts"]),
        ("output", known.outputs, action["outputArtifacts"]),
    ):
        if not limits[0] <= len(artifacts) <= limits[1]:
            raise AwsError(
                "InvalidActionDeclarationException",
                f"Action {action['name']} has {len(artifacts)} {what} artifacts which is not within the limits: "
                f"{limits[0]} to {limits[1]}",
            )


def _check_artifacts(stages: list[dict[str, Any]]) -> None:
    made: list[str] = []
    for stage in stages:
        for action in sorted(stage["actions"], key=lambda item: item["runOrder"]):
            for artifact in action["inputArtifacts"]:
                if artifact["name"] not in made:
                    raise _structure(
                        f"Input Artifact Bundle {artifact['name']} in action {action['name']} is not declared as "
                        "Output Artifact Bundle in any of the preceding actions"
                    )
            made += [artifact["name"] for artifact in action["outputArtifacts"]]
    _check_unique("An output artifact name", made)


def _check_variables(declaration: dict[str, Any]) -> None:
    namespaces = {"codepipeline", "variables"}
    for stage in declaration["stages"]:
        for action in sorted(stage["actions"], key=lambda item: item["runOrder"]):
            for key, value in action["configuration"].items():
                for match in VARIABLE.finditer(value):
                    if match["reference"].partition(".")[0] not in namespaces:
                        raise _structure(
                            "Valid format for a pipeline execution variable reference is a namespace and a key "
                            "separated by a period (.). The following pipeline execution variables are referencing "
                            f"a namespace that does not exist. StageName=[{stage['name']}], "
                            f"ActionName=[{action['name']}], ActionConfigurationKey=[{key}], "
                            f"VariableReferenceText=[{match['reference']}]"
                        )
            if action.get("namespace"):
                namespaces.add(action["namespace"])


def _check_unsupported(declaration: dict[str, Any]) -> None:
    for stage in declaration["stages"]:
        for member in ("onFailure", "onSuccess", "beforeEntry"):
            if stage.get(member):
                raise _structure(f"Stage {stage['name']}: {member} is not available in this sandbox")
    for trigger in declaration.get("triggers", []):
        git = trigger["gitConfiguration"]
        for push in git.get("push", []):
            if push.get("tags") or push.get("filePaths"):
                raise _structure("Triggers on tags and file paths are not available in this sandbox")
        if git.get("pullRequest"):
            raise _structure("Triggers on pull requests are not available in this sandbox")


def _check_role(declaration: dict[str, Any]) -> None:
    role = declaration["roleArn"]
    source = f"arn:aws:codepipeline::{get_account_id()}:{declaration['name']}"
    try:
        assume_as_service(role, "codepipeline.amazonaws.com", "check", source)
    except RoleError as error:
        raise _structure(f"CodePipeline is not authorized to perform AssumeRole on role {role}") from error


def _check_unique(what: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise _structure(f"{what} must be unique within the pipeline: {name} is used more than once")
