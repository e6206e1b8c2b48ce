# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The metrics of one minute, as AWS publishes them.

Names, dimensions and reporting criteria: "CloudWatch metrics for your Application Load Balancer", "Amazon ECS
CloudWatch metrics", "Amazon ECS Container Insights metrics".
"""

from __future__ import annotations

import hashlib
from collections import Counter

from ..model.curve import Strain, requests_per_second, strain
from .snapshot import GroupMinute, ServiceMinute
from .store import MetricStore

#: Answer times around their mean: (factor, share); close to an exponential, so that percentiles say something.
SPREAD = ((0.45, 0.35), (0.8, 0.3), (1.2, 0.2), (2.2, 0.1), (3.6, 0.05))


class Publisher:
    """Writes one minute's metrics."""

    def __init__(self, store: MetricStore, seed: str) -> None:
        self._store = store
        self._seed = seed

    def publish(self, minute: float, services: list[ServiceMinute]) -> None:
        """Publishes the minute that begins at ``minute``."""
        balancers: Counter[tuple[str, str, str, str]] = Counter()
        for service in services:
            self._publish_service(minute, service, balancers)
        for (account, region, balancer, name), count in balancers.items():
            dimensions = {"LoadBalancer": _balancer_name(balancer)}
            self._store.put((account, region), "AWS/ApplicationELB", name, dimensions, "Count", minute, [(count, 1)])

    def _publish_service(
        self, minute: float, service: ServiceMinute, balancers: Counter[tuple[str, str, str, str]]
    ) -> None:
        scope = service.key.account, service.key.region
        seed = f"{self._seed}/{service.key.behaviour_key}"
        synthetic = requests_per_second(service.behaviour.load, minute, seed) + service.injected
        real = sum(group.answers.requests for group in service.groups) / 60
        serving = min((group.healthy for group in service.groups), default=service.running)
        load = strain(service.behaviour, synthetic + real, serving, service.vcpu)
        self._publish_ecs(scope, minute, service, synthetic, load)
        for group in service.groups:
            if group.balancer:
                self._publish_group(scope, minute, group, synthetic * 60, load, balancers)

    def _publish_ecs(
        self, scope: tuple[str, str], minute: float, service: ServiceMinute, synthetic: float, load: Strain
    ) -> None:
        dimensions = {"ClusterName": service.key.cluster, "ServiceName": service.key.name}
        if service.running:
            cpu, memory = load.cpu_percent, service.behaviour.memory_base
            if service.cpu_seconds is not None:
                # A process's CPU is measured; only load put on it by hand is modelled on top.
                modelled = strain(service.behaviour, synthetic, service.running, service.vcpu).cpu_percent
                measured = 100 * service.cpu_seconds / (60 * service.vcpu * service.running)
                idle = service.behaviour.cpu_base
                cpu = min(100.0, measured + (modelled - idle if synthetic else 0.0))
                memory = service.memory_percent if service.memory_percent is not None else memory
            tasks = float(service.running)
            self._store.put(scope, "AWS/ECS", "CPUUtilization", dimensions, "Percent", minute, [(cpu, tasks)])
            self._store.put(scope, "AWS/ECS", "MemoryUtilization", dimensions, "Percent", minute, [(memory, tasks)])
        if service.insights:
            for name, value in (
                ("RunningTaskCount", service.running),
                ("DesiredTaskCount", service.desired),
                ("PendingTaskCount", service.pending),
                ("DeploymentCount", service.deployments),
            ):
                self._store.put(scope, "ECS/ContainerInsights", name, dimensions, "Count", minute, [(value, 1)])

    def _publish_group(
        self,
        scope: tuple[str, str],
        minute: float,
        group: GroupMinute,
        synthetic: float,
        load: Strain,
        balancers: Counter[tuple[str, str, str, str]],
    ) -> None:
        dimensions = {"LoadBalancer": _balancer_name(group.balancer), "TargetGroup": group.group.rpartition(":")[2]}
        real = group.answers
        answered = round(synthetic) if group.healthy else 0
        failed = whole(answered * load.error_ratio, f"{self._seed}/{group.group}/{minute}")
        refused = (0 if group.healthy else round(synthetic)) + real.balancer_5xx
        requests = answered + real.requests - real.balancer_5xx
        times = [
            (load.latency_seconds * factor, count) for factor, share in SPREAD if (count := round(answered * share)) > 0
        ] + [(value, float(count)) for value, count in real.response_times()]

        def put(name: str, unit: str, values: list[tuple[float, float]]) -> None:
            self._store.put(scope, "AWS/ApplicationELB", name, dimensions, unit, minute, values)

        if group.healthy or group.unhealthy:
            put("HealthyHostCount", "Count", [(group.healthy, 1)])
            put("UnHealthyHostCount", "Count", [(group.unhealthy, 1)])
        for name, count in (
            ("RequestCount", requests),
            ("HTTPCode_Target_2XX_Count", answered - failed + real.target_2xx),
            ("HTTPCode_Target_3XX_Count", real.target_3xx),
            ("HTTPCode_Target_4XX_Count", real.target_4xx),
            ("HTTPCode_Target_5XX_Count", failed + real.target_5xx),
        ):
            # "Reporting criteria: there is a nonzero value".
            if count:
                put(name, "Count", [(count, 1)])
        if requests and group.healthy:
            put("RequestCountPerTarget", "Count", [(requests / group.healthy, 1)])
        if times:
            put("TargetResponseTime", "Seconds", times)
        if requests:
            balancers[(*scope, group.balancer, "RequestCount")] += requests
        if refused:
            balancers[(*scope, group.balancer, "HTTPCode_ELB_5XX_Count")] += refused


def whole(value: float, seed: str) -> int:
    """A whole number that is right in the mean, the same for the same seed: rare errors must not round away."""
    chance = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") / 2**32
    return int(value) + (chance < value - int(value))


def _balancer_name(arn: str) -> str:
    return arn.partition(":loadbalancer/")[2]
