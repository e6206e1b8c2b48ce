# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""DescribeTargetHealth with the registry's states in place of MiniStack's constant ``healthy``."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from ministack.core.responses import get_account_id, get_region
from ministack.services import alb

from .health import TIMED_OUT, Health
from .registry import Targets

_NOT_IN_USE = Health(
    "unused",
    "Target.NotInUse",
    "Target group is not configured to receive traffic from the load balancer",
)
_NOT_REGISTERED = Health("unused", "Target.NotRegistered", "Target is not registered to the target group")
#: Registered by hand: nothing in the sandbox listens there.
_NOBODY = Health("unhealthy", TIMED_OUT.code, TIMED_OUT.description)


class TargetHealthApi:
    """Answers DescribeTargetHealth."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets

    def install(self) -> None:
        """Takes the operation over from MiniStack."""
        alb._ACTION_MAP["DescribeTargetHealth"] = self.describe

    def describe(self, params: dict) -> tuple[int, dict, bytes]:
        """MiniStack's handler signature: parsed parameters in, response out."""
        group_arn = alb._p(params, "TargetGroupArn")
        group = alb._tgs.get(group_arn)
        if group is None:
            return alb._error("TargetGroupNotFound", "One or more target groups not found")
        listed = [(item["Id"], int(item.get("Port") or group["Port"])) for item in alb._targets.get(group_arn, [])]
        asked = [(item["Id"], int(item.get("Port") or group["Port"])) for item in alb._parse_targets_param(params)]
        in_use = forwards_to(get_account_id(), get_region(), group_arn)
        members = [
            _member(group, ip, port, self._zone(group_arn, ip, port), self._health(group_arn, ip, port, listed, in_use))
            for ip, port in (asked or listed)
        ]
        return alb._xml(
            200,
            "DescribeTargetHealth",
            f"<TargetHealthDescriptions>{''.join(members)}</TargetHealthDescriptions>",
        )

    def _health(self, group: str, ip: str, port: int, listed: list[tuple[str, int]], in_use: bool) -> Health:
        if (ip, port) not in listed:
            return _NOT_REGISTERED
        if not in_use:
            return _NOT_IN_USE
        target = self._targets.find(group, ip, port)
        return target.health if target else _NOBODY

    def _zone(self, group: str, ip: str, port: int) -> str:
        target = self._targets.find(group, ip, port)
        return target.zone if target else ""


def forwards_to(account: str, region: str, group: str) -> bool:
    """Whether a listener or one of its rules forwards to the target group."""
    for rule in alb._rules.values_scoped(account, region):
        for action in rule.get("Actions") or []:
            if action.get("TargetGroupArn") == group:
                return True
            weighted = (action.get("ForwardConfig") or {}).get("TargetGroups") or []
            if any(item.get("TargetGroupArn") == group for item in weighted):
                return True
    return False


def _member(group: dict[str, Any], ip: str, port: int, zone: str, health: Health) -> str:
    # Read the fields once: the plane changes them meanwhile.
    state, reason, description = health.state, health.reason, health.description
    target = f"<Id>{escape(ip)}</Id><Port>{port}</Port>"
    if zone:
        target += f"<AvailabilityZone>{zone}</AvailabilityZone>"
    inner = f"<State>{state}</State>"
    if reason:
        inner += f"<Reason>{reason}</Reason><Description>{escape(description)}</Description>"
    check = port if group["HealthCheckPort"] == "traffic-port" else group["HealthCheckPort"]
    return (
        f"<member><Target>{target}</Target><HealthCheckPort>{check}</HealthCheckPort>"
        f"<TargetHealth>{inner}</TargetHealth></member>"
    )
