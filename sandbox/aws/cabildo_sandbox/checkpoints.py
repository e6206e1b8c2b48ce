# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""State saved while the sandbox runs, so that a killed process loses a minute and not a day.

MiniStack saves when it stops, which a kill or a power cut does not let it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from pathlib import Path
from typing import Any

from ministack import app
from ministack.core import persistence
from ministack.services import cloudformation

from .authorization import calls
from .extension import Extension

logger = logging.getLogger("cabildo")

_SECONDS = 60.0


def register(extension: Extension) -> None:
    """Saves once a minute when something was changed, and many times faster than MiniStack does.

    Hundreds of nested stacks are tens of megabytes, which MiniStack copies object by object and then encodes in
    Python. Encoding them at once, in C, takes a tenth of that and needs no copy.
    """
    persistence.save_state = _save
    cloudformation.get_state = lambda: {key: store() for store, key in cloudformation._PERSISTED_STORES}
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
            text = None if state is None else _encode(name, state)
        except RuntimeError as error:
            logger.warning("checkpoint of %s left out: %s", name, error)
            continue
        if text is not None:
            await asyncio.to_thread(_write, name, text)
    return len(services)


def _encode(service: str, data: dict[str, Any]) -> str:
    """What MiniStack's load_state reads."""
    content = {"__ministack_format__": persistence._state_format_version(service), "payload": data}
    return json.dumps(content, default=persistence._json_default)


def _write(service: str, text: str) -> None:
    path = Path(persistence.STATE_DIR, f"{service}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    # A checkpoint may still be writing on its thread when the last save begins.
    temporary = path.with_suffix(f".{threading.get_ident()}.tmp")
    temporary.write_text(text)
    temporary.replace(path)


def _save(service: str, data: dict[str, Any]) -> None:
    """In the place of MiniStack's save_state; as there, one state that cannot be saved must not lose the others."""
    try:
        _write(service, _encode(service, data))
    except (OSError, TypeError, ValueError, RuntimeError):
        logger.exception("the state of %s could not be saved", service)
