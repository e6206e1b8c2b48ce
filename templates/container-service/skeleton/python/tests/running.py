# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Starts the service on a free port for a test."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPResponse
from typing import Any

from service.configuration import read_configuration
from service.logger import Logger
from service.server import Server


class Running:
    def __init__(self, **environment: str) -> None:
        given = {**environment, "PORT": "0", "HOST": "127.0.0.1", "LOG_LEVEL": "debug"}
        self.configuration = read_configuration(given)
        self.lines: list[dict[str, Any]] = []
        logger = Logger(self.configuration, lambda line: self.lines.append(json.loads(line)))
        self.server = Server(self.configuration, logger)
        self.server.start()

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.server.port, timeout=10)

    def request(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[HTTPResponse, Any]:
        connection = self.connect()
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            content = response.read()
            return response, json.loads(content) if content else None
        finally:
            connection.close()

    def post(self, body: Any, content_type: str = "application/json") -> tuple[HTTPResponse, Any]:
        text = body if isinstance(body, str) else json.dumps(body)
        return self.request("POST", "/v1/deadlines", text, {"content-type": content_type})
