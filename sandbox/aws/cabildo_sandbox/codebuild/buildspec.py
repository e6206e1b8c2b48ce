# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A buildspec, read by the rules of the CodeBuild user guide's "Build specification reference for CodeBuild"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

#: The phases a buildspec may name, in the order they run.
PHASES = ("install", "pre_build", "build", "post_build")


class BuildspecError(Exception):
    """A buildspec CodeBuild would refuse; the message is worded as its YAML_FILE_ERROR."""


@dataclass(frozen=True)
class Phase:
    """One phase's commands, those that run whatever happens, and what a failure leads to."""

    commands: list[str] = field(default_factory=list)
    finally_commands: list[str] = field(default_factory=list)
    #: ABORT or CONTINUE; None where the buildspec leaves the phase's own rule.
    on_failure: str | None = None


@dataclass(frozen=True)
class Artifacts:
    """Which files leave the build."""

    files: list[str]
    base_directory: str = "."
    discard_paths: bool = False
    exclude_paths: list[str] = field(default_factory=list)
    name: str = ""


@dataclass(frozen=True)
class Buildspec:
    """What a build runs and hands on."""

    shell: str = "sh"
    variables: dict[str, str] = field(default_factory=dict)
    exported_variables: list[str] = field(default_factory=list)
    phases: dict[str, Phase] = field(default_factory=dict)
    artifacts: Artifacts | None = None
    secondary_artifacts: dict[str, Artifacts] = field(default_factory=dict)


def parse_buildspec(text: str) -> Buildspec:
    """Reads a buildspec of version 0.2."""
    try:
        # Scalars stay text: CodeBuild hands 'true' and '1.10' on as they are written.
        document = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise BuildspecError(f"Failed to parse buildspec: {error}") from error
    if not isinstance(document, dict):
        raise BuildspecError("Failed to parse buildspec: the document is not a mapping")
    version = document.get("version")
    if version != "0.2":
        raise BuildspecError(f"This build image requires selecting buildspec version 0.2, found: {version}")
    environment = _mapping(document, "env")
    for unsupported in ("parameter-store", "secrets-manager"):
        if environment.get(unsupported):
            raise BuildspecError(f"env.{unsupported} is not available in this sandbox")
    phases = _mapping(document, "phases")
    unknown = sorted(set(phases) - set(PHASES))
    if unknown:
        raise BuildspecError(f"unknown phase: {', '.join(unknown)}")
    artifacts = _mapping(document, "artifacts")
    secondary = _mapping(artifacts, "secondary-artifacts")
    return Buildspec(
        shell=environment.get("shell") or "sh",
        variables={name: str(value) for name, value in _mapping(environment, "variables").items()},
        exported_variables=_strings(environment, "exported-variables"),
        phases={name: _phase(_mapping(phases, name)) for name in PHASES if name in phases},
        artifacts=_artifacts(artifacts) if artifacts.get("files") else None,
        secondary_artifacts={name: _artifacts(_mapping(secondary, name)) for name in secondary},
    )


def _phase(document: dict[str, Any]) -> Phase:
    on_failure = document.get("on-failure") or None
    if on_failure not in (None, "ABORT", "CONTINUE"):
        raise BuildspecError(f"on-failure must be ABORT or CONTINUE, found: {on_failure}")
    return Phase(_strings(document, "commands"), _strings(document, "finally"), on_failure)


def _artifacts(document: dict[str, Any]) -> Artifacts:
    return Artifacts(
        files=_strings(document, "files"),
        base_directory=document.get("base-directory") or ".",
        discard_paths=document.get("discard-paths") in ("yes", "true"),
        exclude_paths=_strings(document, "exclude-paths"),
        name=document.get("name") or "",
    )


def _mapping(document: dict[str, Any], key: str) -> dict[str, Any]:
    value = document.get(key) or {}
    if not isinstance(value, dict):
        raise BuildspecError(f"{key} must be a mapping")
    return value


def _strings(document: dict[str, Any], key: str) -> list[str]:
    value = document.get(key) or []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BuildspecError(f"{key} must be a list of strings")
    return value
