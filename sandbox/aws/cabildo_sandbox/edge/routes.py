# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Which rule of which load balancer answers a request: the listener rules of all accounts, by Host header.

"Listener rules for your Application Load Balancer": rules in order of priority, all conditions of a rule must
hold, host patterns know * and ?. TLS ends before the edge, so a host's HTTPS listener is asked first.
"""

from __future__ import annotations

import fnmatch
import random
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import alb

#: Rules change rarely: the table is at most this old, and made anew where it does not know a host, so that a rule
#: answers from the moment it is made.
_TABLE_SECONDS = 1.0


@dataclass(frozen=True)
class Rule:
    """One listener rule with the hosts it is for."""

    hosts: tuple[str, ...]
    order: tuple[int, int]
    conditions: tuple[dict[str, Any], ...]
    actions: tuple[dict[str, Any], ...]
    account: str
    region: str
    balancer: str
    listener: str

    def group(self) -> str | None:
        """The target group its forward action chooses, by weight where there are several."""
        for action in self.actions:
            if (action.get("Type") or "").lower() != "forward":
                continue
            weighted = (action.get("ForwardConfig") or {}).get("TargetGroups") or []
            if len(weighted) > 1:
                weights = [float(item.get("Weight", 1)) for item in weighted]
                if sum(weights) > 0:
                    return random.choices(weighted, weights)[0]["TargetGroupArn"]
            return action.get("TargetGroupArn") or (weighted[0]["TargetGroupArn"] if weighted else None)
        return None

    def other_action(self) -> dict[str, Any] | None:
        """The fixed response or redirect that answers in place of a target."""
        for action in self.actions:
            if (action.get("Type") or "").lower() in ("fixed-response", "redirect"):
                return action
        return None


class RouteTable:
    """Finds the rule for a request."""

    def __init__(self) -> None:
        self._built = 0.0
        self._exact: dict[str, list[Rule]] = {}
        self._patterns: list[Rule] = []

    def find(self, method: str, host: str, path: str, query: dict, headers: dict[str, str]) -> Rule | None:
        """The first matching rule, or None when no load balancer knows the host."""
        rule = self._match(method, host, path, query, headers, _TABLE_SECONDS)
        return rule or self._match(method, host, path, query, headers, 0.0)

    def _match(
        self, method: str, host: str, path: str, query: dict, headers: dict[str, str], oldest: float
    ) -> Rule | None:
        if time.monotonic() - self._built > oldest:
            self._build()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        name = name.lower()
        candidates = self._exact.get(name, [])
        wild = [rule for rule in self._patterns if any(fnmatch.fnmatchcase(name, item) for item in rule.hosts)]
        if wild:
            candidates = sorted([*candidates, *wild], key=lambda rule: rule.order)
        for rule in candidates:
            with request_scope(rule.account, rule.region):
                if all(alb._match_condition(item, method, path, headers, query) for item in rule.conditions):
                    return rule
        return None

    def _build(self) -> None:
        listeners = {arn: record for (_, _, arn), record in alb._listeners.all_items()}
        exact: dict[str, list[Rule]] = defaultdict(list)
        patterns: list[Rule] = []
        for (account, region, _), record in alb._rules.all_items():
            listener = listeners.get(record.get("ListenerArn", ""))
            if listener is None or record.get("IsDefault"):
                continue
            conditions = record.get("Conditions") or []
            by_host = [item for item in conditions if item.get("Field") == "host-header"]
            hosts = [value.lower() for item in by_host for value in _values(item)]
            if not hosts:
                continue
            secure = 0 if listener.get("Protocol") == "HTTPS" else 1
            rule = Rule(
                hosts=tuple(hosts),
                order=(secure, int(record.get("Priority") or 0)),
                conditions=tuple(item for item in conditions if item.get("Field") != "host-header"),
                actions=tuple(record.get("Actions") or ()),
                account=account,
                region=region,
                balancer=listener["LoadBalancerArn"],
                listener=listener["ListenerArn"],
            )
            if any("*" in item or "?" in item for item in hosts):
                patterns.append(rule)
            else:
                for item in hosts:
                    exact[item].append(rule)
        for rules in exact.values():
            rules.sort(key=lambda rule: rule.order)
        self._exact, self._patterns, self._built = dict(exact), patterns, time.monotonic()


def _values(condition: dict[str, Any]) -> list[str]:
    return condition.get("Values") or (condition.get("HostHeaderConfig") or {}).get("Values") or []
