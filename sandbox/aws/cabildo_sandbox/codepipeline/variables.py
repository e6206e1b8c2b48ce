# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Variable references in an action's configuration, resolved just before it runs (user guide, "Variables")."""

from __future__ import annotations

import re

from .declaration import VARIABLE
from .records import Execution


class UnresolvedVariable(Exception):
    """A reference no earlier action has given a value."""


def resolve(configuration: dict[str, str], execution: Execution, start_time: str) -> dict[str, str]:
    """The configuration with every ``#{namespace.key}`` replaced."""
    known = {
        **execution.namespaces,
        "variables": execution.variables,
        "codepipeline": {"PipelineExecutionId": execution.id, "ActionStartTime": start_time},
    }

    def value(match: re.Match[str]) -> str:
        namespace, _, key = match["reference"].partition(".")
        found = known.get(namespace, {}).get(key)
        if found is None:
            raise UnresolvedVariable(
                "An action configuration value includes a variable reference that could not be resolved: "
                f"#{{{match['reference']}}}"
            )
        return found

    return {key: VARIABLE.sub(value, text) for key, text in configuration.items()}
