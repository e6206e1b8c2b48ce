# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A sandbox as its own process, for tests: started on free ports, talked to like AWS."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import botocore.session
from botocore.config import Config

Result = TypeVar("Result")

PACKAGE_ROOT = Path(__file__).resolve().parents[1]


def eventually(probe: Callable[[], Result], seconds: float = 30, what: str = "the condition") -> Result:
    """The first true answer of a probe; fails with its last answer when the deadline passes."""
    deadline = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come true within {seconds} s; last answer: {answer!r}")
        # The pace of asking, not a wait for something to have happened.
        time.sleep(0.05)


def free_port() -> int:
    """A port nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """One running sandbox process."""

    def __init__(self, directory: Path, git_url: str) -> None:
        self.state_dir = directory
        self.port = free_port()
        self.edge_port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "PYTHONPATH": str(PACKAGE_ROOT),
            "CABILDO_AWS_PORT": str(self.port),
            "CABILDO_EDGE_PORT": str(self.edge_port),
            "CABILDO_STATE_DIR": str(directory),
            "CABILDO_GIT_URL": git_url,
            "CABILDO_GIT_TOKEN": "",
            # What a person may have set; neither may reach a build or become a root key.
            "AWS_ACCESS_KEY_ID": "AKIAPERSONSOWNKEY000",
            "AWS_SECRET_ACCESS_KEY": "a-persons-own-secret",
            "CABILDO_TEST_SECRET": "must-not-leak",
        }
        node = os.environ.get("CABILDO_NODE_BIN") or shutil.which("node")
        if node:
            self._environment["CABILDO_NODE_BIN"] = node
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts the process and returns when it has printed its ready line."""
        log = (self.state_dir / "sandbox.log").open("a")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cabildo_sandbox"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        line = self.process.stdout.readline()
        if line.strip() != f"ready {self.endpoint}":
            raise AssertionError(f"no ready line but {line!r}; log:\n{(self.state_dir / 'sandbox.log').read_text()}")

    def stop(self) -> int:
        """Ends the process as the command line does and returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def kill(self) -> None:
        """Ends the process without a chance to clean up."""
        self.process.kill()
        self.process.wait(timeout=30)

    def client(
        self, service: str, account: str = "120000000001", region: str = "us-east-1", credentials: dict | None = None
    ) -> Any:
        """An SDK client: the account's root, or the holder of temporary credentials."""
        keys = credentials or {"AccessKeyId": account, "SecretAccessKey": "test", "SessionToken": None}
        return botocore.session.Session().create_client(
            service,
            region_name=region,
            endpoint_url=self.endpoint,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
            config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
        )

    def aws(self, *arguments: str, account: str = "120000000001", region: str = "us-east-1") -> Any:
        """What the AWS CLI answers, an independent client."""
        answer = subprocess.run(
            [sys.executable, "-m", "awscli", *arguments, "--output", "json"],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.state_dir),
                "AWS_ENDPOINT_URL": self.endpoint,
                "AWS_ACCESS_KEY_ID": account,
                "AWS_SECRET_ACCESS_KEY": "test",
                "AWS_DEFAULT_REGION": region,
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
        if answer.returncode:
            raise AssertionError(answer.stderr)
        return json.loads(answer.stdout) if answer.stdout.strip() else None

    def control(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer of one of the sandbox's own routes."""
        request = urllib.request.Request(
            f"{self.endpoint}/_sandbox/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
