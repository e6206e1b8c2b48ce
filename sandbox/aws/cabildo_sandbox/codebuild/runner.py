# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one build: its source, its buildspec's commands, its artifacts."""

from __future__ import annotations

import asyncio
import logging
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..roles import Credentials, RoleError, assume_as_service, denial
from ..settings import Settings
from . import files
from .buildspec import PHASES, Artifacts, Buildspec, BuildspecError, parse_buildspec
from .environment import build_variables
from .logs import BuildLog
from .record import FAILED, FAULT, STOPPED, SUCCEEDED, TIMED_OUT, Phases
from .shell import BuildShell
from .transfer import TransferError, fetch_source, store_artifacts

logger = logging.getLogger("cabildo")


class PhaseFailed(Exception):
    """A phase that ends the build as failed, with the phase context CodeBuild shows."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass
class BuildRun:
    """One running build."""

    build: dict[str, Any]
    #: Where source comes from and artifacts go: CODEPIPELINE's locations, or the project's own.
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    settings: Settings
    account: str
    region: str
    slots: asyncio.Semaphore
    stop_requested: bool = False
    _shell: BuildShell | None = None
    _credentials: Credentials | None = None
    _log: BuildLog | None = None
    _failed: bool = field(default=False)

    def __post_init__(self) -> None:
        self._phases = Phases(self.build, self.account, self.region)
        self._directory = self.settings.state_dir / "builds" / self.build["id"].split(":", 1)[1]

    async def run(self) -> None:
        """Runs to the end; never raises, the record tells the outcome."""
        self._phases.announce()
        try:
            status = await asyncio.wait_for(self._run_phases(), self.build["timeoutInMinutes"] * 60)
        except asyncio.TimeoutError:
            limit = f"Build timed out: {self.build['timeoutInMinutes']} minutes"
            self._phases.leave(TIMED_OUT, "BUILD_TIMED_OUT", limit)
            status = TIMED_OUT
        except asyncio.CancelledError:
            reason = "Build was stopped" if self.stop_requested else "The sandbox stopped while the build ran"
            self._phases.leave(STOPPED, "", reason)
            status = STOPPED
        except Exception as error:
            logger.exception("build %s broke", self.build["id"])
            self._phases.leave(FAULT, "INTERNAL_SERVICE_ERROR", str(error))
            status = FAULT
        finally:
            if self._shell is not None:
                self._shell.kill()
            shutil.rmtree(self._directory, ignore_errors=True)
        self._phases.finish(status)

    async def _run_phases(self) -> str:
        try:
            self._submit()
            self._phases.enter("QUEUED")
            async with self.slots:
                self._phases.leave(SUCCEEDED)
                await self._run_in_slot()
        except PhaseFailed as failure:
            self._leave_failed(failure)
        return FAILED if self._failed else SUCCEEDED

    def _submit(self) -> None:
        role, identifier = self.build["serviceRole"], self.build["id"].split(":", 1)[1]
        session = f"AWSCodeBuild-{identifier}"
        try:
            self._credentials = assume_as_service(role, "codebuild.amazonaws.com", session, self.build["arn"])
        except RoleError as error:
            message = f"CodeBuild is not authorized to perform: sts:AssumeRole on service role. {error}"
            raise PhaseFailed("ACCESS_DENIED", message) from error
        logs = self.build["logs"]
        refused = denial(role, session, "logs:CreateLogStream", logs["cloudWatchLogsArn"])
        if refused:
            raise PhaseFailed(
                "ACCESS_DENIED",
                f"Service role {role} does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams "
                f"for build {self.build['arn']}. Error message: {refused}",
            )
        self._log = BuildLog(self.account, self.region, logs["groupName"], logs["streamName"])
        self._phases.leave(SUCCEEDED)

    async def _run_in_slot(self) -> None:
        source = self._directory / "src"
        directories = {"source": source, "home": self._directory / "home", "tmp": self._directory / "tmp"}
        self._phases.enter("PROVISIONING")
        for directory in directories.values():
            directory.mkdir(parents=True)
        self._log.agent("Waiting for agent ping")
        self._phases.leave(SUCCEEDED)

        self._phases.enter("DOWNLOAD_SOURCE")
        spec = await self._download(source)
        variables = build_variables(
            self.build, self.settings, self._credentials, self.region, directories, spec.variables
        )
        self._shell = BuildShell(spec.shell, variables, source, self._directory)
        self._phases.leave(SUCCEEDED)

        if await self._run_commands(spec):
            await self._upload(spec, source)
        self._export(spec)
        self._phases.enter("FINALIZING")
        self._phases.leave(SUCCEEDED)

    async def _download(self, source: Path) -> Buildspec:
        self._log.agent("Waiting for DOWNLOAD_SOURCE")
        try:
            await asyncio.to_thread(
                fetch_source, self.settings.endpoint, self._credentials, self.region, self.inputs, source
            )
            self._log.agent(f"CODEBUILD_SRC_DIR={source}")
            spec = parse_buildspec(self._buildspec_text(source))
        except TransferError as error:
            raise PhaseFailed("CLIENT_ERROR", str(error)) from error
        except BuildspecError as error:
            raise PhaseFailed("YAML_FILE_ERROR", str(error)) from error
        self._log.agent("YAML location is " + str(source / "buildspec.yml"))
        return spec

    def _buildspec_text(self, source: Path) -> str:
        inline = self.build["source"].get("buildspec", "")
        if "\n" in inline or inline.startswith("{"):
            return inline
        path = (source / (inline or "buildspec.yml")).resolve()
        if not path.is_relative_to(source.resolve()) or not path.is_file():
            raise BuildspecError(f"YAML file does not exist: {inline or 'buildspec.yml'}")
        return path.read_text()

    async def _run_commands(self, spec: Buildspec) -> bool:
        """Runs the phases in order; returns whether artifacts are uploaded after them.

        A failed INSTALL or PRE_BUILD ends the build; POST_BUILD runs whatever BUILD came to (user guide, "Build
        phase transitions").
        """
        for name in PHASES:
            phase_type = name.upper()
            self._phases.enter(phase_type)
            self._log.agent(f"Entering phase {phase_type}")
            failure = await self._run_phase(spec, name)
            code, message = failure or ("", "")
            state = FAILED if failure else SUCCEEDED
            self._log.agent(f"Phase complete: {phase_type} State: {state}")
            self._log.agent(f"Phase context status code: {code} Message: {message}")
            self._phases.leave(state, code, message)
            if not failure:
                continue
            on_failure = spec.phases[name].on_failure
            if on_failure != "CONTINUE":
                self._failed = True
                self._shell.variables["CODEBUILD_BUILD_SUCCEEDING"] = "0"
            if on_failure == "ABORT" or (on_failure is None and name in ("install", "pre_build")):
                return False
        return True

    async def _run_phase(self, spec: Buildspec, name: str) -> tuple[str, str] | None:
        phase = spec.phases.get(name)
        if phase is None:
            return None
        failure: tuple[str, str] | None = None
        for command in phase.commands:
            failure = await self._run_command(command)
            if failure:
                break
        for command in phase.finally_commands:
            failure = await self._run_command(command) or failure
        return failure

    async def _run_command(self, command: str) -> tuple[str, str] | None:
        self._log.agent(f"Running command {command}")
        code = await self._shell.run(command, self._log.line)
        if code == 0:
            return None
        reason = f"exit status {code}" if code > 0 else f"signal: {-code}"
        self._log.agent(f"Command did not exit successfully {command} {reason}")
        return "COMMAND_EXECUTION_ERROR", f"Error while executing command: {command}. Reason: {reason}"

    async def _upload(self, spec: Buildspec, source: Path) -> None:
        self._phases.enter("UPLOAD_ARTIFACTS")
        try:
            wanted: dict[str, Artifacts | None] = {"": spec.artifacts, **spec.secondary_artifacts}
            locations = await asyncio.to_thread(
                store_artifacts,
                self.settings.endpoint,
                self._credentials,
                self.region,
                self.outputs,
                {name: files.collect(item, source) for name, item in wanted.items() if item is not None},
            )
        except (files.ArtifactError, TransferError) as error:
            self._log.agent(f"Phase complete: UPLOAD_ARTIFACTS State: {FAILED}")
            self._log.agent(f"Phase context status code: CLIENT_ERROR Message: {error}")
            raise PhaseFailed("CLIENT_ERROR", str(error)) from error
        self.build["artifacts"] = {"location": locations.pop("", "")}
        if locations:
            self.build["secondaryArtifacts"] = [
                {"artifactIdentifier": name, "location": location} for name, location in locations.items()
            ]
        self._log.agent(f"Phase complete: UPLOAD_ARTIFACTS State: {SUCCEEDED}")
        self._phases.leave(SUCCEEDED)

    def _export(self, spec: Buildspec) -> None:
        variables = self._shell.variables
        self.build["exportedEnvironmentVariables"] = [
            {"name": name, "value": variables[name]} for name in spec.exported_variables if name in variables
        ]

    def _leave_failed(self, failure: PhaseFailed) -> None:
        self._failed = True
        if self._log is not None:
            self._log.agent(f"Phase context status code: {failure.code} Message: {failure.message}")
        self._phases.leave(FAILED, failure.code, failure.message)
