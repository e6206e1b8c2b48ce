# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A change goes from a commit to production, and everything that may stop it on the way."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

from tests.delivery import Delivery, service_files
from tests.repositories import GitHost
from tests.roles import allow, put_role
from tests.sandbox import Sandbox, eventually


def test_from_a_failing_commit_to_production(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 1)
    broken = git.commit(delivery.repository, service_files("echo 1 of 2 failed; exit 1"), "Break a test")
    delivery.make()

    failed = delivery.wait_execution("Failed")
    assert failed["trigger"]["triggerType"] == "CreatePipeline"
    assert [item["revisionId"] for item in failed["sourceRevisions"]] == [broken]
    run = delivery.action_state("Build")
    assert run["status"] == "Failed" and run["errorDetails"]["code"] == "JobFailed"
    assert run["errorDetails"]["message"].startswith("Build terminated with state: FAILED")
    codebuild = sandbox.client("codebuild", delivery.account)
    build = codebuild.batch_get_builds(ids=[run["externalExecutionId"]])["builds"][0]
    assert build["initiator"] == "codepipeline/shop" and build["resolvedSourceVersion"] == broken
    events = sandbox.client("logs", delivery.account).get_log_events(
        logGroupName=build["logs"]["groupName"], logStreamName=build["logs"]["streamName"]
    )["events"]
    assert "1 of 2 failed\n" in [event["message"] for event in events]

    mended = git.commit(delivery.repository, service_files(), "Mend the test")
    status, answer = sandbox.control(
        "POST",
        "pushes",
        {
            "repository": delivery.repository,
            "branch": "main",
            "commit": mended,
            "before": broken,
            "pusher": "ana.rojas",
        },
    )
    assert status == 200 and len(answer["started"]) == 1
    token = delivery.open_approval()
    execution = delivery.executions()[0]
    assert execution["trigger"] == {"triggerType": "Webhook", "triggerDetail": delivery.connection}
    dev = sandbox.client("cloudformation", delivery.account).describe_stacks(StackName="cabildo-shop-dev")["Stacks"][0]
    assert dev["Outputs"][0]["OutputValue"] == f"registry/shop:{mended}"
    assert {"Key": "cabildo:service", "Value": "shop"} in dev["Tags"]
    assert dev["RoleARN"] == delivery.deploy_roles["dev"][1]

    with pytest.raises(ClientError, match="InvalidApprovalTokenException"):
        delivery.answer("00000000-0000-0000-0000-000000000000")
    assert delivery.answer(token)["approvedAt"]
    delivery.wait_execution("Succeeded")
    with pytest.raises(ClientError, match="ApprovalAlreadyCompletedException"):
        delivery.answer(token)
    prod = sandbox.client("ssm", delivery.prod_account).get_parameter(Name="/prod")["Parameter"]["Value"]
    assert prod == f"registry/shop:{mended}"

    details = delivery.api.list_action_executions(pipelineName="shop")["actionExecutionDetails"]
    assert [item["actionName"] for item in details[:5]] == ["Deploy", "Approve", "Deploy", "Build", "Source"]
    approval = details[1]
    assert approval["updatedBy"] == f"arn:aws:iam::{delivery.account}:root"
    assert approval["input"]["resolvedConfiguration"]["CustomData"] == f"Look at {mended}"
    assert details[4]["output"]["outputVariables"]["CommitMessage"] == "Mend the test"


def test_retrying_reruns_only_what_failed(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 3)
    git.commit(delivery.repository, service_files(), "Deploy where nobody may")
    iam_account = delivery.account
    delivery.make()
    delivery.open_approval()
    sandbox.client("iam", iam_account).delete_role_policy(RoleName="dev-pipeline", PolicyName="rights")
    execution = delivery.api.start_pipeline_execution(name="shop")["pipelineExecutionId"]
    delivery.wait_stage("Dev", "Failed")
    error = delivery.action_state("Dev")["errorDetails"]
    assert (error["code"] == "PermissionError" and "not authorized" in error["message"]) or "Access" in error["message"]
    with pytest.raises(ClientError, match="StageNotRetryableException"):
        delivery.api.retry_stage_execution(
            pipelineName="shop", stageName="Build", pipelineExecutionId=execution, retryMode="FAILED_ACTIONS"
        )
    policy = {"Version": "2012-10-17", "Statement": [allow("*")]}
    sandbox.client("iam", iam_account).put_role_policy(
        RoleName="dev-pipeline", PolicyName="rights", PolicyDocument=json.dumps(policy)
    )
    delivery.api.retry_stage_execution(
        pipelineName="shop", stageName="Dev", pipelineExecutionId=execution, retryMode="FAILED_ACTIONS"
    )
    delivery.wait_stage("Dev", "Succeeded")
    runs = delivery.api.list_action_executions(pipelineName="shop", filter={"pipelineExecutionId": execution})
    names = [(item["stageName"], item["status"]) for item in runs["actionExecutionDetails"]]
    assert names[:4] == [("Dev", "Succeeded"), ("Dev", "Failed"), ("Build", "Succeeded"), ("Source", "Succeeded")]


def test_a_failed_stack_names_the_innermost_reason(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 4)
    inner = {
        "Resources": {
            "Left": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Name": "/left", "Value": "x"}},
            "Pipeline": {
                "DependsOn": "Left",
                "Type": "AWS::CodePipeline::Pipeline",
                "Properties": {
                    "RoleArn": f"arn:aws:iam::{delivery.account}:role/nobody",
                    "Stages": [],
                    "Name": "inner",
                },
            },
        }
    }
    outer = {
        "Parameters": {"ImageUri": {"Type": "String"}, "Greeting": {"Type": "String"}},
        "Resources": {
            "Nested": {
                "Type": "AWS::CloudFormation::Stack",
                "Properties": {"TemplateURL": f"https://s3.us-east-1.amazonaws.com/{delivery.bucket}/inner.json"},
            }
        },
    }
    git.commit(delivery.repository, service_files(**{"template.json": json.dumps(outer)}), "A bad stack")
    delivery.objects = {"inner.json": json.dumps(inner)}
    delivery.make()
    delivery.wait_execution("Failed")
    message = delivery.action_state("Dev")["errorDetails"]["message"]
    assert "Pipeline (AWS::CodePipeline::Pipeline): " in message, message
    assert "minimum of 2 stages" in message
    # What the nested stack had made is gone, so a second try can make it again.
    assert sandbox.client("ssm", delivery.account).describe_parameters()["Parameters"] == []


def test_stopping(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 5)
    git.commit(delivery.repository, service_files("until [ -e /tmp/never-there ]; do sleep 0.1; done"), "Test for ever")
    delivery.make()
    execution = delivery.executions()[0]["pipelineExecutionId"]
    build_id = eventually(lambda: delivery.action_state("Build").get("externalExecutionId"), what="the build")
    delivery.api.stop_pipeline_execution(pipelineName="shop", pipelineExecutionId=execution, reason="wait")
    assert delivery.executions()[0]["status"] == "Stopping"
    with pytest.raises(ClientError, match="DuplicatedStopRequestException"):
        delivery.api.stop_pipeline_execution(pipelineName="shop", pipelineExecutionId=execution)
    delivery.api.stop_pipeline_execution(pipelineName="shop", pipelineExecutionId=execution, abandon=True, reason="now")
    stopped = delivery.wait_execution("Stopped")
    assert stopped["stopTrigger"] == {"reason": "now"}
    assert delivery.action_state("Build")["status"] == "Abandoned"
    assert delivery.state("Build")["latestExecution"]["status"] == "Stopped"
    with pytest.raises(ClientError, match="PipelineExecutionNotStoppableException"):
        delivery.api.stop_pipeline_execution(pipelineName="shop", pipelineExecutionId=execution)
    # Abandoning leaves the build to go on.
    codebuild = sandbox.client("codebuild", delivery.account)
    assert codebuild.batch_get_builds(ids=[build_id])["builds"][0]["buildStatus"] == "IN_PROGRESS"
    codebuild.stop_build(id=build_id)


def test_without_rights_nothing_is_shown(sandbox: Sandbox) -> None:
    account = "160000000001"
    role = put_role(sandbox, account, "reader", {"AWS": f"arn:aws:iam::{account}:root"}, [allow("ecs:*")])
    answer = sandbox.client("sts", account).assume_role(RoleArn=role, RoleSessionName="test")
    denied = sandbox.client("codepipeline", account, credentials=answer["Credentials"])
    with pytest.raises(ClientError, match="not authorized to perform: codepipeline:ListPipelines"):
        denied.list_pipelines()
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            allow("codepipeline:GetPipelineState", resource="arn:aws:codepipeline:us-east-1:160000000001:mine")
        ],
    }
    sandbox.client("iam", account).put_role_policy(
        RoleName="reader", PolicyName="rights", PolicyDocument=json.dumps(policy)
    )
    with pytest.raises(ClientError, match="PipelineNotFoundException"):
        denied.get_pipeline_state(name="mine")
    with pytest.raises(ClientError, match="not authorized"):
        denied.get_pipeline_state(name="yours")


def test_the_aws_command_line_reads_pipelines(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 7)
    commit = git.commit(delivery.repository, service_files(), "For another client")
    delivery.make()
    delivery.open_approval()
    listed = sandbox.aws("codepipeline", "list-pipelines", account=delivery.account)["pipelines"]
    assert [(item["name"], item["version"], item["pipelineType"]) for item in listed] == [("shop", 1, "V2")]
    state = sandbox.aws("codepipeline", "get-pipeline-state", "--name", "shop", account=delivery.account)
    source = state["stageStates"][0]["actionStates"][0]
    assert source["currentRevision"]["revisionId"] == commit
    assert source["latestExecution"]["summary"] == "For another client"


def test_wrong_structures_are_refused_in_awss_words(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 8)
    git.commit(delivery.repository, service_files(), "Good")
    delivery.make()
    good = delivery.declaration()
    cases = [
        ({"name": "shop"}, "PipelineNameInUseException"),
        ({"stages": good["stages"][:1]}, "There should be a minimum of 2 stages"),
        ({"stages": [good["stages"][0], good["stages"][2]]}, "Input Artifact Bundle Build in action Deploy"),
        ({"roleArn": f"arn:aws:iam::{delivery.account}:role/build"}, "not authorized to perform AssumeRole"),
        ({"name": "white space"}, "satisfy regular expression pattern"),
    ]
    for changes, words in cases:
        with pytest.raises(ClientError, match=words):
            delivery.api.create_pipeline(pipeline={**good, "name": "other", **changes})
    with pytest.raises(ClientError, match="does not have a pipeline with name 'absent'"):
        delivery.api.get_pipeline(name="absent")
