# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""State saved while the sandbox runs, so that a killed process loses a minute and not a day.

MiniStack saves when it stops, which a kill or a power cut does not let it.
"""

from __future__ import annotations

import asyncio
import logging

from ministack import app
from ministack.core.persistence import save_state

from .authorization import calls
from .extension import Extension

logger = logging.getLogger("cabildo")

_SECONDS = 60.0


def register(extension: Extension) -> None:
    """Saves once a minute when something was changed."""
    extension.on_start(_run)

    async def save(body: object, query: object) -> tuple[int, dict[str, int]]:
        del body, query
        return 200, {"services": await save_all()}

    extension.control_route("POST", "/_sandbox/checkpoints", save)


async def _run() -> None:
    saved = calls.writes
    while True:
        await asyncio.sleep(_SECONDS)
        if calls.writes != saved:
            saved = calls.writes
            await save_all()


async def save_all() -> int:
    """Saves every service that has state; returns how many."""
    services = app._build_persistence_save_dict()
    for name, state_of in services.items():
        # One service a turn of the loop, and the writing elsewhere: requests must not wait for a whole save.
        try:
            state = state_of()
        except RuntimeError as error:
            logger.warning("checkpoint of %s left out: %s", name, error)
            continue
        if state is not None:
            await asyncio.to_thread(save_state, name, state)
    return len(services)
