# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Roles for tests."""

from __future__ import annotations

import json
from typing import Any

from tests.sandbox import Sandbox


def put_role(
    sandbox: Sandbox,
    account: str,
    name: str,
    principal: dict[str, Any],
    statements: list[dict],
    *,
    condition: dict[str, Any] | None = None,
    path: str = "/",
    tags: dict[str, str] | None = None,
) -> str:
    """Makes a role and returns its ARN."""
    iam = sandbox.client("iam", account)
    trust = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", "Condition": condition or {}}
    arn = iam.create_role(
        RoleName=name,
        Path=path,
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        Tags=[{"Key": key, "Value": value} for key, value in (tags or {}).items()],
    )["Role"]["Arn"]
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    iam.put_role_policy(RoleName=name, PolicyName="rights", PolicyDocument=policy)
    return arn


def allow(*actions: str, resource: str | list[str] = "*") -> dict[str, Any]:
    """One policy statement."""
    return {"Effect": "Allow", "Action": list(actions), "Resource": resource}
