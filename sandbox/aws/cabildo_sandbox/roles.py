# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Credentials of roles, as services get them, and SDK clients that use them against the sandbox's own endpoint.

What a pipeline or a build does is then authorized like any caller's request.
"""

from __future__ import annotations

import functools
import json
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError
from ministack.core.iam_actions import identity_denial_message
from ministack.core.iam_evaluator import (
    EvalContext,
    _conditions_met,
    _gather_role_policies,
    _gather_user_policies,
    _permissions_boundary,
    _service_principal_matches,
    caller_arn,
    evaluate,
)
from ministack.core.responses import request_scope
from ministack.services import iam, sts

_SESSION_SECONDS = 36 * 3600


class RoleError(Exception):
    """A role that cannot be assumed; the message is STS's."""


@dataclass(frozen=True)
class Credentials:
    """Temporary credentials of one role session."""

    access_key_id: str
    secret_access_key: str
    session_token: str
    account: str


def assume_as_service(role_arn: str, service: str, session_name: str, source_arn: str) -> Credentials:
    """Assumes a role the way an AWS service does: the trust policy must name the service principal.

    ``source_arn`` is what the service acts for, for trust conditions on aws:SourceArn and aws:SourceAccount
    (IAM user guide, "The confused deputy problem").
    """
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    role = iam._roles.get_scoped(account, None, name)
    context = EvalContext(
        principal_arn=service,
        principal_type="Service",
        principal_account=account,
        action="sts:AssumeRole",
        resource_arn=role_arn,
        region="",
        service_context={"aws:sourcearn": source_arn, "aws:sourceaccount": source_arn.split(":")[4]},
    )
    if role is None or not trusts(role, service, context):
        raise RoleError(f"{service} is not authorized to perform AssumeRole on role {role_arn}")
    credentials = Credentials(
        access_key_id="ASIA" + secrets.token_hex(8).upper(),
        secret_access_key=secrets.token_urlsafe(30),
        session_token=secrets.token_urlsafe(64),
        account=account,
    )
    partition = role_arn.split(":")[1]
    sts.register_session(
        credentials.access_key_id,
        {
            "Arn": f"arn:{partition}:sts::{account}:assumed-role/{name}/{session_name}",
            "UserId": f"{role['RoleId']}:{session_name}",
            "SecretAccessKey": credentials.secret_access_key,
            "SessionToken": credentials.session_token,
            "Expiration": time.time() + _SESSION_SECONDS,
            "AccountId": account,
            "PrincipalType": "AssumedRole",
            "SessionTags": [],
            "SessionPolicies": None,
        },
    )
    return credentials


def assume_with(endpoint: str, credentials: Credentials, role_arn: str, session_name: str) -> Credentials:
    """Assumes a second role with a first one's credentials, through STS itself (blocking)."""
    try:
        answer = client(endpoint, "sts", credentials, "us-east-1").assume_role(
            RoleArn=role_arn, RoleSessionName=session_name
        )
    except ClientError as error:
        raise RoleError(error.response["Error"]["Message"]) from error
    got = answer["Credentials"]
    return Credentials(got["AccessKeyId"], got["SecretAccessKey"], got["SessionToken"], role_arn.split(":")[4])


def client(endpoint: str, service: str, credentials: Credentials, region: str) -> Any:
    """An SDK client of the sandbox's endpoint (blocking: use it from a worker thread)."""
    # One session for all clients: it caches the service models, which cost tens of milliseconds each to load.
    with _session_lock:
        return _session().create_client(
            service,
            region_name=region,
            endpoint_url=endpoint,
            aws_access_key_id=credentials.access_key_id,
            aws_secret_access_key=credentials.secret_access_key,
            aws_session_token=credentials.session_token,
            config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 2}),
        )


#: Sessions are not safe for concurrent client creation (botocore documentation, "Multithreading").
_session_lock = threading.Lock()


@functools.cache
def _session() -> botocore.session.Session:
    return botocore.session.Session()


def denial(
    role_arn: str, session_name: str, action: str, resource_arn: str, keys: dict[str, str] | None = None
) -> str | None:
    """Why a role may not do something, in IAM's words, or None when its policies and boundary allow it.

    For what a service does on a role's behalf inside itself; calls through the endpoint are authorized there.
    ``keys`` are the action's own condition keys, in lower case.
    """
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    partition = role_arn.split(":")[1]
    principal = f"arn:{partition}:sts::{account}:assumed-role/{name}/{session_name}"
    context = EvalContext(
        principal_arn=principal,
        principal_type="AssumedRole",
        principal_account=account,
        action=action,
        resource_arn=resource_arn,
        region=resource_arn.split(":")[3] if resource_arn.count(":") >= 5 else "",
        service_context=keys or {},
    )
    policies = _gather_role_policies(name, account)
    result = evaluate(context, policies, *_permissions_boundary(iam._roles, name, account))
    if result.decision == "Allow":
        return None
    return identity_denial_message(action, principal, resource_arn, result.decision == "Deny")


def trusts(role: dict[str, Any], service: str, context: EvalContext | None = None) -> bool:
    """Whether a role's trust policy lets a service assume it."""
    document = role.get("AssumeRolePolicyDocument", "{}")
    policy = json.loads(document) if isinstance(document, str) else document
    statements = policy.get("Statement", [])
    allowed = False
    for statement in statements if isinstance(statements, list) else [statements]:
        actions = statement.get("Action", [])
        if "sts:AssumeRole" not in (actions if isinstance(actions, list) else [actions]):
            continue
        if not _service_principal_matches(statement.get("Principal"), service):
            continue
        if context is not None and not _conditions_met(statement.get("Condition", {}), context):
            continue
        if statement.get("Effect") == "Deny":
            return False
        allowed = True
    return allowed


def caller_denial(action: str, resource_arn: str, keys: dict[str, str] | None = None) -> str | None:
    """Why the request's caller may not do something, in IAM's words, or None when it may."""
    arn = caller_arn()
    if arn.endswith(":root"):
        return None
    account, principal = arn.split(":")[4], arn.split(":", 5)[5].split("/")
    if principal[0] == "assumed-role":
        role = f"arn:{arn.split(':')[1]}:iam::{account}:role/{principal[1]}"
        return denial(role, principal[-1], action, resource_arn, keys)
    context = EvalContext(
        principal_arn=arn,
        principal_type="User",
        principal_account=account,
        action=action,
        resource_arn=resource_arn,
        region="",
        service_context=keys or {},
    )
    user = principal[-1]
    with request_scope(account, "us-east-1"):
        result = evaluate(
            context, _gather_user_policies(user, account), *_permissions_boundary(iam._users, user, account)
        )
    if result.decision == "Allow":
        return None
    return identity_denial_message(action, arn, resource_arn, result.decision == "Deny")
