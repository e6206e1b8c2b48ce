# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Functions that are never run: what the world says of them becomes their metrics."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cabildo_sandbox.model.invocations import concurrency
from tests.roles import allow, put_role
from tests.sandbox import Sandbox

_ACCOUNT = "200000000021"
#: Minutes nobody else writes to.
_NOW = (time.time() // 3600 + 5000) * 3600


class Functions:
    """The functions of one account."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.functions = sandbox.client("lambda", account=_ACCOUNT)
        self.cloudwatch = sandbox.client("cloudwatch", account=_ACCOUNT)
        self.role = put_role(sandbox, _ACCOUNT, "functions", {"Service": "lambda.amazonaws.com"}, [allow("logs:*")])

    def create(self, name: str, rate: float, reserved: int | None = None, **behaviour: float) -> None:
        """Creates a function that is called so many times a second."""
        self.functions.create_function(
            FunctionName=name,
            PackageType="Image",
            Code={"ImageUri": f"{_ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/{name}:1"},
            Role=self.role,
            Tags={"cabildo:environment": "dev", "cabildo:service": name},
        )
        if reserved is not None:
            self.functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=reserved)
        load = {"base": rate, "peak": rate, "peakHour": 12}
        key = f"{_ACCOUNT}/us-east-1/lambda/{name}"
        assert self.sandbox.control("PATCH", "behaviours", {key: {"requestsPerSecond": load, **behaviour}})[0] == 200

    def metric(self, name: str, metric: str, statistic: str = "Sum") -> list[float]:
        """Its values of the test's minute."""
        dimensions = [{"Name": "FunctionName", "Value": name}] if name else []
        stat: dict[str, Any] = {"Namespace": "AWS/Lambda", "MetricName": metric, "Dimensions": dimensions}
        answer = self.cloudwatch.get_metric_data(
            StartTime=_NOW - 60,
            EndTime=_NOW,
            MetricDataQueries=[{"Id": "m", "MetricStat": {"Metric": stat, "Period": 60, "Stat": statistic}}],
        )
        return answer["MetricDataResults"][0]["Values"]


@pytest.fixture(scope="module")
def functions(sandbox: Sandbox) -> Functions:
    found = Functions(sandbox)
    found.create("well", rate=10, latencySeconds=0.4, errorRatio=0.1)
    found.create("crowded", rate=20, latencySeconds=1, reserved=5)
    found.create("silent", rate=0)
    for _ in range(2):
        # A minute that is published twice would count double.
        sandbox.control("POST", "evaluate", {"at": _NOW})
    return found


def test_a_function_that_is_called(functions: Functions) -> None:
    (invocations,) = functions.metric("well", "Invocations")
    assert invocations == pytest.approx(600, rel=0.07)
    assert functions.metric("well", "Throttles") == [0]
    assert functions.metric("well", "Errors") == pytest.approx([invocations / 10], abs=1)
    # Little's law: ten a second that take 0.4 s are four at once in the mean, and twice the root more at most.
    (peak,) = functions.metric("well", "ConcurrentExecutions", "Maximum")
    assert 7 <= peak <= 9
    (slow,) = functions.metric("well", "Duration", "p95")
    assert 400 < slow < 2000


def test_a_function_without_room_refuses_the_rest(functions: Functions) -> None:
    (invocations,) = functions.metric("crowded", "Invocations")
    (refused,) = functions.metric("crowded", "Throttles")
    assert functions.metric("crowded", "ConcurrentExecutions", "Maximum") == [5]
    assert refused / (invocations + refused) == pytest.approx(0.75, abs=0.03)


def test_a_function_that_nobody_calls_publishes_nothing(functions: Functions) -> None:
    for metric in ("Invocations", "Throttles", "ConcurrentExecutions"):
        assert functions.metric("silent", metric) == []


def test_the_account_counts_what_shares_its_quota(functions: Functions) -> None:
    (well,) = functions.metric("well", "ConcurrentExecutions", "Maximum")
    assert functions.metric("", "UnreservedConcurrentExecutions", "Maximum") == [well]
    assert functions.metric("", "ConcurrentExecutions", "Maximum") == [well + 5]
    limit = functions.functions.get_account_settings()["AccountLimit"]
    assert (limit["ConcurrentExecutions"], limit["UnreservedConcurrentExecutions"]) == (1000, 995)


def test_a_reader_may_read_limits_and_set_none(functions: Functions, sandbox: Sandbox) -> None:
    rights = allow("lambda:GetAccountSettings", "lambda:GetFunctionConcurrency", "tag:GetResources")
    role = put_role(sandbox, _ACCOUNT, "reads-functions", {"AWS": f"arn:aws:iam::{_ACCOUNT}:root"}, [rights])
    sts = sandbox.client("sts", account=_ACCOUNT)
    reader = sts.assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    client = sandbox.client("lambda", credentials=reader)
    assert client.get_account_settings()["AccountLimit"]["ConcurrentExecutions"] == 1000
    assert client.get_function_concurrency(FunctionName="crowded")["ReservedConcurrentExecutions"] == 5
    tagged = sandbox.client("resourcegroupstaggingapi", credentials=reader).get_resources(
        ResourceTypeFilters=["lambda:function"], TagFilters=[{"Key": "cabildo:environment", "Values": ["dev"]}]
    )
    names = {item["ResourceARN"].rpartition(":")[2] for item in tagged["ResourceTagMappingList"]}
    assert names == {"well", "crowded", "silent"}
    with pytest.raises(client.exceptions.ClientError, match="lambda:PutFunctionConcurrency"):
        client.put_function_concurrency(FunctionName="crowded", ReservedConcurrentExecutions=9)
    with pytest.raises(client.exceptions.ClientError, match="lambda:ListFunctions"):
        client.list_functions()


@pytest.mark.parametrize(
    ("rate", "seconds", "limit", "peak", "refused"),
    [
        (0, 1, 10, 0, 0.0),
        (0.5, 0.1, 10, 1, 0.0),
        (4, 1, 100, 8, 0.0),
        (4, 1, 6, 6, 0.0),
        (4, 1, 1, 1, 0.75),
        (4, 1, 0, 0, 1.0),
    ],
)
def test_concurrency_follows_from_arrivals_and_duration(
    rate: float, seconds: float, limit: int, peak: int, refused: float
) -> None:
    found = concurrency(rate, seconds, limit)
    assert (found.peak, found.refused) == (peak, pytest.approx(refused))
