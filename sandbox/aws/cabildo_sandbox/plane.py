# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The data plane: one thread with its own event loop for everything that runs while nobody calls the API.

Tasks, health checks, the load balancers' front and the once-a-minute measuring live here, so that a slow API
call cannot delay a probe and no probe delays an API call. All state of tasks and targets is written on this
thread only; API threads hand their work over with :meth:`DataPlane.call`.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from ministack.core.responses import request_scope
from ministack.services import eventbridge

from .events import emit_event

logger = logging.getLogger("cabildo.plane")

Result = TypeVar("Result")

#: What EventBridge's PutEvents log keeps per account and Region; it serves no API.
_EVENT_LOG_LENGTH = 500


class DataPlane:
    """The loop, the timers on it, and the ordered queue of outgoing events."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="cabildo-plane", daemon=True)
        self._outbox: queue.SimpleQueue[tuple | None] = queue.SimpleQueue()
        self._mailer = threading.Thread(target=self._send_events, name="cabildo-events", daemon=True)
        self._tasks: set[asyncio.Task] = set()

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The plane's own loop."""
        return self._loop

    def start(self) -> None:
        """Starts both threads."""
        self._thread.start()
        self._mailer.start()

    def stop(self) -> None:
        """Ends both threads after what is queued."""
        self._outbox.put(None)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._mailer.join(timeout=5)

    def post(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Runs a function on the plane soon; from any thread."""
        self._loop.call_soon_threadsafe(function, *arguments)

    def call(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Runs a function on the plane and returns its result; from any thread."""
        if threading.current_thread() is self._thread:
            return function(*arguments)

        async def run() -> Result:
            return function(*arguments)

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(timeout=30)

    def spawn(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task:
        """Starts a coroutine; its failure is logged. On the plane's thread only."""
        task = self._loop.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def launch(self, coroutine: Coroutine[Any, Any, Result]) -> asyncio.Future:
        """Starts a coroutine from another loop, which may await the returned future."""
        return asyncio.wrap_future(asyncio.run_coroutine_threadsafe(coroutine, self._loop))

    def later(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> asyncio.TimerHandle:
        """Runs a function after a delay. On the plane's thread only."""
        return self._loop.call_later(seconds, function, *arguments)

    def emit(
        self, account: str, region: str, source: str, detail_type: str, detail: dict, resources: Sequence[str]
    ) -> None:
        """Queues an event for the account's default bus; order is kept, the caller does not wait."""
        self._outbox.put((account, region, source, detail_type, detail, list(resources)))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _finished(self, task: asyncio.Task) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("a part of the data plane failed", exc_info=task.exception())

    def _send_events(self) -> None:
        while (item := self._outbox.get()) is not None:
            account, region, *_ = item
            try:
                emit_event(*item)
                with request_scope(account, region):
                    log = eventbridge._events_log_list()
                    del log[:-_EVENT_LOG_LENGTH]
            except Exception:
                logger.exception("an event could not be delivered")
