# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs executions: stages one after another, a stage's actions in the order of runOrder, equal ones together."""

from __future__ import annotations

import asyncio
import logging
import time

from ministack import app
from ministack.core.responses import request_scope

from ..extension import Extension
from .actions import Approvals
from .announce import announce_pipeline, announce_stage
from .gates import Gates, Superseded
from .records import ACTIVE, Execution, Pipeline, StageRun
from .stage import StageRunner
from .store import KEPT_EXECUTIONS, PipelineStore

logger = logging.getLogger("cabildo")


class Executor:
    """The running executions of every pipeline."""

    def __init__(self, extension: Extension, store: PipelineStore, approvals: Approvals) -> None:
        self._extension = extension
        self._store = store
        self._approvals = approvals
        self._gates: dict[str, Gates] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._runners: dict[str, StageRunner] = {}

    def start(self, pipeline: Pipeline, execution: Execution) -> None:
        """Takes an execution up; from any thread."""
        pipeline.executions.append(execution)
        ended = [item for item in pipeline.executions[:-KEPT_EXECUTIONS] if item.status not in ACTIVE]
        pipeline.executions = [item for item in pipeline.executions if item not in ended]
        execution.waiting_for = execution.rollback_stage or execution.declaration["stages"][0]["name"]
        announce_pipeline(pipeline, execution)
        self._drive(pipeline, execution)

    def retry(self, pipeline: Pipeline, execution: Execution, stage: str) -> None:
        """Takes up an execution that failed or was stopped in a stage; the caller has reset its actions."""
        execution.status, execution.status_summary, execution.stop_reason = "InProgress", "", ""
        execution.waiting_for = stage
        announce_pipeline(pipeline, execution, resumed=True)
        self._drive(pipeline, execution)

    def stop(self, pipeline: Pipeline, execution: Execution, abandon: bool) -> None:
        """Stops after the running actions, or abandons them."""
        runner = self._runners.get(execution.id)
        if runner is not None and runner.busy and not abandon:
            self._set_status(pipeline, execution, "Stopping")
            return
        if runner is not None:
            runner.abandon()
        self._cancel(execution)
        execution.waiting_for = ""
        self._end_stage(pipeline, execution, "Stopped")
        self._set_status(pipeline, execution, "Stopped")

    def cancel_all(self, pipeline: Pipeline) -> None:
        """Ends a changed pipeline's executions: waiting ones at once, others when their actions have ended.

        "Executions in PARALLEL mode" run on with the old structure (user guide, "How executions are processed").
        """
        for execution in pipeline.executions:
            if execution.status not in ACTIVE or execution.mode == "PARALLEL":
                continue
            runner = self._runners.get(execution.id)
            if runner is not None and runner.busy:
                execution.cancelling = True
            else:
                self._cancel(execution)
                execution.waiting_for = ""
                self._set_status(pipeline, execution, "Cancelled")

    def forget(self, pipeline: Pipeline) -> None:
        """Ends everything of a deleted pipeline."""
        for execution in pipeline.executions:
            self._cancel(execution)
        self._gates.pop(pipeline.arn, None)

    def transitions_changed(self, pipeline: Pipeline) -> None:
        """Lets in who waited for a transition that is enabled now."""
        self._gates_of(pipeline).update()

    async def resume(self) -> None:
        """Takes up what a former sandbox left; actions that died with it run again, approvals are still open."""
        for pipeline in self._store.everywhere():
            active = [execution for execution in pipeline.executions if execution.status in ACTIVE]
            for execution in sorted(active, key=lambda item: (bool(item.waiting_for), item.started)):
                for run in execution.actions:
                    if run.status == "InProgress" and not run.token:
                        run.status, run.changed = "Abandoned", time.time()
                        run.summary = "The sandbox was stopped while this action ran, so it runs again."
                self._drive(pipeline, execution)

    async def stop_all(self) -> None:
        """Lets go of everything without deciding it; a later start takes it up."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _drive(self, pipeline: Pipeline, execution: Execution) -> None:
        def begin() -> None:
            with request_scope(pipeline.account, pipeline.region):
                task = asyncio.ensure_future(self._run(pipeline, execution))
            self._tasks[execution.id] = task
            task.add_done_callback(lambda _: self._forget_task(execution.id, task))

        # CloudFormation creates pipelines from worker threads; executions belong to the endpoint's loop.
        app._MAIN_LOOP.call_soon_threadsafe(begin)

    def _forget_task(self, execution_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(execution_id) is task:
            del self._tasks[execution_id]

    async def _run(self, pipeline: Pipeline, execution: Execution) -> None:
        try:
            await self._run_stages(pipeline, execution)
        except Superseded:
            execution.waiting_for = ""
            self._set_status(pipeline, execution, "Superseded")
        except asyncio.CancelledError:
            # Whoever cancelled has decided the status, or the sandbox stops and decides nothing.
            raise
        except Exception as error:
            logger.exception("execution %s of %s broke", execution.id, pipeline.arn)
            execution.status_summary = f"The sandbox failed: {error}"
            self._set_status(pipeline, execution, "Failed")

    async def _run_stages(self, pipeline: Pipeline, execution: Execution) -> None:
        gates = self._gates_of(pipeline)
        for stage in self._remaining(execution):
            resumed = execution.stages.get(stage["name"]) is not None
            await gates.enter(execution, stage["name"])
            try:
                status = await self._run_stage(pipeline, execution, stage, resumed)
            finally:
                self._runners.pop(execution.id, None)
                gates.leave(execution, stage["name"])
            if execution.cancelling and status != "Failed":
                status = "Cancelled"
            if status != "Succeeded":
                self._set_status(pipeline, execution, status)
                return
        self._set_status(pipeline, execution, "Succeeded")

    def _remaining(self, execution: Execution) -> list[dict]:
        stages = execution.declaration["stages"]
        names = [stage["name"] for stage in stages]
        if execution.rollback_stage:
            return [stages[names.index(execution.rollback_stage)]]
        # Waiting in front of a stage, or (after a restart) inside the last one it entered.
        inside = max(execution.stages.values(), key=lambda run: run.entered).name if execution.stages else names[0]
        return stages[names.index(execution.waiting_for or inside) :]

    async def _run_stage(self, pipeline: Pipeline, execution: Execution, stage: dict, resumed: bool) -> str:
        name = stage["name"]
        execution.waiting_for = ""
        run = execution.stages.setdefault(name, StageRun(name, entered=time.time()))
        run.status = "InProgress"
        announce_stage(pipeline, execution, name, resumed=resumed)
        runner = StageRunner(self._extension, self._approvals, pipeline, execution, stage)
        self._runners[execution.id] = runner
        status = await runner.run()
        if execution.status == "Stopping" and status != "Failed":
            status = "Stopped"
        run.status = "Cancelled" if execution.cancelling and status == "Stopped" else status
        announce_stage(pipeline, execution, name)
        stages = execution.declaration["stages"]
        following = stages.index(stage) + 1
        if status == "Succeeded" and following < len(stages) and not execution.rollback_stage:
            execution.waiting_for = stages[following]["name"]
        if status == "Stopped" or (execution.status == "Stopping" and status == "Failed"):
            return "Stopped"
        return status

    def _end_stage(self, pipeline: Pipeline, execution: Execution, status: str) -> None:
        for run in execution.stages.values():
            if run.status == "InProgress":
                run.status = status
                announce_stage(pipeline, execution, run.name)

    def _cancel(self, execution: Execution) -> None:
        task = self._tasks.pop(execution.id, None)
        if task is not None:
            app._MAIN_LOOP.call_soon_threadsafe(task.cancel)

    def _set_status(self, pipeline: Pipeline, execution: Execution, status: str) -> None:
        execution.status, execution.updated = status, time.time()
        announce_pipeline(pipeline, execution)

    def _gates_of(self, pipeline: Pipeline) -> Gates:
        return self._gates.setdefault(pipeline.arn, Gates(pipeline))
