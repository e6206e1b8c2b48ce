# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Where the sandbox's parts join MiniStack: services, CloudFormation types, loops, control routes, kept state.

Every part is a module with ``def register(extension: Extension) -> None``. Registration happens once, before
the first request; nothing else in the package touches MiniStack's registries.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ministack import app
from ministack.core import iam_actions, router
from ministack.services.cloudformation import provisioners

from .settings import Settings

logger = logging.getLogger("cabildo")

#: MiniStack's own signature of a service: (method, path, headers, body, query) -> (status, headers, body).
ServiceHandler = Callable[[str, str, dict, bytes, dict], Awaitable[tuple[int, dict, bytes]]]
#: A control route: (JSON body or None, query parameters) -> (status, JSON answer).
ControlHandler = Callable[[Any, Mapping[str, list[str]]], Awaitable[tuple[int, Any]]]
#: Started when the endpoint listens; runs until the sandbox stops (it is cancelled then).
CoroutineFactory = Callable[[], Awaitable[None]]
#: The ARN a request acts on, for IAM: (operation, request members, region, account) -> ARN.
ResourceArn = Callable[[str, dict, str, str], str]


@dataclass
class Extension:
    """What one sandbox adds to MiniStack."""

    settings: Settings
    #: Callables awaited when the sandbox stops, last registered first, before the state is saved.
    stop_hooks: list[CoroutineFactory] = field(default_factory=list)
    #: Background loops and one-time starts.
    start_hooks: list[CoroutineFactory] = field(default_factory=list)
    control_routes: dict[tuple[str, str], ControlHandler] = field(default_factory=dict)
    resource_arns: dict[str, ResourceArn] = field(default_factory=dict)
    #: What one part offers another, by the offering part's name.
    shared: dict[str, Any] = field(default_factory=dict)
    #: Set when the sandbox stops, for threads that wait.
    stopping: threading.Event = field(default_factory=threading.Event)
    _tasks: list[asyncio.Future] = field(default_factory=list)

    @property
    def state_dir(self) -> Path:
        """Directory of everything the sandbox keeps (``.cabildo/aws``)."""
        return self.settings.state_dir

    def service(
        self,
        name: str,
        target_prefixes: Sequence[str],
        host_patterns: Sequence[str],
        credential_scope: str,
        handler: ServiceHandler,
        *,
        resource_arn: ResourceArn | None = None,
    ) -> None:
        """Adds a service, or replaces MiniStack's own one of that name.

        Requests are authorized by IAM as ``<credential_scope>:<Operation>`` before the handler sees them;
        ``resource_arn`` names what a request acts on, without it policies are matched against ``*``.
        Whatever the handler needs from the request's scope: ``get_account_id()``, ``get_region()``.
        """
        router.SERVICE_PATTERNS[name] = {
            "target_prefixes": list(target_prefixes),
            "host_patterns": list(host_patterns),
            "credential_scope": credential_scope,
        }
        app.SERVICE_HANDLERS[name] = handler
        iam_actions.SERVICE_TO_IAM_NAMESPACE[name] = credential_scope
        if resource_arn is not None:
            self.resource_arns[name] = resource_arn

    def cloudformation_type(
        self,
        type_name: str,
        handlers: Mapping[str, Callable],
        *,
        tags: tuple[str, str] | None = None,
        name_property: str | None = None,
        replacing: Sequence[str] | None = None,
    ) -> None:
        """Adds or replaces a resource type.

        ``handlers`` as in MiniStack's provisioners: ``create(logical_id, props, stack_name) -> (physical_id,
        attributes)``, ``update(physical_id, old_props, new_props, stack_name) -> (physical_id, attributes)``,
        ``delete(physical_id, props)``. They run in worker threads inside the stack's account and Region, and
        raise ValueError with AWS's words when they fail.
        ``tags``: the tag property and its shape (``("Tags", "list")`` or ``("Tags", "map")``), into which the
        stack's own tags are merged. ``name_property``: the custom name, under which replacement is refused.
        ``replacing``: properties whose change replaces the resource; None where that is not known.
        """
        provisioners._RESOURCE_HANDLERS[type_name] = dict(handlers)
        if tags is not None:
            provisioners._STACK_TAG_PROPERTY[type_name] = tags
        if name_property is not None:
            provisioners._CUSTOM_NAME_REPLACEMENT[type_name] = {"name": name_property}
        if replacing is not None:
            provisioners._REPLACING_PROPERTIES[type_name] = tuple(replacing)

    def on_start(self, coroutine_factory: CoroutineFactory) -> None:
        """Runs a coroutine as a task once the endpoint listens; it is cancelled when the sandbox stops."""
        self.start_hooks.append(coroutine_factory)

    def on_stop(self, coroutine_factory: CoroutineFactory) -> None:
        """Awaited when the sandbox stops, before state is saved: end child processes here."""
        self.stop_hooks.append(coroutine_factory)

    def control_route(self, method: str, path: str, handler: ControlHandler) -> None:
        """Answers ``/_sandbox/<path>`` (loopback only, no AWS signature); ``path`` starts with ``/_sandbox/``."""
        if not path.startswith("/_sandbox/"):
            raise ValueError(f"control route {path!r} must start with /_sandbox/")
        self.control_routes[method, path] = handler

    def state(
        self,
        key: str,
        *,
        save: Callable[[], dict],
        load: Callable[[dict], None],
        reset: Callable[[], None],
    ) -> None:
        """Keeps a part's state with MiniStack's: one ``<key>.json``, written atomically, restored before start.

        ``save`` must return a copy nothing else writes to. AccountRegionScopedDict and bytes survive the round trip.
        """
        part = SimpleNamespace(get_state=save, load_persisted_state=load, reset=reset)
        name = f"cabildo_{key}"
        app._loaded_modules[name] = part
        app._state_map[name] = name
        # MiniStack's reset looks its modules up by registry entry.
        app.SERVICE_REGISTRY[name] = {"module": name}
        sys.modules.setdefault(f"ministack.services.{name}", part)  # type: ignore[arg-type]

    def start(self) -> None:
        """Starts every registered loop; the launcher calls it once the endpoint listens."""
        for factory in self.start_hooks:
            task = asyncio.ensure_future(factory())
            task.add_done_callback(_report)
            self._tasks.append(task)

    async def stop(self) -> None:
        """Cancels the loops and awaits the stop hooks; the launcher calls it before state is saved."""
        self.stopping.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for hook in reversed(self.stop_hooks):
            try:
                await hook()
            except Exception:
                # The other parts must still stop, or their processes would outlive the sandbox.
                logger.exception("a part did not stop cleanly")


def _report(task: asyncio.Future) -> None:
    if not task.cancelled() and task.exception() is not None:
        logger.error("a background loop ended", exc_info=task.exception())
