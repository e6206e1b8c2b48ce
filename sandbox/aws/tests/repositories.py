# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Git repositories for tests: bare ones the sandbox clones, written to through real commits."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class GitHost:
    """A directory of bare repositories, reachable by file URL."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.url = f"file://{directory}"

    def commit(self, repository: str, files: dict[str, str], message: str, branch: str = "main") -> str:
        """Commits files to a branch of a repository, making both where they are missing; returns the commit."""
        bare = self._directory / f"{repository}.git"
        work = self._directory / "work" / repository
        if not bare.exists():
            _git("init", "--quiet", "--bare", f"--initial-branch={branch}", str(bare))
            _git("init", "--quiet", f"--initial-branch={branch}", str(work))
            _git("remote", "add", "origin", str(bare), cwd=work)
        for name, content in files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        _git("add", "--all", cwd=work)
        _git("commit", "--quiet", "--allow-empty", "-m", message, cwd=work)
        _git("push", "--quiet", "origin", f"HEAD:{branch}", cwd=work)
        return _git("rev-parse", "HEAD", cwd=work).strip()


def _git(*arguments: str, cwd: Path | None = None) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ana Rojas",
        "GIT_AUTHOR_EMAIL": "ana.rojas@example.gob",
        "GIT_COMMITTER_NAME": "Ana Rojas",
        "GIT_COMMITTER_EMAIL": "ana.rojas@example.gob",
    }
    return subprocess.run(
        ["git", *arguments], cwd=cwd, env=environment, check=True, capture_output=True, text=True
    ).stdout
