# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the sandbox is told from outside; environment variables are its only interface."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingsError(Exception):
    """A variable is missing or wrong; the message says which one and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """Addresses, directories and secrets of one running sandbox."""

    #: Port of the one endpoint for every AWS service.
    port: int
    #: Port where the load balancers' front answers.
    edge_port: int
    #: Directory for everything the sandbox keeps; one sandbox a directory.
    state_dir: Path
    #: Base URL of the Git host behind every connection, for example ``http://localhost:7010``.
    git_url: str
    #: Token of the account that reads repositories; empty for hosts without sign-in.
    git_token: str
    #: The Node binary builds and tasks get on their PATH, or None when the machine has none.
    node_binary: Path | None

    @property
    def endpoint(self) -> str:
        """URL of the AWS endpoint, for SDK clients and builds."""
        return f"http://127.0.0.1:{self.port}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Reads and checks the variables of the sandbox's contract."""
        state_dir = environment.get("CABILDO_STATE_DIR", "")
        if not state_dir:
            raise SettingsError("CABILDO_STATE_DIR is not set: name the directory the sandbox keeps its state in")
        node = environment.get("CABILDO_NODE_BIN") or shutil.which("node", path=environment.get("PATH"))
        return cls(
            port=_port(environment, "CABILDO_AWS_PORT"),
            edge_port=_port(environment, "CABILDO_EDGE_PORT"),
            state_dir=Path(state_dir).resolve(),
            git_url=environment.get("CABILDO_GIT_URL", "").rstrip("/"),
            git_token=environment.get("CABILDO_GIT_TOKEN", ""),
            node_binary=Path(node) if node else None,
        )


def _port(environment: Mapping[str, str], name: str) -> int:
    value = environment.get(name, "")
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise SettingsError(f"{name} is {value!r}: give a port between 1 and 65535")
    return int(value)
