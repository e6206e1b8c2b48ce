# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The environment of a build: its tools, its variables, and nothing of the person's who runs the sandbox."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

from ..roles import Credentials
from ..settings import Settings

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]


def prepare_tools(settings: Settings) -> Path:
    """Writes the directory that stands first on every build's PATH; returns it.

    ``docker`` is the recorded stand-in; ``aws`` and ``python3`` are those the sandbox itself runs on.
    """
    tools = settings.state_dir / "bin"
    tools.mkdir(parents=True, exist_ok=True)
    interpreter = shlex.quote(sys.executable)
    package = shlex.quote(str(_PACKAGE_ROOT))
    images = shlex.quote(str(settings.state_dir / "images"))
    _script(
        tools / "docker",
        f'CABILDO_IMAGES={images} PYTHONPATH={package} exec {interpreter} -m cabildo_sandbox.docker_cli "$@"',
    )
    _script(tools / "aws", f'exec {interpreter} -m awscli "$@"')
    base_interpreter = Path(sys.executable).resolve()
    for name in ("python3", "python"):
        _link(tools / name, base_interpreter)
    if settings.node_binary is not None:
        _link(tools / "node", settings.node_binary.resolve())
    return tools


def build_variables(
    build: dict[str, Any],
    settings: Settings,
    credentials: Credentials,
    region: str,
    directories: dict[str, Path],
    declared: dict[str, str],
) -> dict[str, str]:
    """The variables a build starts with (user guide, "Environment variables in build environments").

    Those of the project and the start request win over the buildspec's, which win over CodeBuild's own.
    """
    identifier = build["id"].split(":", 1)[1]
    variables = {
        "PATH": f"{settings.state_dir / 'bin'}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": str(directories["home"]),
        "TMPDIR": str(directories["tmp"]),
        "LANG": "C.UTF-8",
        "CI": "true",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_ENDPOINT_URL": settings.endpoint,
        "AWS_ACCESS_KEY_ID": credentials.access_key_id,
        "AWS_SECRET_ACCESS_KEY": credentials.secret_access_key,
        "AWS_SESSION_TOKEN": credentials.session_token,
        "AWS_EC2_METADATA_DISABLED": "true",
        "CODEBUILD_BUILD_ID": build["id"],
        "CODEBUILD_BUILD_ARN": build["arn"],
        "CODEBUILD_BUILD_NUMBER": str(build["buildNumber"]),
        "CODEBUILD_BUILD_IMAGE": build["environment"].get("image", ""),
        "CODEBUILD_INITIATOR": build["initiator"],
        "CODEBUILD_RESOLVED_SOURCE_VERSION": build.get("resolvedSourceVersion", ""),
        "CODEBUILD_SOURCE_VERSION": build["sourceVersion"],
        "CODEBUILD_SRC_DIR": str(directories["source"]),
        "CODEBUILD_START_TIME": str(int(build["startTime"] * 1000)),
        "CODEBUILD_LOG_PATH": identifier,
        "CODEBUILD_BUILD_SUCCEEDING": "1",
    }
    variables.update(declared)
    variables.update({item["name"]: item["value"] for item in build["environment"].get("environmentVariables", [])})
    return variables


def _script(path: Path, command: str) -> None:
    path.write_text(f"#!/bin/sh\n{command}\n")
    path.chmod(0o755)


def _link(path: Path, target: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)
