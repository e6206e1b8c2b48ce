# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Types whose handlers wait (for a steady service, for a validated certificate) and so leave MiniStack's loop free."""

from __future__ import annotations

import asyncio
import time

from ministack.services import cloudformation
from ministack.services.cloudformation import stacks

from ..extension import Extension

_WAITING = frozenset({"AWS::ECS::Service", "AWS::CertificateManager::Certificate"})
#: How long the end of the sandbox waits for stacks; their handlers are fast once none of them waits any more.
_DRAIN_SECONDS = 3.0
_LOOK_SECONDS = 0.05


def install(extension: Extension) -> None:
    """Has MiniStack run these types' handlers on threads of their own, as it does its own waiting types."""
    runs_on_thread = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda type_name: type_name in _WAITING or runs_on_thread(type_name)
    extension.on_stop(_drain)


async def _drain() -> None:
    """Lets stacks that are being made come to an end: a stack saved half-way could never be changed again."""
    deadline = time.monotonic() + _DRAIN_SECONDS
    while _changing() and time.monotonic() < deadline:
        await asyncio.sleep(_LOOK_SECONDS)


def _changing() -> bool:
    statuses = (stack.get("StackStatus", "") for _, stack in cloudformation._stacks.all_items())
    # In REVIEW_IN_PROGRESS somebody has yet to execute the change set.
    return any(status.endswith("_IN_PROGRESS") and not status.startswith("REVIEW") for status in statuses)
