# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The metrics of modelled functions: their code is never run.

Names, dimensions and units: "Types of metrics for Lambda functions" (Lambda developer guide). Lambda publishes
nothing for a minute in which a function was not called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ministack.services import lambda_svc

from ..model.behaviours import Behaviour, Behaviours
from ..model.curve import requests_per_second
from ..model.invocations import concurrency
from .publish import SPREAD, whole
from .store import MetricStore

#: Default quota of an account and Region (Lambda quotas).
ACCOUNT_LIMIT = 1000
_NAMESPACE = "AWS/Lambda"

#: Account and Region.
Scope = tuple[str, str]


@dataclass(frozen=True)
class Function:
    """A function that the world describes."""

    scope: Scope
    name: str
    behaviour: Behaviour
    #: Concurrency reserved for it.
    reserved: int | None

    @property
    def key(self) -> str:
        """The name of its behaviour."""
        return function_key(self.scope, self.name)


def function_key(scope: Scope, name: str) -> str:
    """By which a function's behaviour is described: as that of a service in a cluster called ``lambda``."""
    return "/".join((*scope, "lambda", name))


class FunctionMetrics:
    """Publishes a minute's metrics of every function that the world describes."""

    def __init__(self, store: MetricStore, behaviours: Behaviours, seed: str) -> None:
        self._store = store
        self._behaviours = behaviours
        self._seed = seed

    def publish(self, now: float) -> None:
        """Publishes the minute that ended last before ``now``, once."""
        minute = now // 60 * 60 - 60
        functions: dict[Scope, list[Function]] = defaultdict(list)
        for function in self._functions():
            functions[function.scope].append(function)
        for scope, members in functions.items():
            if not self._is_published(scope, minute):
                self._publish_scope(scope, minute, members)

    def _functions(self) -> Iterator[Function]:
        for (account, region, name), record in lambda_svc._functions.all_items():
            scope = account, region
            key = function_key(scope, name)
            if self._behaviours.described(key):
                yield Function(scope, name, self._behaviours.of(key), record.get("concurrency"))

    def _publish_scope(self, scope: Scope, minute: float, functions: list[Function]) -> None:
        unreserved = ACCOUNT_LIMIT - sum(function.reserved or 0 for function in functions)
        total = shared = 0
        for function in functions:
            limit = unreserved if function.reserved is None else function.reserved
            peak = self._publish_function(minute, function, limit)
            total += peak
            shared += peak if function.reserved is None else 0
        self._put(scope, "ConcurrentExecutions", {}, "Count", minute, [(total, 1)])
        self._put(scope, "UnreservedConcurrentExecutions", {}, "Count", minute, [(shared, 1)])

    def _publish_function(self, minute: float, function: Function, limit: int) -> int:
        behaviour = function.behaviour
        seed = f"{self._seed}/{function.key}"
        rate = requests_per_second(behaviour.load, minute, seed)
        calls = whole(rate * 60, f"{seed}/{minute}")
        if not calls:
            return 0
        load = concurrency(rate, behaviour.latency_seconds, limit)
        refused = round(calls * load.refused)
        invocations = calls - refused
        failed = whole(invocations * behaviour.error_ratio, f"{seed}/{minute}/errors")
        milliseconds = behaviour.latency_seconds * 1000
        durations = [
            (milliseconds * factor, count) for factor, share in SPREAD if (count := round(invocations * share)) > 0
        ] or [(milliseconds, float(invocations))]
        dimensions = {"FunctionName": function.name}
        for name, unit, values in (
            ("Throttles", "Count", [(refused, 1)]),
            ("Invocations", "Count", [(invocations, 1)]),
            ("Errors", "Count", [(failed, 1)]),
            ("ConcurrentExecutions", "Count", [(load.peak, 1)]),
            ("Duration", "Milliseconds", durations),
        ):
            # Only what was refused tells of a minute in which nothing came through.
            if invocations or name == "Throttles":
                self._put(function.scope, name, dimensions, unit, minute, values)
        return load.peak

    def _is_published(self, scope: Scope, minute: float) -> bool:
        series = self._store.find(scope, _NAMESPACE, "ConcurrentExecutions", [])
        return series is not None and series.statistics(minute, minute + 60) is not None

    def _put(
        self,
        scope: Scope,
        name: str,
        dimensions: dict[str, str],
        unit: str,
        minute: float,
        values: list[tuple[float, float]],
    ) -> None:
        self._store.put(scope, _NAMESPACE, name, dimensions, unit, minute, values)
