# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The process itself: how it starts, what it listens on, what it keeps, how it ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.delivery import Delivery, service_files
from tests.repositories import GitHost
from tests.roles import allow, put_role
from tests.sandbox import PACKAGE_ROOT, Sandbox, eventually


def listening_addresses(pid: int) -> set[str]:
    """The hexadecimal local addresses of a process's listening sockets, from the kernel's own tables."""
    sockets = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        match = re.match(r"socket:\[(\d+)\]", os.readlink(entry))
        if match:
            sockets.add(match[1])
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                found.add(fields[1])
    return found


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cabildo_sandbox"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PACKAGE_ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_listens_on_loopback_only(sandbox: Sandbox) -> None:
    addresses = listening_addresses(sandbox.process.pid)
    assert f"0100007F:{sandbox.port:04X}" in addresses
    assert {address.split(":")[0] for address in addresses} == {"0100007F"}


def test_says_which_variable_is_missing(tmp_path: Path) -> None:
    answer = start(CABILDO_STATE_DIR=str(tmp_path), CABILDO_EDGE_PORT="18000")
    assert answer.returncode == 2
    assert answer.stderr == "aws sandbox: CABILDO_AWS_PORT is '': give a port between 1 and 65535\n"


def test_says_that_its_port_is_taken(sandbox: Sandbox, tmp_path: Path) -> None:
    answer = start(
        CABILDO_STATE_DIR=str(tmp_path), CABILDO_AWS_PORT=str(sandbox.port), CABILDO_EDGE_PORT=str(sandbox.edge_port)
    )
    assert answer.returncode == 1
    assert f"Address already in use: port {sandbox.port}" in answer.stderr


def test_refuses_another_ministack(tmp_path: Path) -> None:
    metadata = tmp_path / "ministack-9.9.9.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: ministack\nVersion: 9.9.9\n")
    answer = start(PYTHONPATH=f"{tmp_path}{os.pathsep}{PACKAGE_ROOT}", CABILDO_STATE_DIR=str(tmp_path))
    assert answer.returncode == 2
    assert "ministack 9.9.9 is installed, but this sandbox is written against 1.5.33" in answer.stderr


def test_counts_calls_by_operation(sandbox: Sandbox) -> None:
    sandbox.client("codepipeline").list_pipelines()
    before = sandbox.control("GET", "calls")[1]["operations"]["codepipeline:ListPipelines"]
    sandbox.client("codepipeline").list_pipelines()
    assert sandbox.control("GET", "calls")[1]["operations"]["codepipeline:ListPipelines"] == before + 1


def test_control_routes_are_not_for_browsers(sandbox: Sandbox) -> None:
    answer = subprocess.run(
        ["curl", "-s", "-H", "Origin: http://elsewhere.example", f"{sandbox.endpoint}/_sandbox/status"],
        capture_output=True,
        text=True,
    )
    assert "not for browsers" in answer.stdout


def test_a_restart_keeps_pipelines_history_and_open_approvals(own_sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(own_sandbox, 901)
    git.commit(delivery.repository, service_files(), "Wait for an answer over night")
    delivery.make()
    token = delivery.open_approval()
    before = delivery.api.list_action_executions(pipelineName="shop")["actionExecutionDetails"]
    assert own_sandbox.stop() == 0
    own_sandbox.start()
    after = delivery.api.list_action_executions(pipelineName="shop")["actionExecutionDetails"]
    assert [item["actionExecutionId"] for item in after] == [item["actionExecutionId"] for item in before]
    assert delivery.open_approval() == token
    delivery.answer(token)
    delivery.wait_execution("Succeeded")
    value = own_sandbox.client("ssm", delivery.prod_account).get_parameter(Name="/prod")["Parameter"]["Value"]
    assert value.startswith("registry/shop:")


def test_an_interrupted_build_ends_with_the_process_and_runs_again(
    own_sandbox: Sandbox, git: GitHost, tmp_path: Path
) -> None:
    delivery = Delivery(own_sandbox, 902)
    gate = tmp_path / "gate"
    git.commit(delivery.repository, service_files(f"until [ -e {gate} ]; do sleep 0.1; done"), "Take long")
    delivery.make()
    eventually(lambda: delivery.action_state("Build").get("externalExecutionId"), what="the build")
    eventually(lambda: _runs(str(gate)), what="the build's process")
    assert own_sandbox.stop() == 0
    assert not _runs(str(gate))
    gate.write_text("open")
    own_sandbox.start()
    delivery.open_approval()
    runs = delivery.api.list_action_executions(pipelineName="shop")["actionExecutionDetails"]
    builds = [item["status"] for item in runs if item["actionName"] == "Build"]
    assert builds[0] == "Succeeded" and len(builds) == 2


def test_temporary_credentials_outlive_a_restart(own_sandbox: Sandbox) -> None:
    account = "120000000904"
    role = put_role(own_sandbox, account, "reader", {"AWS": account}, [allow("codepipeline:ListPipelines")])
    assumed = own_sandbox.client("sts", account).assume_role(RoleArn=role, RoleSessionName="portal")
    reader = own_sandbox.client("codepipeline", account, credentials=assumed["Credentials"])
    assert own_sandbox.stop() == 0
    own_sandbox.start()
    assert reader.list_pipelines()["pipelines"] == []


def test_a_kill_loses_nothing_that_was_saved(own_sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(own_sandbox, 903)
    git.commit(delivery.repository, service_files(), "Before the power cut")
    delivery.make()
    token = delivery.open_approval()
    assert own_sandbox.control("POST", "checkpoints")[0] == 200
    own_sandbox.kill()
    own_sandbox.start()
    assert delivery.open_approval() == token


def _runs(words: str) -> bool:
    """Whether a shell that mentions the words runs on this machine."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            script = Path(path.read_bytes().split(b"\0")[1].decode(errors="replace"))
            if script.name in ("command.sh", "test.sh") and words in (path.parent / "cwd" / script).read_text():
                return True
        except (OSError, IndexError):
            continue
    return False
