# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a buildspec's commands one after another, as in one shell.

In version 0.2 "CodeBuild runs all build commands in the same instance of the default shell" (buildspec reference).
Each command is its own process here, so that a command that ends its shell does not end the build; variables and
the working directory are carried from one to the next.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from collections.abc import Callable
from pathlib import Path

#: How long output is still read when a command ended but left a process that holds its output open.
_DRAIN_SECONDS = 1.0

_PREAMBLE = """set -a
trap 'CABILDO_STATUS=$?; trap - EXIT; set +a; pwd -P > {directory}; env -0 > {variables}; exit $CABILDO_STATUS' EXIT
"""
_OWN_VARIABLES = {"CABILDO_STATUS", "_", "SHLVL", "PWD", "OLDPWD"}


class BuildShell:
    """The state commands share, and the processes they started."""

    def __init__(self, shell: str, variables: dict[str, str], directory: Path, scratch: Path) -> None:
        self._shell = shell
        self.variables = variables
        self._directory = directory
        self._scratch = scratch
        self._groups: list[int] = []

    async def run(self, command: str, write: Callable[[str], None]) -> int:
        """Runs one command, handing its output on line by line; returns its exit code."""
        script, directory, variables = (self._scratch / name for name in ("command.sh", "directory", "variables"))
        for left in (directory, variables):
            left.unlink(missing_ok=True)
        preamble = _PREAMBLE.format(directory=shlex.quote(str(directory)), variables=shlex.quote(str(variables)))
        script.write_text(preamble + command + "\n")
        process = await asyncio.create_subprocess_exec(
            self._shell,
            str(script),
            cwd=self._directory,
            env=self.variables,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            limit=1024 * 1024,
        )
        self._groups.append(process.pid)
        reader = asyncio.ensure_future(_copy(process.stdout, write))
        try:
            code = await process.wait()
            await asyncio.wait([reader], timeout=_DRAIN_SECONDS)
        finally:
            reader.cancel()
        self._keep(directory, variables)
        return code

    def kill(self) -> None:
        """Ends every process the commands started, also those they left behind."""
        for group in self._groups:
            try:
                os.killpg(group, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._groups.clear()

    def _keep(self, directory: Path, variables: Path) -> None:
        # A command that was killed, or that the shell could not parse, leaves no state: the former one stays.
        if directory.exists():
            kept = Path(directory.read_text().rstrip("\n"))
            if kept.is_dir():
                self._directory = kept
        if variables.exists():
            pairs = (pair.partition("=") for pair in variables.read_text(errors="replace").split("\0") if pair)
            self.variables = {name: value for name, _, value in pairs if name not in _OWN_VARIABLES}


async def _copy(stream: asyncio.StreamReader, write: Callable[[str], None]) -> None:
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            # A line beyond the buffer's limit; asyncio has dropped it.
            write("(a line of more than 1 MB was dropped)")
            continue
        if not line:
            return
        write(line.decode(errors="replace").rstrip("\r\n"))
