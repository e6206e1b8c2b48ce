# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Puts together what runs services: tasks, targets, the model, the edge, metrics, alarms and scaling."""

from __future__ import annotations

import asyncio

from . import certificates
from .autoscaling.api import ApplicationAutoScaling
from .controls import Controls
from .edge.server import Edge
from .extension import Extension
from .images import ImageStore
from .metrics.alarms import Alarms
from .metrics.clock import MinuteClock
from .metrics.functions import FunctionMetrics
from .metrics.publish import Publisher
from .metrics.query import MetricDataApi
from .metrics.snapshot import Snapshots
from .metrics.store import MetricStore
from .metrics.traffic import Traffic
from .model.behaviours import Behaviours
from .model.injection import Injections
from .plane import DataPlane
from .resources import alarms, balancing, blocking, definitions, firewall, network
from .resources.scaling import ScalingTypes
from .resources.services import ServiceType
from .targets.describe import TargetHealthApi
from .targets.registry import Target, Targets
from .tasks.addresses import AddressPool
from .tasks.containers import Containers
from .tasks.deployments import Deployments
from .tasks.fleet import Fleet
from .tasks.history import forget_stopped
from .tasks.lifecycle import Lifecycle
from .tasks.placement import Placement
from .tasks.processes import end_leftovers
from .tasks.pulling import Puller
from .tasks.registration import Registration
from .tasks.scheduler import Scheduler
from .tasks.takeover import Takeover


class Workloads:
    """The parts, wired."""

    def __init__(self, extension: Extension) -> None:
        self._notes = extension.state_dir / "processes"
        self.plane = DataPlane()
        self.behaviours = Behaviours()
        self.targets = Targets(self.plane)
        self.fleet = Fleet()
        deployments = Deployments(self.plane)
        puller = Puller(ImageStore(extension.state_dir / "images"), extension.settings)
        registration = Registration(self.plane, self.targets, self.behaviours, deployments)
        self.lifecycle = Lifecycle(
            self.plane, AddressPool(), Containers(puller, self._notes), registration, self.behaviours
        )
        placement = Placement(self.fleet)
        self.scheduler = Scheduler(self.plane, self.fleet, self.lifecycle, placement, self.targets, deployments)
        self.traffic = Traffic()
        self.injections = Injections()
        self.metrics = MetricStore()
        self.alarms = Alarms(self.metrics, self.plane)
        snapshots = Snapshots(self.fleet, self.targets, self.behaviours, self.injections, self.traffic)
        self.clock = MinuteClock(self.plane, snapshots, Publisher(self.metrics, "cabildo"), self.metrics, self.alarms)
        self.clock.each_minute(lambda now: self.plane.post(forget_stopped, now))
        self.clock.each_minute(FunctionMetrics(self.metrics, self.behaviours, "cabildo").publish)
        self.autoscaling = ApplicationAutoScaling(self.plane, deployments)
        self.edge = Edge(extension.settings.edge_port, self.targets, self.traffic, self._describe)
        self._takeover = Takeover(self.plane, self.fleet, self.lifecycle, placement, self.scheduler)

    def install(self) -> None:
        """Takes MiniStack's functions over and starts the plane; nothing is resumed yet."""
        self._takeover.install()
        TargetHealthApi(self.targets).install()
        self.metrics.install()
        MetricDataApi(self.metrics).install()
        self.alarms.install()
        self.plane.start()

    async def start(self) -> None:
        """Takes up the tasks of an earlier run."""
        end_leftovers(self._notes)
        await self.plane.launch(self.edge.start())
        self.plane.post(self._takeover.resume)
        self.plane.post(self.autoscaling.activities.resume)
        self.plane.post(lambda: self.plane.spawn(self.clock.run()))

    async def stop(self) -> None:
        """Ends every process; the records stay as they are and are taken up at the next start."""

        async def end() -> None:
            self.lifecycle.close()
            await self.edge.stop()
            processes = [process for task in self.fleet for process in task.processes.values()]
            await asyncio.gather(*(process.stop(5) for process in processes))

        await self.plane.launch(end())
        self.plane.stop()

    def _describe(self, target: Target) -> tuple[str, str]:
        task = self.fleet.get(target.task)
        if task is None or task.service is None:
            return "a task", "no environment"
        return task.service.name, task.cluster.removeprefix("cabildo-")


def register(extension: Extension) -> None:
    """Joins the extension."""
    workloads = Workloads(extension)
    workloads.install()
    extension.state(
        "behaviours",
        save=workloads.behaviours.save,
        load=workloads.behaviours.replace,
        reset=lambda: workloads.behaviours.replace({}),
    )
    extension.state("metrics", save=workloads.metrics.save, load=workloads.metrics.load, reset=workloads.metrics.reset)
    for types in (alarms, balancing, certificates, definitions, firewall, network):
        types.register(extension)
    ScalingTypes(workloads.autoscaling).register(extension)
    ServiceType(workloads.fleet, extension.stopping).register(extension)
    workloads.autoscaling.register(extension, workloads.alarms, workloads.clock)
    Controls(workloads).register(extension)
    extension.on_start(workloads.start)
    extension.on_stop(workloads.stop)
    # Stopped last registered first: stacks end while tasks still run.
    blocking.install(extension)
