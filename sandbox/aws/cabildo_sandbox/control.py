# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""``/_sandbox/``: the sandbox's own routes, for the Git host, the world and tests. AWS has nothing like them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from .authorization import calls
from .extension import Extension

logger = logging.getLogger("cabildo")


class ControlError(Exception):
    """A request a control route cannot answer; the message says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def register(extension: Extension) -> None:
    """Adds the routes that belong to no part."""

    async def status(body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        del body, query
        return 200, {"status": "running", "uptimeSeconds": round(time.time() - calls.started, 1)}

    async def counted(body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        del body, query
        return 200, {
            "since": calls.started,
            "total": calls.operations.total(),
            "operations": dict(sorted(calls.operations.items())),
        }

    extension.control_route("GET", "/_sandbox/status", status)
    extension.control_route("GET", "/_sandbox/calls", counted)


async def answer(extension: Extension, scope: dict, receive: Callable, send: Callable) -> None:
    """Answers one request below ``/_sandbox/`` as JSON."""
    try:
        body = await _body(scope, receive)
        handler = extension.control_routes.get((scope["method"], scope["path"]))
        if handler is None:
            raise ControlError(404, f"no route {scope['method']} {scope['path']}")
        status, result = await handler(body, parse_qs(scope.get("query_string", b"").decode()))
    except ControlError as error:
        status, result = error.status, {"error": str(error)}
    except Exception as error:
        logger.exception("%s %s failed", scope["method"], scope["path"])
        status, result = 500, {"error": str(error)}
    content = json.dumps(result).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def _body(scope: dict, receive: Callable) -> Any:
    # A page in a browser may send simple cross-site requests to loopback; ours are JSON, which it may not.
    headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
    if "origin" in headers:
        raise ControlError(403, "these routes are not for browsers")
    content, more = b"", True
    while more:
        message = await receive()
        content += message.get("body", b"")
        more = message.get("more_body", False)
    if not content:
        return None
    try:
        return json.loads(content)
    except ValueError:
        raise ControlError(400, "the body is not JSON") from None
