# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The locks in front of stages (user guide, "How pipeline executions work" and "Execution modes").

SUPERSEDED: one execution is inside a stage, one waits in front of it; a newer arrival replaces the one that waits.
QUEUED: one inside, the others wait in the order they came. PARALLEL: no lock at all.
A disabled transition keeps everything waiting; enabling it lets the waiting one in.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from .records import Execution, Pipeline


class Superseded(Exception):
    """A newer execution took this one's place in front of a stage."""


@dataclass
class _Gate:
    inside: str = ""
    waiting: list[tuple[Execution, asyncio.Future[None]]] = field(default_factory=list)


class Gates:
    """The gates of one pipeline."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._gates: dict[str, _Gate] = {}

    async def enter(self, execution: Execution, stage: str) -> None:
        """Returns when the execution is inside the stage; raises Superseded when it never will be."""
        if execution.mode == "PARALLEL":
            return
        gate = self._gates.setdefault(stage, _Gate())
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if execution.mode == "SUPERSEDED":
            self._replace_waiting(gate, execution, turn)
        else:
            gate.waiting.append((execution, turn))
        self.update()
        try:
            await turn
        finally:
            gate.waiting = [item for item in gate.waiting if item[1] is not turn]

    def leave(self, execution: Execution, stage: str) -> None:
        """Frees the stage."""
        gate = self._gates.get(stage)
        if gate is not None and gate.inside == execution.id:
            gate.inside = ""
            self.update()

    def update(self) -> None:
        """Lets in whoever may enter now; call it after a transition was enabled."""
        for stage, gate in self._gates.items():
            if gate.inside or not gate.waiting or not self._pipeline.transition_enabled(stage):
                continue
            execution, turn = gate.waiting.pop(0)
            gate.inside = execution.id
            if not turn.done():
                turn.set_result(None)

    @staticmethod
    def _replace_waiting(gate: _Gate, execution: Execution, turn: asyncio.Future[None]) -> None:
        for waiting, waiting_turn in gate.waiting:
            # After a restart executions come back in any order; the newer one stays.
            older, older_turn = (waiting, waiting_turn) if waiting.started <= execution.started else (execution, turn)
            if not older_turn.done():
                older_turn.set_exception(Superseded(older.id))
        gate.waiting = [item for item in gate.waiting if not item[1].done()]
        if not turn.done():
            gate.waiting.append((execution, turn))
