# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::ECS::Service: the resource is complete when the service has reached a steady state, as on AWS.

Template reference, AWS::ECS::Service: without DesiredCount a new service starts one task and an update keeps what
runs. With it every update of the resource sends it, also an unchanged one, whatever the scaling had decided meanwhile
(aws/containers-roadmap 493). A deployment the circuit breaker ends fails the stack with the handler's own words.
"""

from __future__ import annotations

import json
import threading
import time
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from ..extension import Extension
from ..tasks.deployments import ServiceKey, primary_of
from ..tasks.fleet import Fleet
from .definitions import as_api

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

_TYPE = "AWS::ECS::Service"
_LOOK_SECONDS = 0.2
#: CloudFormation waits three hours for a service; nobody waits that long for a sandbox.
_PATIENCE_SECONDS = 900.0
_DELETE_SECONDS = 60.0
_UPDATABLE = (
    "taskDefinition",
    "desiredCount",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "networkConfiguration",
    "loadBalancers",
    "healthCheckGracePeriodSeconds",
    "enableExecuteCommand",
    "enableECSManagedTags",
    "platformVersion",
    "propagateTags",
)
_COUNTS = ("desiredCount", "healthCheckGracePeriodSeconds")


class ServiceType:
    """Handlers of the type."""

    def __init__(self, fleet: Fleet, stopping: threading.Event) -> None:
        self._fleet = fleet
        self._stopping = stopping

    def register(self, extension: Extension) -> None:
        """Replaces MiniStack's handlers."""
        extension.cloudformation_type(
            _TYPE,
            {"create": self.create, "update": self.update, "delete": self.delete},
            tags=("Tags", "list"),
            name_property="ServiceName",
            replacing=("Cluster", "LaunchType", "Role", "SchedulingStrategy", "ServiceName", "DeploymentController"),
        )

    def create(self, logical_id: str, props: Properties, stack: str) -> Created:
        """CreateService, then waits for the steady state."""
        request = _request(props)
        request.setdefault("serviceName", provisioners._physical_name(stack, logical_id, max_len=255))
        request.setdefault("desiredCount", 1)
        _demand(ecs._create_service(request))
        key = _key(request["cluster"], request["serviceName"])
        arn = f"arn:aws:ecs:{key.region}:{key.account}:service/{key.cluster}/{key.name}"
        try:
            self._settle(key)
        except ValueError:
            # The rollback deletes it on AWS; MiniStack's knows of what was completed alone.
            self.delete(arn, props)
            raise
        return arn, {"ServiceArn": arn, "Name": key.name}

    def update(self, physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
        """UpdateService with what changed, then waits for the steady state."""
        before, after = _request(old), _request(new)
        key = _key(after["cluster"], physical_id.rpartition("/")[2])
        request = {name: after[name] for name in _UPDATABLE if name in after and after[name] != before.get(name)}
        if "desiredCount" in after and before != after:
            request["desiredCount"] = after["desiredCount"]
        if request:
            _demand(ecs._update_service({**request, "cluster": key.cluster, "service": key.name}))
        service = key.record()
        if service is not None and old.get("Tags") != new.get("Tags"):
            service["tags"] = after.get("tags", [])
            ecs._tags[service["serviceArn"]] = list(service["tags"])
        self._settle(key)
        return physical_id, {"ServiceArn": physical_id, "Name": key.name}

    def delete(self, physical_id: str, props: Properties) -> None:
        """DeleteService, then waits until its tasks have stopped."""
        key = _key(_request(props)["cluster"], physical_id.rpartition("/")[2])
        ecs._delete_service({"cluster": key.cluster, "service": key.name, "force": True})
        deadline = time.monotonic() + _DELETE_SECONDS
        while self._fleet.of(key) and time.monotonic() < deadline and not self._stopping.wait(_LOOK_SECONDS):
            continue

    def _settle(self, key: ServiceKey) -> None:
        service = key.record()
        if service is None:
            return
        awaited = primary_of(service)["id"]
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while (service := key.record()) is not None and service["status"] == "ACTIVE":
            deployment = next((item for item in service["deployments"] if item["id"] == awaited), None)
            if deployment is None or deployment["rolloutState"] == "FAILED":
                what = "ECS Deployment Circuit Breaker was triggered"
                raise ValueError(_handler_error(what, "GeneralServiceException"))
            settled = deployment["rolloutState"] == "COMPLETED" and service.get("_steady")
            if settled and service["runningCount"] == service["desiredCount"]:
                return
            if time.monotonic() > deadline:
                raise ValueError(_handler_error("Service did not stabilize", "NotStabilized"))
            if self._stopping.wait(_LOOK_SECONDS):
                # The service exists and becomes steady after the next start, when its tasks are taken up.
                return


def _handler_error(what: str, code: str) -> str:
    return (
        f"Resource handler returned message: \"Error occurred during operation '{what}'.\" "
        f"(RequestToken: {new_uuid()}, HandlerErrorCode: {code})"
    )


def _key(cluster: str, name: str) -> ServiceKey:
    return ServiceKey(get_account_id(), get_region(), cluster.rpartition("/")[2], name)


def _request(props: Properties) -> Properties:
    request = as_api({name: value for name, value in props.items() if name != "Tags"})
    request["cluster"] = request.get("cluster") or "default"
    for name in _COUNTS:
        if request.get(name) not in (None, ""):
            request[name] = int(request[name])
        else:
            request.pop(name, None)
    configuration = request.get("deploymentConfiguration") or {}
    breaker = {"enable": False, "rollback": False, **(configuration.get("deploymentCircuitBreaker") or {})}
    request["deploymentConfiguration"] = {
        **configuration,
        "maximumPercent": int(configuration.get("maximumPercent", 200)),
        "minimumHealthyPercent": int(configuration.get("minimumHealthyPercent", 100)),
        "deploymentCircuitBreaker": {name: str(value).lower() == "true" for name, value in breaker.items()},
    }
    for name in ("enableExecuteCommand", "enableECSManagedTags"):
        if name in request:
            request[name] = str(request[name]).lower() == "true"
    request["tags"] = [{"key": item["Key"], "value": item["Value"]} for item in props.get("Tags") or []]
    return request


def _demand(answer: tuple[int, dict, bytes]) -> None:
    status, _, body = answer
    if status != 200:
        error = json.loads(body)
        raise ValueError(
            f"{error.get('message')} (Service: AmazonECS, Status Code: {status}, Error Code: {error.get('__type')})"
        )
