# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A delivery for tests: roles, bucket, connection, build project and pipeline, all made through the API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tests.roles import allow, put_role
from tests.sandbox import Sandbox, eventually

BUILDSPEC = """
version: 0.2
env:
  exported-variables: [IMAGE_URI]
phases:
  pre_build:
    commands: [sh test.sh]
  build:
    commands:
      - export IMAGE_URI="$IMAGE_REPOSITORY_URI:$CODEBUILD_RESOLVED_SOURCE_VERSION"
artifacts:
  files: [template.json, 'deploy/*.json']
"""
TEMPLATE = {
    "Parameters": {"ImageUri": {"Type": "String"}, "Greeting": {"Type": "String"}},
    "Resources": {
        "Parameter": {
            "Type": "AWS::SSM::Parameter",
            "Properties": {"Type": "String", "Name": {"Ref": "Greeting"}, "Value": {"Ref": "ImageUri"}},
        }
    },
    "Outputs": {"Deployed": {"Value": {"Ref": "ImageUri"}}},
}


def service_files(test: str = "exit 0", **changes: str) -> dict[str, str]:
    """The files of a service's repository."""
    files = {
        "buildspec.yml": BUILDSPEC,
        "test.sh": f"echo running the tests\n{test}\n",
        "template.json": json.dumps(TEMPLATE),
        "deploy/dev.json": json.dumps({"Parameters": {"Greeting": "/dev"}, "Tags": {"cabildo:service": "shop"}}),
        "deploy/prod.json": json.dumps({"Parameters": {"Greeting": "/prod"}}),
    }
    return {**files, **changes}


@dataclass
class Delivery:
    """Everything around one pipeline; each test has accounts of its own by ``number``."""

    sandbox: Sandbox
    number: int
    name: str = "shop"
    repository: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    #: Further objects of the artifact bucket.
    objects: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.account, self.prod_account = f"14000000{self.number:04d}", f"15000000{self.number:04d}"
        self.repository = self.repository or f"health/shop-{self.number}"
        self.bucket = f"artifacts-{self.number}"

    def make(self) -> None:
        """Makes roles, bucket, project and pipeline."""
        sandbox, account = self.sandbox, self.account
        s3 = sandbox.client("s3", account)
        s3.create_bucket(Bucket=self.bucket)
        for key, content in self.objects.items():
            s3.put_object(Bucket=self.bucket, Key=key, Body=content)
        objects = f"arn:aws:s3:::{self.bucket}/*"
        # As the stack library has it: TLS only, and of the other account only the roles pipelines deploy with.
        insecure = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": objects}
        insecure["Condition"] = {"Bool": {"aws:SecureTransport": "false"}}
        readers = {"Effect": "Allow", "Principal": {"AWS": [self.prod_account]}}
        readers |= {"Action": "s3:GetObject", "Resource": objects}
        readers["Condition"] = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*-pipeline"}}
        document = {"Version": "2012-10-17", "Statement": [insecure, readers]}
        s3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps(document))
        self.connection = sandbox.client("codeconnections", account).create_connection(
            ConnectionName="git", ProviderType="GitHub"
        )["ConnectionArn"]
        build_role = put_role(
            sandbox,
            account,
            "build",
            {"Service": "codebuild.amazonaws.com"},
            [
                allow("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                allow("s3:*", resource=objects),
            ],
        )
        self.deploy_roles = {}
        for environment, owner in (("dev", account), ("prod", self.prod_account)):
            execution = put_role(
                sandbox,
                owner,
                f"{environment}-execution",
                {"Service": "cloudformation.amazonaws.com"},
                [allow("ssm:*", "cloudformation:*", "codepipeline:*", "iam:PassRole")],
            )
            action = put_role(
                sandbox,
                owner,
                f"{environment}-pipeline",
                {"AWS": f"arn:aws:iam::{account}:root"},
                [
                    allow("cloudformation:*", resource=f"arn:aws:cloudformation:*:*:stack/cabildo-{self.name}-*"),
                    allow("s3:GetObject", resource=objects),
                    allow("iam:PassRole", resource=execution),
                ],
                # Trusted by path and tag, which only the role itself has and not its session's ARN.
                condition={
                    "ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{account}:role/services/*"},
                    "StringEquals": {"aws:PrincipalTag/department": "health"},
                },
            )
            self.deploy_roles[environment] = (action, execution)
        self.pipeline_role = put_role(
            sandbox,
            account,
            "delivery",
            {"Service": "codepipeline.amazonaws.com"},
            [
                allow("s3:PutObject", "s3:GetObject", resource=objects),
                allow("codeconnections:UseConnection", resource=self.connection),
                allow("codebuild:StartBuild", "codebuild:BatchGetBuilds"),
                allow("sts:AssumeRole", resource=[roles[0] for roles in self.deploy_roles.values()]),
            ],
            path="/services/",
            tags={"department": "health"},
        )
        sandbox.client("codebuild", account).create_project(
            name=self.name,
            source={"type": "CODEPIPELINE"},
            artifacts={"type": "CODEPIPELINE"},
            environment={
                "type": "LINUX_CONTAINER",
                "image": "aws/codebuild/standard:7.0",
                "computeType": "BUILD_GENERAL1_SMALL",
                "environmentVariables": [{"name": "IMAGE_REPOSITORY_URI", "value": "registry/shop"}],
            },
            serviceRole=build_role,
        )
        self.api.create_pipeline(pipeline=self.declaration())

    @property
    def api(self) -> Any:
        """A CodePipeline client of the account."""
        return self.sandbox.client("codepipeline", self.account)

    def declaration(self) -> dict[str, Any]:
        """The pipeline: source, build, dev, approval, prod."""
        return {
            "name": self.name,
            "roleArn": self.pipeline_role,
            "pipelineType": "V2",
            "artifactStore": {"type": "S3", "location": self.bucket},
            "stages": [
                stage("Source", self._source()),
                stage(
                    "Build",
                    action(
                        "Build",
                        "Build",
                        "CodeBuild",
                        {"ProjectName": self.name},
                        ["Source"],
                        ["Build"],
                        "BuildVariables",
                    ),
                ),
                stage("Dev", self._deploy("dev")),
                stage(
                    "Approve",
                    action("Approve", "Approval", "Manual", {"CustomData": "Look at #{SourceVariables.CommitId}"}),
                ),
                stage("Prod", self._deploy("prod")),
            ],
            **self.changes,
        }

    def _source(self) -> dict[str, Any]:
        configuration = {
            "ConnectionArn": self.connection,
            "FullRepositoryId": self.repository,
            "BranchName": "main",
        }
        return action("Source", "Source", "CodeStarSourceConnection", configuration, [], ["Source"], "SourceVariables")

    def _deploy(self, environment: str) -> dict[str, Any]:
        action_role, execution_role = self.deploy_roles[environment]
        configuration = {
            "ActionMode": "CREATE_UPDATE",
            "StackName": f"cabildo-{self.name}-{environment}",
            "TemplatePath": "Build::template.json",
            "TemplateConfiguration": f"Build::deploy/{environment}.json",
            "ParameterOverrides": '{"ImageUri":"#{BuildVariables.IMAGE_URI}"}',
            "Capabilities": "CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND",
            "RoleArn": execution_role,
        }
        declared = action("Deploy", "Deploy", "CloudFormation", configuration, ["Build"])
        return {**declared, "roleArn": action_role}

    def executions(self) -> list[dict[str, Any]]:
        """Newest first."""
        return self.api.list_pipeline_executions(pipelineName=self.name)["pipelineExecutionSummaries"]

    def state(self, stage_name: str) -> dict[str, Any]:
        """One stage's state."""
        states = self.api.get_pipeline_state(name=self.name)["stageStates"]
        return next(item for item in states if item["stageName"] == stage_name)

    def action_state(self, stage_name: str) -> dict[str, Any]:
        """The latest run of a stage's only action, {} where it never ran."""
        return self.state(stage_name)["actionStates"][0].get("latestExecution", {})

    def wait_execution(self, *statuses: str, index: int = 0) -> dict[str, Any]:
        """The newest execution once it has one of the statuses."""

        def probe() -> dict[str, Any] | None:
            executions = self.executions()
            return executions[index] if len(executions) > index and executions[index]["status"] in statuses else None

        return eventually(probe, what=f"an execution that is {' or '.join(statuses)}: {self.name}")

    def wait_stage(self, stage_name: str, status: str) -> dict[str, Any]:
        """A stage's state once its latest execution has the status."""

        def probe() -> dict[str, Any] | None:
            state = self.state(stage_name)
            return state if state.get("latestExecution", {}).get("status") == status else None

        return eventually(probe, what=f"stage {stage_name} to be {status}")

    def open_approval(self) -> str:
        """The token of the open approval."""
        return eventually(lambda: self.action_state("Approve").get("token"), what="an open approval")

    def answer(self, token: str, status: str = "Approved", summary: str = "fine") -> Any:
        """Answers the approval."""
        return self.api.put_approval_result(
            pipelineName=self.name,
            stageName="Approve",
            actionName="Approve",
            token=token,
            result={"status": status, "summary": summary},
        )


def stage(name: str, *actions: dict[str, Any]) -> dict[str, Any]:
    """A stage's declaration."""
    return {"name": name, "actions": list(actions)}


def action(
    name: str,
    category: str,
    provider: str,
    configuration: dict[str, str],
    inputs: list[str] | None = None,
    outputs: list[str] | None = None,
    namespace: str = "",
) -> dict[str, Any]:
    """An action's declaration."""
    declared: dict[str, Any] = {
        "name": name,
        "actionTypeId": {"category": category, "owner": "AWS", "provider": provider, "version": "1"},
        "configuration": configuration,
        "inputArtifacts": [{"name": item} for item in inputs or []],
        "outputArtifacts": [{"name": item} for item in outputs or []],
    }
    return {**declared, "namespace": namespace} if namespace else declared
