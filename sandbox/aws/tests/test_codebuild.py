# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CodeBuild really runs buildspecs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.roles import allow, put_role
from tests.sandbox import Sandbox, eventually

ACCOUNT = "120000000002"


def zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def project(sandbox: Sandbox) -> str:
    """A project whose source is an object the tests write."""
    role = put_role(sandbox, ACCOUNT, "builder", {"Service": "codebuild.amazonaws.com"}, [allow("*")])
    sandbox.client("s3", ACCOUNT).create_bucket(Bucket="sources-b")
    sandbox.client("codebuild", ACCOUNT).create_project(
        name="shop",
        source={"type": "S3", "location": "sources-b/source.zip"},
        artifacts={"type": "S3", "location": "sources-b", "name": "artifact.zip", "packaging": "ZIP"},
        environment={
            "type": "LINUX_CONTAINER",
            "image": "aws/codebuild/standard:7.0",
            "computeType": "BUILD_GENERAL1_SMALL",
            "environmentVariables": [{"name": "SERVICE_NAME", "value": "shop"}],
        },
        serviceRole=role,
        logsConfig={"cloudWatchLogs": {"status": "ENABLED", "groupName": "/cabildo/builds/shop"}},
    )
    return "shop"


def build(sandbox: Sandbox, project: str, files: dict[str, str], **request: Any) -> dict[str, Any]:
    """Runs a build to its end; returns its record."""
    sandbox.client("s3", ACCOUNT).put_object(Bucket="sources-b", Key="source.zip", Body=zipped(files))
    codebuild = sandbox.client("codebuild", ACCOUNT)
    build_id = codebuild.start_build(projectName=project, **request)["build"]["id"]
    return finished(sandbox, build_id)


def finished(sandbox: Sandbox, build_id: str) -> dict[str, Any]:
    def probe() -> dict[str, Any] | None:
        record = sandbox.client("codebuild", ACCOUNT).batch_get_builds(ids=[build_id])["builds"][0]
        return record if record["buildComplete"] else None

    return eventually(probe, what="the end of the build")


def log_of(sandbox: Sandbox, record: dict[str, Any]) -> str:
    events = sandbox.client("logs", ACCOUNT).get_log_events(
        logGroupName=record["logs"]["groupName"], logStreamName=record["logs"]["streamName"], startFromHead=True
    )["events"]
    return "".join(event["message"] for event in events)


def phases(record: dict[str, Any]) -> dict[str, str]:
    return {item["phaseType"]: item.get("phaseStatus", "") for item in record["phases"]}


def test_runs_commands_as_in_one_shell_and_stores_what_the_buildspec_names(sandbox: Sandbox, project: str) -> None:
    spec = """
version: 0.2
env:
  variables: {GREETING: hello}
  exported-variables: [IMAGE_URI]
phases:
  pre_build:
    commands:
      - mkdir made && cd made
      - LATER="$GREETING $SERVICE_NAME"
  build:
    commands:
      - pwd; echo "$LATER"
      - export IMAGE_URI="repository:$LATER"
      - python3 -c 'print("from python")'
      - cd ..
  post_build:
    commands: [env]
artifacts:
  files: ['**/*.txt', buildspec.yml]
"""
    record = build(sandbox, project, {"buildspec.yml": spec, "deep/er/note.txt": "one", "other.md": "two"})
    log = log_of(sandbox, record)
    assert record["buildStatus"] == "SUCCEEDED", log
    assert set(phases(record).values()) == {"SUCCEEDED", ""}
    assert "/made\n" in log and "hello shop\n" in log and "from python\n" in log
    assert record["exportedEnvironmentVariables"] == [{"name": "IMAGE_URI", "value": "repository:hello shop"}]
    assert record["logs"]["groupName"] == "/cabildo/builds/shop"
    stored = sandbox.client("s3", ACCOUNT).get_object(Bucket="sources-b", Key="artifact.zip")["Body"].read()
    assert sorted(zipfile.ZipFile(io.BytesIO(stored)).namelist()) == ["buildspec.yml", "deep/er/note.txt"]
    assert "must-not-leak" not in log and "PERSONSOWNKEY" not in log and "a-persons-own-secret" not in log


def test_a_failing_test_fails_the_build_and_post_build_still_runs(sandbox: Sandbox, project: str) -> None:
    spec = """
version: 0.2
phases:
  build:
    commands: [echo testing, 'sh -c "exit 3"', echo never]
  post_build:
    commands: ['echo succeeding: $CODEBUILD_BUILD_SUCCEEDING']
artifacts:
  files: [buildspec.yml]
"""
    record = build(sandbox, project, {"buildspec.yml": spec})
    assert record["buildStatus"] == "FAILED"
    assert phases(record)["BUILD"] == "FAILED" and phases(record)["POST_BUILD"] == "SUCCEEDED"
    context = next(item for item in record["phases"] if item["phaseType"] == "BUILD")["contexts"][0]
    assert context == {
        "statusCode": "COMMAND_EXECUTION_ERROR",
        "message": 'Error while executing command: sh -c "exit 3". Reason: exit status 3',
    }
    log = log_of(sandbox, record)
    assert "testing\n" in log and "\nnever\n" not in log and "succeeding: 0\n" in log


def test_a_failed_pre_build_ends_the_build(sandbox: Sandbox, project: str) -> None:
    spec = "version: 0.2\nphases:\n  pre_build:\n    commands: ['exit 1']\n    finally: [echo cleaned]\n"
    spec += "  build:\n    commands: [echo building]\n"
    record = build(sandbox, project, {"buildspec.yml": spec})
    assert record["buildStatus"] == "FAILED" and "BUILD" not in phases(record)
    assert "cleaned\n" in log_of(sandbox, record) and "building\n" not in log_of(sandbox, record)


def test_says_what_is_wrong_with_a_buildspec(sandbox: Sandbox, project: str) -> None:
    record = build(sandbox, project, {"readme.md": "nothing to build"})
    failed = next(item for item in record["phases"] if item.get("phaseStatus") == "FAILED")
    assert failed["phaseType"] == "DOWNLOAD_SOURCE"
    assert failed["contexts"] == [
        {"statusCode": "YAML_FILE_ERROR", "message": "YAML file does not exist: buildspec.yml"}
    ]


def test_stopping_ends_every_process_of_the_build(sandbox: Sandbox, project: str) -> None:
    spec = "version: 0.2\nphases:\n  build:\n    commands:\n      - sleep 4242 & sleep 4242\n"
    sandbox.client("s3", ACCOUNT).put_object(Bucket="sources-b", Key="source.zip", Body=zipped({"buildspec.yml": spec}))
    codebuild = sandbox.client("codebuild", ACCOUNT)
    build_id = codebuild.start_build(projectName=project)["build"]["id"]
    eventually(lambda: len(processes("sleep 4242")) >= 2, what="the build's processes")
    codebuild.stop_build(id=build_id)
    record = finished(sandbox, build_id)
    assert record["buildStatus"] == "STOPPED"
    eventually(lambda: not processes("sleep 4242"), what="the end of the build's processes")


def test_a_build_may_do_only_what_its_role_may(sandbox: Sandbox, project: str) -> None:
    service = {"Service": "codebuild.amazonaws.com"}
    role = put_role(sandbox, ACCOUNT, "narrow-builder", service, [allow("logs:*", "s3:GetObject")])
    spec = "version: 0.2\nphases:\n  build:\n    commands: [aws s3 ls s3://sources-b]\n"
    record = build(sandbox, project, {"buildspec.yml": spec}, serviceRoleOverride=role)
    assert record["buildStatus"] == "FAILED"
    assert "AccessDenied" in log_of(sandbox, record)


def test_a_role_for_another_service_cannot_build(sandbox: Sandbox, project: str) -> None:
    role = put_role(sandbox, ACCOUNT, "of-lambda", {"Service": "lambda.amazonaws.com"}, [allow("*")])
    record = build(sandbox, project, {"buildspec.yml": "version: 0.2"}, serviceRoleOverride=role)
    assert record["phases"][0]["contexts"][0]["statusCode"] == "ACCESS_DENIED"


def test_an_unknown_project_is_refused_in_awss_words(sandbox: Sandbox) -> None:
    with pytest.raises(
        ClientError, match="Project cannot be found: arn:aws:codebuild:us-east-1:120000000002:project/no"
    ):
        sandbox.client("codebuild", ACCOUNT).start_build(projectName="no")


def test_the_aws_command_line_reads_builds(sandbox: Sandbox, project: str) -> None:
    record = build(sandbox, project, {"buildspec.yml": "version: 0.2\nphases:\n  build:\n    commands: ['true']\n"})
    answer = sandbox.aws("codebuild", "batch-get-builds", "--ids", record["id"], account=ACCOUNT)
    assert answer["builds"][0]["buildStatus"] in ("SUCCEEDED", "FAILED")
    ids = sandbox.aws("codebuild", "list-builds-for-project", "--project-name", project, account=ACCOUNT)["ids"]
    assert ids[0] == record["id"]


def processes(command: str) -> list[int]:
    """Ids of the machine's processes that run a command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue
        if line == command:
            found.append(int(path.parent.name))
    return found
