# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS's JSON 1.1 protocol: one object per service that turns requests into calls and errors into AWS's shapes."""

from __future__ import annotations

import inspect
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from .validation import validate_input

logger = logging.getLogger("cabildo")

#: An operation takes the request's members and returns the answer's.
Operation = Callable[[dict[str, Any]], dict[str, Any] | Awaitable[dict[str, Any]]]

_HEADERS = {"Content-Type": "application/x-amz-json-1.1"}


class AwsError(Exception):
    """An error as an AWS service answers it."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


class JsonService:
    """Dispatches a JSON 1.1 service's requests, checked against the SDK's own service model."""

    def __init__(self, model: str, operations: Mapping[str, Operation]) -> None:
        self._model = model
        self._operations = dict(operations)

    async def handle(self, method: str, path: str, headers: dict, body: bytes, query: dict) -> tuple[int, dict, bytes]:
        """Answers one request; MiniStack's signature of a service."""
        name = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
        try:
            operation = self._operations.get(name)
            if operation is None:
                raise AwsError("UnknownOperationException", f"The operation {name} does not exist in this sandbox.")
            members = _parse(body)
            problem = validate_input(self._model, name, members)
            if problem:
                raise AwsError("ValidationException", problem)
            answer = operation(members)
            if inspect.isawaitable(answer):
                answer = await answer
        except AwsError as error:
            return _respond(error.status, {"__type": error.code, "message": error.message})
        return _respond(200, answer)


def _parse(body: bytes) -> dict[str, Any]:
    try:
        members = json.loads(body or b"{}")
    except ValueError:
        members = None
    if not isinstance(members, dict):
        raise AwsError("SerializationException", "Could not parse request body into json")
    return members


def _respond(status: int, answer: dict[str, Any]) -> tuple[int, dict, bytes]:
    headers = dict(_HEADERS)
    if status >= 400:
        headers["x-amzn-errortype"] = answer["__type"]
    return status, headers, json.dumps(answer, separators=(",", ":")).encode()
