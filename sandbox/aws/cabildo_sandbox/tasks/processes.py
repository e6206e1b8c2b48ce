# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Containers as local processes: the image's command in its build context, on a loopback port of its own."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger("cabildo.tasks")

#: Longest line of output that is kept whole (CloudWatch Logs takes 256 KiB an event).
_LINE_LIMIT = 256 * 1024
#: Marks our processes, so that a sandbox that was killed can end what it left behind.
_MARK = "CABILDO_TASK_OF"


@dataclass(frozen=True)
class Launch:
    """What to run."""

    command: Sequence[str]
    directory: Path
    environment: Mapping[str, str]


class ContainerProcess:
    """One running process; its output goes to a sink line by line."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, notes: Path) -> None:
        self._process = process
        self._note = notes / str(process.pid)
        self.port = port

    @classmethod
    async def start(
        cls,
        launch: Launch,
        port: int,
        notes: Path,
        sink: Callable[[str], None],
        ended: Callable[[int], None],
    ) -> ContainerProcess:
        """Starts the process; ``ended`` gets its exit code as a container runtime reports it."""
        notes.mkdir(parents=True, exist_ok=True)
        process = await asyncio.create_subprocess_exec(
            *launch.command,
            cwd=launch.directory,
            env={**launch.environment, _MARK: str(notes)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=_LINE_LIMIT,
            start_new_session=True,
        )
        container = cls(process, port, notes)
        container._note.touch()
        container._watching = asyncio.create_task(container._watch(sink, ended))
        return container

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    def cpu_seconds(self) -> float:
        """CPU time the process has used so far; 0 where the system does not tell."""
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        except OSError:
            return 0.0
        times = stat.rpartition(")")[2].split()
        return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")

    def memory_bytes(self) -> int:
        """Resident memory; 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        except OSError:
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    async def stop(self, grace: float) -> None:
        """SIGTERM, then SIGKILL after the grace period, to the whole process group."""
        if self.running:
            self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(asyncio.shield(self._watching), grace)
        except asyncio.TimeoutError:
            self._signal(signal.SIGKILL)
            await self._watching

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            logger.debug("process %s had already ended", self._process.pid)

    async def _watch(self, sink: Callable[[str], None], ended: Callable[[int], None]) -> None:
        assert self._process.stdout is not None
        while line := await _read_line(self._process.stdout):
            sink(line)
        code = await self._process.wait()
        self._note.unlink(missing_ok=True)
        # 128 + signal: how shells and container runtimes report a process that a signal ended.
        ended(code if code >= 0 else 128 - code)

    _watching: asyncio.Task[None]


async def _read_line(stream: asyncio.StreamReader) -> str:
    try:
        raw = await stream.readuntil(b"\n")
    except asyncio.IncompleteReadError as error:
        raw = error.partial
    except asyncio.LimitOverrunError:
        raw = await stream.read(_LINE_LIMIT)
    return raw.decode(errors="replace")


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def end_leftovers(notes: Path) -> int:
    """Ends processes of an earlier sandbox of this state directory that was killed; returns how many."""
    ended = 0
    for note in notes.glob("*"):
        mark = f"{_MARK}={notes}".encode()
        try:
            if mark in Path(f"/proc/{note.name}/environ").read_bytes().split(b"\0"):
                os.killpg(int(note.name), signal.SIGKILL)
                ended += 1
        except (OSError, ValueError):
            logger.debug("nothing is left of process %s", note.name)
        note.unlink(missing_ok=True)
    return ended
