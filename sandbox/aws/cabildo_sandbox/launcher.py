# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Starts MiniStack with the sandbox's parts in one process and stops both cleanly."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import NoReturn

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config
from ministack import app as ministack_app

from . import authorization, control, templates, walks
from .extension import Extension
from .settings import Settings

logger = logging.getLogger("cabildo")

#: Modules with ``register(extension)``, in the order their background work starts.
PARTS = (
    "checkpoints",
    "principals",
    "sessions",
    "nested",
    "stackroles",
    "stackrights",
    "registry",
    "workloads",
    "codebuild",
    "connections",
    "codepipeline",
)


def serve(settings: Settings) -> int:
    """Serves until SIGTERM or SIGINT, which end the process; returns the exit code where it could not start."""
    try:
        settings.state_dir.mkdir(parents=True, exist_ok=True)
        listener = _listen(settings.port)
    except OSError as error:
        print(f"aws sandbox: {error.strerror}: {error.filename or f'port {settings.port}'}", file=sys.stderr)
        return 1
    extension = build_extension(settings)
    asyncio.run(_run(extension, listener))
    return 0


def build_extension(settings: Settings) -> Extension:
    """Registers every part of the sandbox with MiniStack."""
    extension = Extension(settings)
    walks.install()
    templates.install()
    authorization.install(extension)
    control.register(extension)
    for name in PARTS:
        importlib.import_module(f"{__package__}.{name}").register(extension)
    return extension


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1024)
    return listener


async def _run(extension: Extension, listener: socket.socket) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)

    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.keep_alive_timeout = 75
    # Builds and tasks are stopped by hooks; open keep-alive connections need no long grace.
    config.graceful_timeout = 2
    config.loglevel = "WARNING"
    started = asyncio.Event()
    server = asyncio.create_task(
        hypercorn_serve(
            _wrap(extension, ministack_app.app, started),  # type: ignore[arg-type]
            config,
            shutdown_trigger=lambda: _stopped(extension, stop),
        )
    )
    await asyncio.wait([server, asyncio.create_task(started.wait())], return_when=asyncio.FIRST_COMPLETED)
    if started.is_set():
        extension.start()
        print(f"ready {extension.settings.endpoint}", flush=True)
    await server
    if stop.is_set():
        _exit()


def _exit() -> NoReturn:
    """Ends the process at once: the state is saved, builds and tasks have ended.

    What may be left are threads inside CloudFormation, waiting for a service to become steady or for an answer of
    this endpoint. Nothing they wait for comes any more, and neither MiniStack's cancellation ("defers to completion")
    nor Python's own end would return before they do.
    """
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)


async def _stopped(extension: Extension, stop: asyncio.Event) -> None:
    """Waits for the signal, then ends the parts while the endpoint still answers their last calls."""
    await stop.wait()
    await extension.stop()


def _wrap(extension: Extension, inner: Callable[..., Awaitable[None]], started: asyncio.Event) -> Callable:
    async def application(scope: dict, receive: Callable, send: Callable) -> None:
        if scope["type"] == "lifespan":
            await inner(scope, receive, _notify_start(send, started))
        elif scope["type"] == "http" and scope["path"].startswith("/_sandbox/"):
            await control.answer(extension, scope, receive, send)
        else:
            await inner(_as_secure(scope), receive, send)

    return application


def _as_secure(scope: dict) -> dict:
    """The request as one that came over TLS, which is what AWS's endpoints get.

    Bucket policies rightly deny everything else (aws:SecureTransport), and loopback has nobody to hide from.
    """
    if scope["type"] != "http":
        return scope
    return {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}


def _notify_start(send: Callable, started: asyncio.Event) -> Callable:
    async def notify(message: dict) -> None:
        await send(message)
        if message["type"] == "lifespan.startup.complete":
            started.set()

    return notify
