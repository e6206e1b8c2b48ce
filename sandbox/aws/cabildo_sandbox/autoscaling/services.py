# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The scalable resources: ECS services, their capacity read and set as Application Auto Scaling does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import ecs

from ..plane import DataPlane
from ..tasks.deployments import Deployments, ServiceKey
from ..wire import AwsError
from .state import TargetId

_ECS_RESOURCE = re.compile(r"service/([^/]+)/([^/]+)")
_ECS_DIMENSION = "ecs:service:DesiredCount"


@dataclass(frozen=True)
class Capacity:
    """The capacity of a resource at one moment."""

    desired: int
    running: int
    #: A deployment is in progress: no scale-in ("Target tracking … ECS", user guide).
    deploying: bool

    @property
    def fulfilled(self) -> bool:
        """Whether everything wanted runs and nothing else."""
        return self.desired == self.running


class ScalableServices:
    """ECS services as scalable targets."""

    def __init__(self, plane: DataPlane, deployments: Deployments) -> None:
        self._plane = plane
        self._deployments = deployments

    def check(self, target: TargetId) -> None:
        """Raises ValidationException for a resource that cannot be registered."""
        if target.namespace != "ecs" or target.dimension != _ECS_DIMENSION:
            raise AwsError("ValidationException", "Unsupported service namespace, resource type or scalable dimension")
        if not _ECS_RESOURCE.fullmatch(target.resource):
            raise AwsError("ValidationException", "Unsupported service namespace, resource type or scalable dimension")
        if self.capacity(get_account_id(), get_region(), target) is None:
            raise AwsError("ValidationException", f"ECS service doesn't exist: {target.resource}")

    def key(self, account: str, region: str, target: TargetId) -> ServiceKey | None:
        """The service behind a target."""
        match = _ECS_RESOURCE.fullmatch(target.resource)
        return ServiceKey(account, region, match[1], match[2]) if match else None

    def capacity(self, account: str, region: str, target: TargetId) -> Capacity | None:
        """The capacity now, None when the service is gone."""
        key = self.key(account, region, target)
        service = key.record() if key else None
        if service is None or service["status"] != "ACTIVE":
            return None
        deploying = any(item["rolloutState"] == "IN_PROGRESS" for item in service["deployments"])
        return Capacity(int(service["desiredCount"]), int(service["runningCount"]), deploying)

    def set_desired(self, account: str, region: str, target: TargetId, desired: int) -> str | None:
        """Sets the desired count; returns why it could not be set, or None."""
        key = self.key(account, region, target)
        if key is None:
            return "the resource does not exist"
        with request_scope(account, region):
            status, _, body = ecs._update_service(
                {"cluster": key.cluster, "service": key.name, "desiredCount": desired}
            )
        return None if status == 200 else body.decode(errors="replace")

    def tell(self, account: str, region: str, target: TargetId, message: str, cause: str) -> None:
        """Adds the service event Application Auto Scaling leaves."""
        key = self.key(account, region, target)
        if key is None:
            return

        def say() -> None:
            service: dict[str, Any] | None = key.record()
            if service is not None:
                self._deployments.say(service, f"Message: {message} Cause: {cause}")

        self._plane.post(say)
