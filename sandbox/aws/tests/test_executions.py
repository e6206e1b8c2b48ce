# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Executions meet: who waits, who is replaced, who goes back."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from tests.delivery import Delivery, service_files
from tests.repositories import GitHost
from tests.sandbox import Sandbox, eventually


def test_a_newer_execution_replaces_the_one_that_waits(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 2)
    git.commit(delivery.repository, service_files(), "First")
    delivery.make()
    first_token = delivery.open_approval()
    second = delivery.api.start_pipeline_execution(name="shop")["pipelineExecutionId"]
    waiting = eventually(lambda: delivery.state("Approve").get("inboundExecution"), what="a waiting execution")
    assert waiting["pipelineExecutionId"] == second
    third = delivery.api.start_pipeline_execution(name="shop")["pipelineExecutionId"]
    delivery.wait_execution("Superseded", index=1)
    assert delivery.state("Approve")["inboundExecution"]["pipelineExecutionId"] == third
    assert delivery.executions()[2]["status"] == "InProgress"

    delivery.answer(first_token, "Rejected", "not today")
    delivery.wait_execution("Failed", index=2)
    second_token = eventually(
        lambda: (token := delivery.action_state("Approve").get("token")) != first_token and token, what="a new token"
    )
    delivery.answer(second_token)
    assert delivery.wait_execution("Succeeded")["pipelineExecutionId"] == third


def test_a_disabled_transition_holds_executions(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 6)
    git.commit(delivery.repository, service_files(), "Wait in front of dev")
    delivery.make()
    delivery.open_approval()
    switch = {"pipelineName": "shop", "stageName": "Dev", "transitionType": "Inbound"}
    delivery.api.disable_stage_transition(**switch, reason="freeze")
    execution = delivery.api.start_pipeline_execution(name="shop")["pipelineExecutionId"]
    state = eventually(lambda: (s := delivery.state("Dev")).get("inboundExecution") and s, what="a waiting execution")
    assert state["inboundExecution"]["pipelineExecutionId"] == execution
    assert state["inboundTransitionState"]["disabledReason"] == "freeze"
    assert state["latestExecution"]["pipelineExecutionId"] != execution
    delivery.api.enable_stage_transition(**switch)
    eventually(lambda: delivery.state("Dev")["latestExecution"]["pipelineExecutionId"] == execution)


def test_rolling_a_stage_back_deploys_what_succeeded_there_before(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 9)
    first = git.commit(delivery.repository, service_files(), "First")
    delivery.make()
    delivery.open_approval()
    target = delivery.executions()[0]["pipelineExecutionId"]
    git.commit(delivery.repository, service_files(), "Second")
    second = delivery.api.start_pipeline_execution(name="shop")["pipelineExecutionId"]
    eventually(lambda: delivery.state("Approve").get("inboundExecution"), what="the second in front of the approval")
    with pytest.raises(ClientError, match="UnableToRollbackStageException"):
        delivery.api.rollback_stage(pipelineName="shop", stageName="Source", targetPipelineExecutionId=target)
    rollback = delivery.api.rollback_stage(pipelineName="shop", stageName="Dev", targetPipelineExecutionId=target)
    execution = delivery.wait_execution("Succeeded")
    assert execution["pipelineExecutionId"] == rollback["pipelineExecutionId"] not in (target, second)
    assert execution["executionType"] == "ROLLBACK"
    assert execution["rollbackMetadata"] == {"rollbackTargetPipelineExecutionId": target}
    assert delivery.state("Dev")["latestExecution"]["type"] == "ROLLBACK"
    value = sandbox.client("ssm", delivery.account).get_parameter(Name="/dev")["Parameter"]["Value"]
    assert value == f"registry/shop:{first}"


def test_triggers_decide_which_pushes_start_a_queued_pipeline(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 10)
    git.commit(delivery.repository, service_files(), "First")
    push = {"push": [{"branches": {"includes": ["main", "release/*"], "excludes": ["release/old"]}}]}
    git_configuration = {"sourceActionName": "Source", **push}
    delivery.changes = {
        "executionMode": "QUEUED",
        "triggers": [{"providerType": "CodeStarSourceConnection", "gitConfiguration": git_configuration}],
    }
    delivery.make()
    token = delivery.open_approval()

    def started(branch: str, repository: str = delivery.repository) -> int:
        status, answer = sandbox.control(
            "POST", "pushes", {"repository": repository, "branch": branch, "commit": "0" * 40, "pusher": "ana.rojas"}
        )
        assert status == 200
        return len(answer["started"])

    assert started("main") == 1 and started("release/1") == 1
    assert started("release/old") == 0 and started("topic") == 0 and started("main", "health/other") == 0
    assert sandbox.control("POST", "pushes", {"repository": "health/shop"})[0] == 400

    def inbound() -> list[str]:
        return [item["pipelineExecutionId"] for item in delivery.state("Approve")["inboundExecutions"]]

    eventually(lambda: len(inbound()) == 2, what="both in front of the approval")
    queued = inbound()
    delivery.answer(token)
    eventually(lambda: delivery.state("Approve")["latestExecution"]["pipelineExecutionId"] == queued[0])
    assert inbound() == queued[1:]
