# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The service's wire: operations, error shape, and what a request acts on for IAM."""

from __future__ import annotations

import json
from typing import Any

from ..extension import Extension
from ..metrics.alarms import Alarms
from ..metrics.clock import MinuteClock
from ..plane import DataPlane
from ..tasks.deployments import Deployments
from ..wire import JsonService
from .activities import Activities
from .engine import Engine
from .paging import page
from .policies import Policies
from .scheduled import ScheduledActions
from .services import ScalableServices
from .state import State, TargetId, public
from .targets import Targets

_NAME = "application-autoscaling"


class ApplicationAutoScaling:
    """The service with its parts."""

    def __init__(self, plane: DataPlane, deployments: Deployments) -> None:
        self.state = State()
        services = ScalableServices(plane, deployments)
        self.activities = Activities(self.state, services, plane)
        self.targets = Targets(self.state, services, self.activities)
        self.policies = Policies(self.state, self.targets)
        self.schedules = ScheduledActions(self.state, self.targets, self.activities)
        self.engine = Engine(self.state, services, self.activities)
        self._wire = JsonService(
            _NAME,
            {
                "RegisterScalableTarget": self.targets.register,
                "DeregisterScalableTarget": self.targets.deregister,
                "DescribeScalableTargets": self.targets.describe,
                "PutScalingPolicy": self.policies.put,
                "DeleteScalingPolicy": self.policies.delete,
                "DescribeScalingPolicies": self.policies.describe,
                "PutScheduledAction": self.schedules.put,
                "DeleteScheduledAction": self.schedules.delete,
                "DescribeScheduledActions": self.schedules.describe,
                "DescribeScalingActivities": self.describe_activities,
                "TagResource": self.targets.tag,
                "UntagResource": self.targets.untag,
                "ListTagsForResource": self.targets.list_tags,
            },
        )

    def register(self, extension: Extension, alarms: Alarms, clock: MinuteClock) -> None:
        """Joins the extension, the alarms and the minute."""
        extension.service(
            _NAME,
            ["AnyScaleFrontendService"],
            [r"application-autoscaling\."],
            _NAME,
            self.handle,
            resource_arn=self.resource_arn,
        )
        extension.state("application_autoscaling", save=self.state.save, load=self.state.load, reset=self.state.reset)
        alarms.on_scaling(self.engine.on_alarm)
        clock.each_minute(self.schedules.run_due)

    async def handle(self, method: str, path: str, headers: dict, body: bytes, query: dict) -> tuple[int, dict, bytes]:
        """MiniStack's signature of a service; this one's errors carry ``Message``."""
        status, answer_headers, answer = await self._wire.handle(method, path, headers, body, query)
        if status >= 400:
            error: dict[str, Any] = json.loads(answer)
            answer = json.dumps({"__type": error["__type"], "Message": error["message"]}).encode()
        return status, answer_headers, answer

    def describe_activities(self, members: dict[str, Any]) -> dict[str, Any]:
        """Lists activities of a namespace, newest first."""
        resource, dimension = members.get("ResourceId"), members.get("ScalableDimension")
        found = []
        for key, kept in self.state.activities.items():
            target = TargetId(*key.split("|"))
            if target.namespace != members["ServiceNamespace"]:
                continue
            if (resource and target.resource != resource) or (dimension and target.dimension != dimension):
                continue
            found += [
                public(item)
                for item in kept
                if members.get("IncludeNotScaledActivities") or "NotScaledReasons" not in item
            ]
        found.sort(key=lambda item: item["StartTime"], reverse=True)
        return page(found, members, "ScalingActivities")

    def resource_arn(self, operation: str, members: dict, region: str, account: str) -> str:
        """What IAM matches policies against ("Actions, resources, and condition keys for Application Auto Scaling")."""
        if "ResourceARN" in members:
            return str(members["ResourceARN"])
        if operation.startswith("Describe"):
            return "*"
        names = ("ServiceNamespace", "ResourceId", "ScalableDimension")
        key = "|".join(str(members.get(name) or "") for name in names)
        record = self.state.targets.get_scoped(account, region, key)
        return record["ScalableTargetARN"] if record else f"arn:aws:{_NAME}:{region}:{account}:scalable-target/*"
