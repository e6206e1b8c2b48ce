# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A thread for each connection, a bound on their number and their patience, and an end that harms no request."""

from __future__ import annotations

import socket
import threading
import time
from http.server import ThreadingHTTPServer

from .configuration import Configuration
from .handler import Handler
from .logger import Logger
from .routes import create_routes

#: Longer than the load balancer's 60 s, or it would meet connections that close under it.
KEEP_ALIVE_SECONDS = 65
FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\n"
    b"retry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class Server(ThreadingHTTPServer):
    # Threads are waited for by request, not by connection: an idle one would hold up the end.
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, configuration: Configuration, logger: Logger) -> None:
        self.configuration = configuration
        self.logger = logger
        self.is_ready = False
        self.routes = create_routes(configuration, lambda: self.is_ready)
        self.probes = {configuration.health_path, "/ready"}
        self._changed = threading.Condition()
        self._running: set[Handler] = set()
        self._connections: dict[socket.socket, Handler | None] = {}
        super().__init__((configuration.host, configuration.port), Handler)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def start(self) -> None:
        """Serves in a thread of its own."""
        self.is_ready = True
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="accept").start()

    def stop(self) -> bool:
        """Readiness fails first, then no new connections, then running requests end.

        Returns whether every running request ended in time.
        """
        self.is_ready = False
        time.sleep(self.configuration.drain_seconds)
        self.shutdown()
        self.server_close()
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, self.configuration.shutdown_seconds)

    def process_request(self, request: socket.socket, client_address: tuple) -> None:
        with self._changed:
            is_full = len(self._connections) >= self.configuration.max_connections
            if not is_full:
                self._connections[request] = None
        if is_full:
            self.logger.log("warn", "too many connections", limit=self.configuration.max_connections)
            try:
                request.settimeout(1)
                request.sendall(FULL)
            finally:
                self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:
        with self._changed:
            self._connections.pop(request, None)
        super().shutdown_request(request)

    def request_began(self, handler: Handler) -> None:
        with self._changed:
            self._running.add(handler)

    def request_ended(self, handler: Handler) -> None:
        with self._changed:
            self._running.discard(handler)
            self._changed.notify_all()

    def connection_opened(self, handler: Handler) -> None:
        with self._changed:
            self._connections[handler.connection] = handler

    def service_actions(self) -> None:
        """Called between accepts: ends connections whose clients take longer than they may."""
        now = time.monotonic()
        with self._changed:
            handlers = [handler for handler in self._connections.values() if handler is not None]
        for handler in handlers:
            is_running = handler in self._running
            limit = self.configuration.request_seconds if handler.is_reading else KEEP_ALIVE_SECONDS
            if (handler.is_reading or not is_running) and now - handler.waiting_since > limit:
                handler.abandon()

    def handle_error(self, request: socket.socket, client_address: tuple) -> None:
        """Connections that break between requests are everyday life, not errors."""
        self.logger.log("debug", "connection broke")
