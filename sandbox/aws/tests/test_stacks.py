# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CloudFormation where the sandbox adds to MiniStack: delivery types, templates across accounts, service roles."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.delivery import Delivery, service_files
from tests.repositories import GitHost
from tests.roles import allow, put_role
from tests.sandbox import Sandbox, eventually

LIBRARY_ACCOUNT = "100000000000"
LIBRARY = "library-of-tests"
PARAMETER = {
    "Resources": {
        "Parameter": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Name": "/p", "Value": "v"}}
    }
}


def deploy(sandbox: Sandbox, account: str, name: str, template: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Creates a stack and returns it once it has come to an end."""
    cloudformation = sandbox.client("cloudformation", account)
    cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template), **members)
    return ended(sandbox, account, name)


def ended(sandbox: Sandbox, account: str, name: str) -> dict[str, Any]:
    def probe() -> dict[str, Any] | None:
        stack = sandbox.client("cloudformation", account).describe_stacks(StackName=name)["Stacks"][0]
        return None if stack["StackStatus"].endswith("IN_PROGRESS") else stack

    return eventually(probe, what=f"the end of stack {name}")


@pytest.fixture(scope="module")
def library(sandbox: Sandbox) -> str:
    """A bucket another account owns, readable for two accounts."""
    s3 = sandbox.client("s3", LIBRARY_ACCOUNT)
    s3.create_bucket(Bucket=LIBRARY)
    s3.put_object(Bucket=LIBRARY, Key="1.0.0/child.json", Body=json.dumps(PARAMETER))
    readers = ["arn:aws:iam::170000000001:root", "arn:aws:iam::170000000002:root"]
    statement = {"Effect": "Allow", "Principal": {"AWS": readers}, "Action": "s3:GetObject"}
    statement["Resource"] = f"arn:aws:s3:::{LIBRARY}/*"
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    s3.put_bucket_policy(Bucket=LIBRARY, Policy=json.dumps(policy))
    return LIBRARY


@pytest.mark.parametrize(
    ("account", "url"),
    [
        ("170000000001", f"https://s3.us-east-1.amazonaws.com/{LIBRARY}/1.0.0/child.json"),
        ("170000000002", f"https://{LIBRARY}.s3.us-east-1.amazonaws.com/1.0.0/child.json"),
    ],
)
def test_nested_templates_come_from_another_accounts_library(
    sandbox: Sandbox, library: str, account: str, url: str
) -> None:
    template = {"Resources": {"Nested": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}}}
    assert deploy(sandbox, account, "parent", template)["StackStatus"] == "CREATE_COMPLETE"
    assert sandbox.client("ssm", account).get_parameter(Name="/p")["Parameter"]["Value"] == "v"


def test_a_library_that_does_not_let_the_account_in_stays_shut(sandbox: Sandbox, library: str) -> None:
    cloudformation = sandbox.client("cloudformation", "170000000003")
    with pytest.raises(ClientError, match="S3 error: Access Denied"):
        cloudformation.create_stack(
            StackName="no", TemplateURL=f"https://s3.us-east-1.amazonaws.com/{library}/1.0.0/child.json"
        )
    with pytest.raises(ClientError, match="The specified bucket does not exist"):
        cloudformation.create_stack(StackName="no", TemplateURL="https://s3.amazonaws.com/nobodys-bucket/child.json")


def test_only_who_may_pass_a_role_can_have_a_stack_made_with_it(sandbox: Sandbox) -> None:
    account = "170000000004"
    trust = {"Service": "cloudformation.amazonaws.com"}
    execution = put_role(sandbox, account, "execution", trust, [allow("*")])
    deployer = put_role(
        sandbox, account, "deployer", {"AWS": f"arn:aws:iam::{account}:root"}, [allow("cloudformation:*")]
    )
    session = sandbox.client("sts", account).assume_role(RoleArn=deployer, RoleSessionName="test")["Credentials"]
    cloudformation = sandbox.client("cloudformation", account, credentials=session)
    request = {"StackName": "made", "TemplateBody": json.dumps(PARAMETER), "RoleARN": execution}
    with pytest.raises(ClientError, match=f"not authorized to perform: iam:PassRole on resource: {execution}"):
        cloudformation.create_stack(**request)
    with pytest.raises(ClientError, match="is invalid or cannot be assumed"):
        sandbox.client("cloudformation", account).create_stack(**{**request, "RoleARN": deployer})
    rights = {
        "Version": "2012-10-17",
        "Statement": [allow("cloudformation:*"), allow("iam:PassRole", resource=execution)],
    }
    sandbox.client("iam", account).put_role_policy(
        RoleName="deployer", PolicyName="rights", PolicyDocument=json.dumps(rights)
    )
    cloudformation.create_stack(**request)
    assert ended(sandbox, account, "made")["RoleARN"] == execution


def test_delivery_as_a_stack(sandbox: Sandbox, git: GitHost) -> None:
    delivery = Delivery(sandbox, 950)
    git.commit(delivery.repository, service_files(), "Delivered by a stack")
    delivery.make()
    declared = delivery.declaration()
    template = delivery_template(delivery, declared)
    tags = [{"Key": "cabildo:service", "Value": "permits"}]
    stack = deploy(sandbox, delivery.account, "cabildo-permits-delivery", template, Tags=tags)
    assert stack["StackStatus"] == "CREATE_COMPLETE", stack.get("StackStatusReason")
    outputs = {item["OutputKey"]: item["OutputValue"] for item in stack["Outputs"]}
    assert outputs["Pipeline"] == "permits" and outputs["Version"] == "1"

    api = delivery.api
    executions = api.list_pipeline_executions(pipelineName="permits")["pipelineExecutionSummaries"]
    assert executions[0]["trigger"]["triggerType"] == "CreatePipeline"
    arn = api.get_pipeline(name="permits")["metadata"]["pipelineArn"]
    assert {"key": "cabildo:service", "value": "permits"} in api.list_tags_for_resource(resourceArn=arn)["tags"]
    project = sandbox.client("codebuild", delivery.account).batch_get_projects(names=["permits"])["projects"][0]
    assert project["logsConfig"]["cloudWatchLogs"]["groupName"] == "/cabildo/builds/permits"
    assert project["timeoutInMinutes"] == 20
    ecr = sandbox.client("ecr", delivery.account)
    repository = ecr.describe_repositories(repositoryNames=["health/permits"])["repositories"][0]
    assert repository["imageTagMutability"] == "IMMUTABLE"
    assert repository["imageScanningConfiguration"] == {"scanOnPush": True}
    assert "rules" in ecr.get_lifecycle_policy(repositoryName="health/permits")["lifecyclePolicyText"]

    def held() -> dict[str, Any] | None:
        build = api.get_pipeline_state(name="permits")["stageStates"][1]
        return build["inboundTransitionState"] if build.get("inboundExecution") else None

    assert eventually(held, what="an execution in front of the build")["disabledReason"] == "later"
    cloudformation = sandbox.client("cloudformation", delivery.account)
    template["Resources"]["Pipeline"]["Properties"]["ExecutionMode"] = "QUEUED"
    cloudformation.update_stack(StackName="cabildo-permits-delivery", TemplateBody=json.dumps(template), Tags=tags)
    assert ended(sandbox, delivery.account, "cabildo-permits-delivery")["StackStatus"] == "UPDATE_COMPLETE"
    updated = api.get_pipeline(name="permits")["pipeline"]
    assert (updated["version"], updated["executionMode"]) == (2, "QUEUED")
    ended_execution = api.list_pipeline_executions(pipelineName="permits")["pipelineExecutionSummaries"][0]
    assert ended_execution["status"] == "Cancelled"
    cloudformation.delete_stack(StackName="cabildo-permits-delivery")
    eventually(lambda: [item["name"] for item in api.list_pipelines()["pipelines"]] == ["shop"])


def delivery_template(delivery: Delivery, declared: dict[str, Any]) -> dict[str, Any]:
    """A delivery stack's resources, in CloudFormation's spelling."""
    policy = json.dumps({"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any"}}]})
    return {
        "Resources": {
            "Repository": {
                "Type": "AWS::ECR::Repository",
                "Properties": {
                    "RepositoryName": "health/permits",
                    "ImageTagMutability": "IMMUTABLE",
                    "ImageScanningConfiguration": {"ScanOnPush": True},
                    "LifecyclePolicy": {"LifecyclePolicyText": policy},
                },
            },
            "Connection": {
                "Type": "AWS::CodeConnections::Connection",
                "Properties": {"ConnectionName": "permits", "ProviderType": "GitHub"},
            },
            "Project": {
                "Type": "AWS::CodeBuild::Project",
                "Properties": {
                    "Name": "permits",
                    "ServiceRole": f"arn:aws:iam::{delivery.account}:role/build",
                    "TimeoutInMinutes": 20,
                    "Source": {"Type": "CODEPIPELINE"},
                    "Artifacts": {"Type": "CODEPIPELINE"},
                    "Environment": {
                        "Type": "LINUX_CONTAINER",
                        "Image": "aws/codebuild/standard:7.0",
                        "ComputeType": "BUILD_GENERAL1_SMALL",
                    },
                    "LogsConfig": {"CloudWatchLogs": {"Status": "ENABLED", "GroupName": "/cabildo/builds/permits"}},
                },
            },
            "Pipeline": {
                "Type": "AWS::CodePipeline::Pipeline",
                "Properties": {
                    "Name": "permits",
                    "PipelineType": "V2",
                    "RoleArn": delivery.pipeline_role,
                    "ArtifactStore": {"Type": "S3", "Location": delivery.bucket},
                    "Stages": [pascal(stage) for stage in declared["stages"]],
                    "DisableInboundStageTransitions": [{"StageName": "Build", "Reason": "later"}],
                },
            },
        },
        "Outputs": {
            "Pipeline": {"Value": {"Ref": "Pipeline"}},
            "Version": {"Value": {"Fn::GetAtt": ["Pipeline", "Version"]}},
        },
    }


def pascal(value: Any) -> Any:
    """API members in CloudFormation's spelling; an action's configuration has its own."""
    if isinstance(value, dict):
        return {
            key[0].upper() + key[1:]: item if key == "configuration" else pascal(item) for key, item in value.items()
        }
    return [pascal(item) for item in value] if isinstance(value, list) else value
