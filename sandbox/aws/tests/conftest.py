# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One sandbox for all tests that may share it; tests use accounts and names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repositories import GitHost
from tests.sandbox import Sandbox


@pytest.fixture(scope="session")
def git(tmp_path_factory: pytest.TempPathFactory) -> GitHost:
    """Bare repositories the sandbox fetches from."""
    return GitHost(tmp_path_factory.mktemp("git"))


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory, git: GitHost) -> Iterator[Sandbox]:
    """A running sandbox."""
    running = Sandbox(tmp_path_factory.mktemp("aws"), git.url)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_sandbox(tmp_path: Path, git: GitHost) -> Iterator[Sandbox]:
    """A sandbox of the test's own, to stop and start."""
    running = Sandbox(tmp_path, git.url)
    running.start()
    yield running
    if running.process.poll() is None:
        running.stop()
