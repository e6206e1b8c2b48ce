# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What a CloudFormation action sends: template, parameters and tags from artifacts and configuration.

User guide, "Configuration properties reference" for CloudFormation actions and "Using parameter override functions".
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..artifacts import ArtifactError
from .contract import ActionContext, ActionFailed


@dataclass(frozen=True)
class StackRequest:
    """One create or update."""

    template: str
    parameters: dict[str, str]
    tags: dict[str, str]
    capabilities: list[str]
    role_arn: str


def stack_request(context: ActionContext) -> StackRequest:
    """Reads the artifacts (blocking)."""
    configuration = context.configuration
    if "TemplatePath" not in configuration:
        raise ActionFailed("TemplatePath is required for this ActionMode", "ConfigurationError")
    template = _file(context, configuration["TemplatePath"]).decode()
    settings = _template_configuration(context)
    parameters = {**settings.get("Parameters", {}), **_overrides(context)}
    capabilities = [item for item in configuration.get("Capabilities", "").replace(" ", "").split(",") if item]
    return StackRequest(template, parameters, settings.get("Tags", {}), capabilities, configuration.get("RoleArn", ""))


def _template_configuration(context: ActionContext) -> dict[str, Any]:
    path = context.configuration.get("TemplateConfiguration")
    if not path:
        return {}
    try:
        settings = json.loads(_file(context, path))
    except ValueError:
        settings = None
    if not isinstance(settings, dict) or set(settings) - {"Parameters", "Tags", "StackPolicy"}:
        raise ActionFailed(f"The template configuration {path} is not valid", "ConfigurationError")
    if settings.get("StackPolicy"):
        raise ActionFailed("StackPolicy in a template configuration is not available here", "ConfigurationError")
    return settings


def _overrides(context: ActionContext) -> dict[str, str]:
    text = context.configuration.get("ParameterOverrides", "{}")
    if len(text.encode()) > 1024:
        raise ActionFailed("ParameterOverrides may not exceed 1 KB", "ConfigurationError")
    try:
        overrides = json.loads(text)
    except ValueError:
        raise ActionFailed("ParameterOverrides is not valid JSON", "ConfigurationError") from None
    return {key: _override(context, value) for key, value in overrides.items()}


def _override(context: ActionContext, value: Any) -> str:
    if isinstance(value, dict) and len(value) == 1:
        function, arguments = next(iter(value.items()))
        if function == "Fn::GetArtifactAtt":
            location = _location(context, arguments[0])
            url = f"https://s3.amazonaws.com/{location['bucket']}/{location['key']}"
            return {"BucketName": location["bucket"], "ObjectKey": location["key"], "URL": url}[arguments[1]]
        if function == "Fn::GetParam":
            return str(json.loads(_file(context, f"{arguments[0]}::{arguments[1]}"))[arguments[2]])
    if isinstance(value, (dict, list)):
        raise ActionFailed(f"ParameterOverrides: {json.dumps(value)} is not a value", "ConfigurationError")
    return str(value)


def _file(context: ActionContext, reference: str) -> bytes:
    artifact, separator, path = reference.partition("::")
    if not separator:
        raise ActionFailed(f"{reference} is not in the form Artifact::file", "ConfigurationError")
    try:
        return context.artifacts.read(context.credentials, _location(context, artifact), artifact, path)
    except ArtifactError as error:
        code = "PermissionError" if "AccessDenied" in str(error) else "ConfigurationError"
        raise ActionFailed(str(error), code) from error


def _location(context: ActionContext, artifact: str) -> dict[str, str]:
    declared = [item["name"] for item in context.declared["inputArtifacts"]]
    if artifact not in declared:
        raise ActionFailed(f"{artifact} is not an input artifact of this action", "ConfigurationError")
    return context.execution.artifacts[artifact]
