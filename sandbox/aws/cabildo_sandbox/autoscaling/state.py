# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What Application Auto Scaling keeps: targets, policies, scheduled actions, activities, tags."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

#: DescribeScalingActivities covers the previous six weeks.
_ACTIVITY_SECONDS = 6 * 7 * 86400
#: Activities kept per target, so that one flapping service does not fill the memory.
_ACTIVITIES_KEPT = 500


@dataclass(frozen=True)
class TargetId:
    """What identifies a scalable target within an account and Region."""

    namespace: str
    resource: str
    dimension: str

    @classmethod
    def of(cls, members: dict[str, Any]) -> TargetId:
        """The target a request names."""
        return cls(members["ServiceNamespace"], members["ResourceId"], members.get("ScalableDimension") or "")

    @property
    def key(self) -> str:
        """Its key in the stores."""
        return f"{self.namespace}|{self.resource}|{self.dimension}"

    def members(self) -> dict[str, str]:
        """As requests and answers name it."""
        return {
            "ServiceNamespace": self.namespace,
            "ResourceId": self.resource,
            "ScalableDimension": self.dimension,
        }


class State:
    """The stores; a record's members beginning with ``_`` are the sandbox's own."""

    def __init__(self) -> None:
        self.targets = AccountRegionScopedDict()
        self.policies = AccountRegionScopedDict()
        self.schedules = AccountRegionScopedDict()
        self.activities = AccountRegionScopedDict()
        self.tags = AccountRegionScopedDict()

    def target(self, target: TargetId) -> dict[str, Any] | None:
        """A registered target."""
        return self.targets.get(target.key)

    def policies_of(self, target: TargetId) -> list[dict[str, Any]]:
        """The policies of a target."""
        return [item for item in self.policies.values() if TargetId.of(item) == target]

    def policy_by_arn(self, arn: str) -> dict[str, Any] | None:
        """A policy of the current account and Region by ARN."""
        return self.policies.get(arn)

    def add_activity(self, target: TargetId, activity: dict[str, Any]) -> None:
        """Adds an activity, newest first, and drops what is too old."""
        kept = self.activities.setdefault(target.key, [])
        kept.insert(0, activity)
        oldest = time.time() - _ACTIVITY_SECONDS
        while len(kept) > _ACTIVITIES_KEPT or kept[-1]["StartTime"] < oldest:
            kept.pop()

    def scope(self) -> tuple[str, str]:
        """The account and Region of the current request."""
        return get_account_id(), get_region()

    def save(self) -> dict[str, Any]:
        """A copy of everything, for the state file."""
        return {name: copy.deepcopy(store) for name, store in vars(self).items()}

    def load(self, data: dict[str, Any]) -> None:
        """Takes the state file in."""
        for name, store in vars(self).items():
            store.update(data.get(name, {}))

    def reset(self) -> None:
        """Forgets everything."""
        for store in vars(self).values():
            store.clear()


def public(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the sandbox's own members."""
    return {name: value for name, value in record.items() if not name.startswith("_")}
