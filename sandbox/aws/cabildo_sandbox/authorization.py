# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""IAM for the sandbox's own services, and the count of every authorized call.

MiniStack asks two functions about each request: which IAM action it is and what resource it acts on. Both are
wrapped: the first to count, the second to know the resources of services MiniStack does not have.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field

from ministack.core import iam_actions

from .extension import Extension

#: Policies know no batches: the permission is that of the single message (SQS developer guide, "Amazon SQS API
#: permissions: Actions and resource reference").
_BATCHES = {
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:SendMessageBatch": "sqs:SendMessage",
}

# To receive hides a message for a while, which is not worth saving.
_READS = (
    "Get",
    "List",
    "Describe",
    "BatchGet",
    "BatchCheck",
    "Head",
    "Query",
    "Scan",
    "GET",
    "HEAD",
    "AssumeRole",
    "Receive",
)


@dataclass
class CallCounts:
    """AWS calls since start, by ``service:Operation``."""

    started: float = field(default_factory=time.time)
    operations: Counter[str] = field(default_factory=Counter)
    #: Calls that may have changed something, for knowing whether state is worth saving.
    writes: int = 0


calls = CallCounts()


def install(extension: Extension) -> None:
    """Wraps MiniStack's request mapping."""
    extract_action = iam_actions.extract_iam_action
    extract_resource = iam_actions.extract_resource_arn

    def counted_action(service: str, method: str, path: str, headers: dict, body: bytes, query: dict) -> str | None:
        action = _lambda_action(service, method, path) or extract_action(service, method, path, headers, body, query)
        name = action or f"{service}:{method}"
        calls.operations[name] += 1
        if not name.partition(":")[2].startswith(_READS):
            calls.writes += 1
        return _BATCHES.get(name, action)

    def resource_arn(
        service: str,
        method: str,
        path: str,
        headers: dict,
        body: bytes,
        query: dict,
        region: str,
        account: str,
    ) -> str:
        own = extension.resource_arns.get(service)
        if own is None:
            return extract_resource(service, method, path, headers, body, query, region, account)
        operation = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
        try:
            members = json.loads(body or b"{}")
        except ValueError:
            members = {}
        return own(operation, members if isinstance(members, dict) else {}, region, account)

    extension.resource_arns["ecs"] = _ecs_resource
    iam_actions.extract_iam_action = counted_action
    iam_actions.extract_resource_arn = resource_arn


def _lambda_action(service: str, method: str, path: str) -> str | None:
    """Actions of Lambda that MiniStack takes for another one, or for none."""
    if service != "lambda" or method != "GET":
        return None
    last = path.rstrip("/").rpartition("/")[2]
    return {
        "account-settings": "lambda:GetAccountSettings",
        "concurrency": "lambda:GetFunctionConcurrency",
    }.get(last)


#: Where a request of ECS names what it acts on, and the kind of its ARN, as the service authorization reference has
#: them; MiniStack takes the cluster for all of them. Every other operation knows no resource or none of Fargate's.
_ECS_RESOURCES = {
    "CreateService": ("serviceName", "service"),
    "DeleteService": ("service", "service"),
    "DescribeClusters": ("clusters", "cluster"),
    "DescribeServices": ("services", "service"),
    "DescribeTasks": ("tasks", "task"),
    "StopTask": ("task", "task"),
    "UpdateService": ("service", "service"),
}


def _ecs_resource(operation: str, members: dict, region: str, account: str) -> str:
    """The resource of a request, of several the first."""
    member, kind = _ECS_RESOURCES.get(operation, ("", ""))
    named = members.get(member)
    name = named[0] if isinstance(named, list) and named else named
    if not isinstance(name, str):
        return "*"
    if name.startswith("arn:"):
        return name
    cluster = str(members.get("cluster") or "default").rpartition("/")[2]
    path = name if kind == "cluster" else f"{cluster}/{name}"
    return f"arn:aws:ecs:{region}:{account}:{kind}/{path}"
