# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Control routes of the workloads: what the world says of services, load put on them, minutes tests ask for."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ministack.services import alb, ecs

from .extension import Extension
from .model.behaviours import BehaviourError
from .tasks.deployments import ServiceKey

if TYPE_CHECKING:
    from .workloads import Workloads

_KEY = re.compile(r"(\d{12})/([a-z0-9-]+)/([^/]+)/([^/]+)")
#: Longest time load may be put on a service with one call.
_LONGEST_LOAD_SECONDS = 24 * 3600
#: How long ago such load may have begun.
_LONGEST_AGO_SECONDS = 3600


class Controls:
    """Answers below ``/_sandbox/``."""

    def __init__(self, workloads: Workloads) -> None:
        self._workloads = workloads

    def register(self, extension: Extension) -> None:
        """Adds the routes."""
        extension.control_route("PUT", "/_sandbox/behaviours", self.put_behaviours)
        extension.control_route("POST", "/_sandbox/load", self.put_load)
        extension.control_route("POST", "/_sandbox/evaluate", self.evaluate)
        extension.control_route("GET", "/_sandbox/workloads", self.count)

    async def put_behaviours(self, body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """Replaces what is known of modelled services."""
        if not isinstance(body, dict):
            return 400, {"message": "behaviours are an object by service key"}
        try:
            self._workloads.behaviours.replace(body)
        except (BehaviourError, TypeError, AttributeError) as error:
            return 400, {"message": str(error)}
        self._workloads.plane.post(self._recheck)
        return 200, {"services": len(body)}

    async def put_load(self, body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """Puts requests a second on a service, named by key or by domain, for some seconds; maybe since long."""
        if not isinstance(body, dict):
            return 400, {"message": "give domain or key, requestsPerSecond and seconds"}
        rate, seconds, since = body.get("requestsPerSecond"), body.get("seconds", 600), body.get("sinceSeconds", 0)
        for name, value in (("requestsPerSecond", rate), ("seconds", seconds), ("sinceSeconds", since)):
            if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
                return 400, {"message": f"{name} is {value!r}: give a number from 0 up"}
        if seconds > _LONGEST_LOAD_SECONDS:
            return 400, {"message": f"seconds is {seconds}: at most {_LONGEST_LOAD_SECONDS}"}
        if since > _LONGEST_AGO_SECONDS:
            return 400, {"message": f"sinceSeconds is {since}: at most {_LONGEST_AGO_SECONDS}"}
        key = _service_of(body)
        if key is None or key.record() is None:
            return 404, {"message": f"no service answers to {body.get('key') or body.get('domain')!r}"}
        self._workloads.plane.call(self._workloads.injections.add, key, float(rate), float(seconds))
        if since:
            await asyncio.to_thread(self._workloads.clock.catch_up, key, float(rate), float(since))
        return 200, {"key": key.behaviour_key, "requestsPerSecond": rate, "seconds": seconds}

    async def evaluate(self, body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """Evaluates alarms and schedules for a moment (epoch seconds, now by default), outside of the minute."""
        moment = float((body or {}).get("at") or time.time())
        await asyncio.to_thread(self._workloads.clock.evaluate, moment)
        return 200, {"at": moment}

    async def count(self, query_body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """How much runs here."""
        tasks = list(self._workloads.fleet)
        return 200, {
            "tasks": len(tasks),
            "running": sum(task.running for task in tasks),
            "processes": sum(len(task.processes) for task in tasks),
        }

    def _recheck(self) -> None:
        for task in self._workloads.fleet:
            self._workloads.targets.recheck(task.arn)


def _service_of(body: Mapping[str, Any]) -> ServiceKey | None:
    match = _KEY.fullmatch(str(body.get("key") or ""))
    if match:
        return ServiceKey(*match.groups())
    domain = str(body.get("domain") or "").lower()
    for (account, region, _), rule in alb._rules.all_items():
        conditions = rule.get("Conditions") or []
        if not any(domain in (item.get("Values") or []) for item in conditions if item.get("Field") == "host-header"):
            continue
        groups = {action.get("TargetGroupArn") for action in rule.get("Actions") or []}
        for (owner, where, store_key), service in ecs._services.all_items():
            if owner != account or where != region or service["status"] != "ACTIVE":
                continue
            if any(item.get("targetGroupArn") in groups for item in service.get("loadBalancers") or []):
                cluster, _, name = store_key.partition("/")
                return ServiceKey(account, region, cluster, name)
    return None
