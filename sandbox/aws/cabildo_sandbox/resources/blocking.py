# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Types whose handlers wait (for a steady service, for a validated certificate) and so leave MiniStack's loop free."""

from __future__ import annotations

from ministack.services.cloudformation import stacks

_WAITING = frozenset({"AWS::ECS::Service", "AWS::CertificateManager::Certificate"})


def install() -> None:
    """Has MiniStack run these types' handlers on threads of their own, as it does its own waiting types."""
    runs_on_thread = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda type_name: type_name in _WAITING or runs_on_thread(type_name)
