# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Build and test with CodeBuild (action structure reference, "AWS CodeBuild")."""

from __future__ import annotations

import json
from typing import Any

from ...codebuild.builds import Builds
from ...roles import denial
from ...wire import AwsError
from .contract import ActionContext, ActionFailed, ActionResult


async def run_build(context: ActionContext) -> ActionResult:
    """Starts a build of the project on the input artifacts and waits for its end."""
    builds: Builds = context.shared["codebuild"]
    project = context.configuration["ProjectName"]
    arn = f"arn:aws:codebuild:{context.region}:{context.pipeline.account}:project/{project}"
    for action in ("codebuild:StartBuild", "codebuild:BatchGetBuilds"):
        refused = denial(context.role_arn, context.session_name, action, arn)
        if refused:
            raise ActionFailed(
                f"Error calling {action[10].lower()}{action[11:]}: {refused} (Service: AWSCodeBuild; Status Code: 400; "
                "Error Code: AccessDeniedException)",
                "PermissionError",
            )
    inputs = [artifact["name"] for artifact in context.declared["inputArtifacts"]]
    primary = context.configuration.get("PrimarySource", inputs[0])
    if len(inputs) > 1:
        raise ActionFailed("More than one input artifact is not available in this sandbox", "ConfigurationError")
    source = context.execution.artifacts[primary]
    outputs = _outputs(context)
    try:
        build = builds.start(
            project,
            {"environmentVariablesOverride": _environment_variables(context), "sourceVersion": _version(source)},
            initiator=f"codepipeline/{context.pipeline.name}",
            inputs=source,
            outputs=outputs,
            resolved_version=_revision(context.execution.revisions),
        )
    except AwsError as error:
        raise ActionFailed(
            f"Error calling startBuild: {error.message} (Service: AWSCodeBuild; Status Code: 400; "
            f"Error Code: {error.code})",
            "ConfigurationError",
        ) from error
    context.run.external_id = build["id"]
    context.run.external_url = build["logs"]["deepLink"]
    build = await builds.wait(build["id"])
    if build["buildStatus"] != "SUCCEEDED":
        raise ActionFailed(
            f"Build terminated with state: {build['buildStatus']}. {_first_failure(build)}".rstrip(),
            external_id=build["id"],
            external_url=build["logs"]["deepLink"],
        )
    names = [artifact["name"] for artifact in context.declared["outputArtifacts"]]
    return ActionResult(
        external_id=build["id"],
        external_url=build["logs"]["deepLink"],
        variables={item["name"]: item["value"] for item in build["exportedEnvironmentVariables"]},
        artifacts={name: dict(outputs["" if len(names) == 1 else name]) for name in names},
    )


def _outputs(context: ActionContext) -> dict[str, dict[str, str]]:
    """With one output it is the build's primary artifact, with more they are its secondary ones."""
    names = [artifact["name"] for artifact in context.declared["outputArtifacts"]]
    outputs = {}
    for name in names:
        outputs["" if len(names) == 1 else name] = {
            "bucket": context.artifacts.bucket,
            "key": context.artifacts.new_key(context.pipeline.name, name),
            "encryptionKey": context.artifacts.encryption_key,
        }
    return outputs


def _environment_variables(context: ActionContext) -> list[dict[str, str]]:
    text = context.configuration.get("EnvironmentVariables", "[]")
    try:
        variables = json.loads(text)
    except ValueError:
        raise ActionFailed("EnvironmentVariables is not valid JSON", "ConfigurationError") from None
    for variable in variables:
        if variable.get("type", "PLAINTEXT") != "PLAINTEXT":
            raise ActionFailed(
                f"Environment variable {variable['name']}: type {variable['type']} is not available in this sandbox",
                "ConfigurationError",
            )
    return variables


def _version(source: dict[str, str]) -> str:
    return f"arn:aws:s3:::{source['bucket']}/{source['key']}"


def _revision(revisions: list[dict[str, Any]]) -> str:
    return revisions[0]["revisionId"] if revisions else ""


def _first_failure(build: dict[str, Any]) -> str:
    for phase in build["phases"]:
        if phase.get("phaseStatus") not in (None, "SUCCEEDED"):
            context = phase["contexts"][0]
            return f"Phase: {phase['phaseType']}, Code: {context['statusCode']}, Message: {context['message']}"
    return ""
