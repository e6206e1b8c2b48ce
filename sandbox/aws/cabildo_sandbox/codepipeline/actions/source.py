# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Source from a connection: the real commit of a branch, fetched from the Git host.

Action structure reference, "CodeStarSourceConnection for Bitbucket Cloud, GitHub, …".
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ...codebuild.files import pack_directory
from ...roles import denial
from ...settings import Settings
from ..artifacts import ArtifactError
from .contract import ActionContext, ActionFailed, ActionResult

_FETCH_SECONDS = 120


async def run_source(context: ActionContext) -> ActionResult:
    """Fetches the branch's commit (or the one asked for) and stores its files as the output artifact."""
    configuration = context.configuration
    connection_arn = configuration["ConnectionArn"]
    connection = context.shared["connections"].find(connection_arn)
    if connection is None or connection["ConnectionStatus"] != "AVAILABLE":
        raise ActionFailed(
            f"[ConnectionUnavailable] The connection {connection_arn} is not available.", "ConfigurationError"
        )
    use = f"{connection_arn.split(':')[2]}:UseConnection"
    refused = denial(context.role_arn, context.session_name, use, connection_arn)
    if refused:
        raise ActionFailed(
            f"The provided role does not have sufficient permissions to use the connection: {refused}",
            "PermissionError",
        )
    if configuration.get("OutputArtifactFormat", "CODE_ZIP") != "CODE_ZIP":
        raise ActionFailed("CODEBUILD_CLONE_REF is not available in this sandbox", "ConfigurationError")
    wanted = context.execution.wanted_revisions.get(context.declared["name"], "")
    repository, branch = configuration["FullRepositoryId"], configuration["BranchName"]
    try:
        fetched = await asyncio.to_thread(_fetch, context.settings, repository, branch, wanted)
    except GitFailed as error:
        raise ActionFailed(f"[{error.kind}] {error}", "RevisionUnavailable") from error
    commit, message, author_date, archive = fetched

    name = context.declared["outputArtifacts"][0]["name"]
    key = context.artifacts.new_key(context.pipeline.name, name)
    try:
        location = await asyncio.to_thread(context.artifacts.put, context.credentials, key, archive)
    except ArtifactError as error:
        raise ActionFailed(str(error), "PermissionError") from error
    url = f"{context.settings.git_url}/{repository}/commit/{commit}"
    provider = connection.get("ProviderType", "")
    return ActionResult(
        summary=message,
        external_id=commit,
        external_url=url,
        artifacts={name: location},
        variables={
            "AuthorDate": author_date,
            "BranchName": branch,
            "CommitId": commit,
            "CommitMessage": message,
            "ConnectionArn": connection_arn,
            "FullRepositoryName": repository,
        },
        revision={
            "revisionId": commit,
            "revisionSummary": json.dumps({"ProviderType": provider, "CommitMessage": message}),
            "revisionUrl": url,
        },
    )


class GitFailed(Exception):
    """Git's own words about a repository, branch or commit."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def _fetch(settings: Settings, repository: str, branch: str, wanted: str) -> tuple[str, str, str, bytes]:
    """Commit, message, author date and zip (blocking)."""
    base = settings.git_url
    if not base:
        raise GitFailed("ConnectionUnavailable", "CABILDO_GIT_URL is not set, so connections lead nowhere")
    work = Path(tempfile.mkdtemp(prefix="cabildo-source-"))
    try:
        _git(settings, work, "init", "--quiet", f"--initial-branch={branch}")
        refs = [f"refs/heads/{branch}"]
        depth = [] if wanted else ["--depth=1"]
        _git(settings, work, "fetch", "--quiet", *depth, "--", f"{base}/{repository}.git", *refs)
        commit = _git(settings, work, "rev-parse", "--verify", f"{wanted or 'FETCH_HEAD'}^{{commit}}").strip()
        _git(settings, work, "checkout", "--quiet", commit)
        message = _git(settings, work, "log", "-1", "--format=%B", commit).strip()
        author_date = _git(
            settings, work, "log", "-1", "--format=%ad", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", commit
        ).strip()
        return commit, message, author_date, pack_directory(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _git(settings: Settings, work: Path, *arguments: str) -> str:
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(work),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    if settings.git_token:
        # By environment, not by argument: arguments are readable by every process of the machine.
        environment.update(
            GIT_CONFIG_COUNT="1",
            GIT_CONFIG_KEY_0="http.extraHeader",
            GIT_CONFIG_VALUE_0=f"Authorization: token {settings.git_token}",
        )
    try:
        answer = subprocess.run(
            ["git", *arguments],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_FETCH_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitFailed("ProviderTimeout", f"git {arguments[0]} took more than {_FETCH_SECONDS} seconds") from None
    if answer.returncode:
        lines = [line for line in answer.stderr.splitlines() if line.strip()]
        reason = lines[0].removeprefix("fatal: ") if lines else f"git {arguments[0]} failed"
        raise GitFailed("BranchNotFound" if "couldn't find remote ref" in reason else "RepositoryUnavailable", reason)
    return answer.stdout
