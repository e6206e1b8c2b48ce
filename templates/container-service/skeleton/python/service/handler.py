# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One connection: its requests are read within limits, answered, and logged."""

from __future__ import annotations

import json
import re
import socket
import time
import traceback
import uuid
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from .problem import Problem

if TYPE_CHECKING:
    from .server import Server

#: For an API: nothing is framed, sniffed, cached or sent over plain HTTP.
SECURITY_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
}
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_TRACE = re.compile(r"[A-Za-z0-9_=:;.-]{1,256}")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def setup(self) -> None:
        self.waiting_since = time.monotonic()
        self.is_reading = False
        super().setup()
        self.server.connection_opened(self)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        finally:
            self.is_reading = False
            self.waiting_since = time.monotonic()
            self.server.request_ended(self)

    def parse_request(self) -> bool:
        self.is_reading = True
        self.waiting_since = self.started_at = time.monotonic()
        self.server.request_began(self)
        self.body_left = 0
        self.request_id = str(uuid.uuid4())
        self.log_to = self.server.logger.child(requestId=self.request_id)
        if not super().parse_request():
            return False
        # The caller's id where it is harmless in a log, so that one id follows a request through services.
        given = self.headers.get("x-request-id", "")
        if _REQUEST_ID.fullmatch(given):
            self.request_id = given
        trace = self.headers.get("x-amzn-trace-id") or self.headers.get("traceparent") or ""
        self.log_to = self.server.logger.child(
            requestId=self.request_id, trace=trace if _TRACE.fullmatch(trace) else None
        )
        return True

    def answer(self) -> None:
        # The path only: a query may carry personal data, which has no place in a log.
        path = self.path.split("?", 1)[0]
        try:
            self.body_left = self._content_length()
            methods = self.server.routes.get(path)
            if methods is None:
                raise Problem(404, f"There is nothing at {path}.")
            handler = methods.get("GET" if self.command == "HEAD" else self.command)
            if handler is None:
                allowed = ", ".join("GET, HEAD" if name == "GET" else name for name in methods)
                raise Problem(405, f"Use {allowed}.", headers={"allow": allowed})
            status, body = handler(self._read_json)
            self._send(status, "application/json", body)
        except Problem as problem:
            self._send_problem(problem)
        except (ConnectionError, TimeoutError):
            self.close_connection = True
            self.log_to.log("warn", "the client left before its request was complete")
        except Exception:
            self.log_to.log("error", "unexpected error", error=traceback.format_exc())
            self._send_problem(Problem(500, "Something failed on our side."))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def handle_expect_100(self) -> bool:
        try:
            if self._content_length() > self.server.configuration.max_body_bytes:
                raise self._too_large()
        except Problem as problem:
            self._send_problem(problem)
            return False
        return super().handle_expect_100()

    def _content_length(self) -> int:
        lengths = self.headers.get_all("content-length", [])
        if self.headers.get("transfer-encoding") is not None:
            self.close_connection = True
            raise Problem(411, "Send the body with a Content-Length.")
        if len(lengths) > 1 or not all(re.fullmatch(r"[0-9]{1,15}", length) for length in lengths):
            self.close_connection = True
            raise Problem(400, "Content-Length must be one whole number.")
        return int(lengths[0]) if lengths else 0

    def _too_large(self) -> Problem:
        return Problem(413, f"The body may have at most {self.server.configuration.max_body_bytes} bytes.")

    def _read_json(self) -> Any:
        if self.headers.get_content_type() != "application/json" or "content-type" not in self.headers:
            raise Problem(415, "Send the body as application/json.")
        if self.body_left > self.server.configuration.max_body_bytes:
            raise self._too_large()
        body = self.rfile.read(self.body_left)
        if len(body) < self.body_left:
            raise ConnectionError("the body ended early")
        self.body_left = 0
        self.is_reading = False
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise Problem(400, "The body is not valid JSON in UTF-8.") from None

    def _send_problem(self, problem: Problem) -> None:
        body = {
            "title": HTTPStatus(problem.status).phrase,
            "status": problem.status,
            "detail": problem.detail,
            **({"fields": problem.fields} if problem.fields else {}),
            "requestId": self.request_id,
        }
        self._send(problem.status, "application/problem+json", body, problem.headers)

    def _send(self, status: int, content_type: str, body: Any, headers: dict[str, str] | None = None) -> None:
        self.is_reading = False
        content = (json.dumps(body, ensure_ascii=False) + "\n").encode("utf-8")
        if self.body_left > 0 or not self.server.is_ready:
            # An unread body would be taken for the next request; a stopping task sends its clients to another.
            self.close_connection = True
        complete = False
        try:
            self.send_response_only(status)
            self.send_header("date", self.date_time_string())
            for name, value in {**SECURITY_HEADERS, **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("content-type", f"{content_type}; charset=utf-8")
            self.send_header("content-length", str(len(content)))
            self.send_header("x-request-id", self.request_id)
            if self.close_connection:
                self.send_header("connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
            complete = True
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        path = (getattr(self, "path", "") or "").split("?", 1)[0]
        self.log_to.log(
            "debug" if path in self.server.probes else "info",
            "request",
            method=self.command,
            path=path,
            status=status,
            durationMs=round((time.monotonic() - self.started_at) * 1000, 1),
            complete=complete,
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class refuses itself (a malformed line, too many headers) is answered like the rest."""
        self.close_connection = True
        self._send_problem(Problem(code, message or HTTPStatus(code).phrase))

    def log_message(self, format: str, *args: Any) -> None:
        """The base class's own lines are not JSON, and say nothing ours do not."""

    def abandon(self) -> None:
        """Ends the connection under a client that is idle or too slow."""
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            # It went by itself in the meantime.
            return


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
