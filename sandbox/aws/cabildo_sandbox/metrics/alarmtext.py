# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""How CloudWatch explains an alarm's state: the reason, its data, and the event on the bus.

Wording as in alarm history; the event as in "Alarm events and EventBridge" (CloudWatch user guide).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from .verdict import ALARM, INSUFFICIENT_DATA, Rule, Verdict

_TREATMENTS = {"breaching": "Breaching", "notBreaching": "NonBreaching"}


def reason(
    rule: Rule, verdict: Verdict, points: Sequence[tuple[float, float | None]], previous: str, *, m_of_n: bool
) -> str:
    """Why an alarm is in its state; points are (start of the period, value), oldest first."""
    if verdict.state == INSUFFICIENT_DATA:
        return f"Insufficient Data: {verdict.missing} {_datapoints(verdict.missing)} unknown."
    if not verdict.used:
        treated = _TREATMENTS.get(rule.treat_missing, "Missing")
        return (
            f"Threshold Crossed: no datapoints were received for {verdict.missing} "
            f"period{'s' if verdict.missing != 1 else ''} and {verdict.missing} missing "
            f"{_datapoints(verdict.missing)} treated as [{treated}]."
        )
    alarming = verdict.state == ALARM
    deciding = [index for index in verdict.used if rule.breaches(points[index][1] or 0.0) == alarming]
    shown = ", ".join(f"{points[index][1]} ({_moment(points[index][0])})" for index in reversed(deciding))
    count, negation = len(deciding), "" if alarming else "not "
    total = rule.evaluation_periods
    needed = rule.datapoints_to_alarm if alarming else total - rule.datapoints_to_alarm + 1
    if m_of_n or count != total:
        amount = f"{count} out of the last {total} datapoints"
        tail = f" (minimum {needed} datapoint{'s' if needed != 1 else ''} for {previous} -> {verdict.state} transition)"
    else:
        amount, tail = f"{count} datapoint{'s' if count != 1 else ''}", ""
    verb = "was" if count == 1 else "were"
    return (
        f"Threshold Crossed: {amount} [{shown}] {verb} {negation}{rule.relation} "
        f"the threshold ({rule.threshold}){tail}."
    )


def reason_data(
    alarm: dict[str, Any], rule: Rule, points: Sequence[tuple[float, float | None]], now: float
) -> dict[str, Any]:
    """The machine-readable reason."""
    known = [(moment, value) for moment, value in points if value is not None]
    return {
        "version": "1.0",
        "queryDate": _iso(now),
        "startDate": _iso(known[0][0] if known else points[0][0]),
        "statistic": alarm.get("ExtendedStatistic") or alarm.get("Statistic"),
        "period": alarm.get("Period"),
        "recentDatapoints": [value for _, value in known],
        "threshold": rule.threshold,
        "evaluatedDatapoints": [{"timestamp": _iso(moment), "value": value} for moment, value in reversed(known)],
    }


def event_detail(alarm: dict[str, Any], previous: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    """The detail of a `CloudWatch Alarm State Change` event."""
    configuration: dict[str, Any] = {"description": alarm.get("AlarmDescription") or ""}
    if "AlarmRule" in alarm:
        configuration["alarmRule"] = alarm["AlarmRule"]
    else:
        metric = {
            "namespace": alarm.get("Namespace"),
            "name": alarm.get("MetricName"),
            "dimensions": {item["Name"]: item["Value"] for item in alarm.get("Dimensions") or []},
        }
        stat = alarm.get("ExtendedStatistic") or alarm.get("Statistic")
        query = {"metric": metric, "period": alarm.get("Period"), "stat": stat}
        configuration["metrics"] = [{"id": "m1", "metricStat": query, "returnData": True}]
    return {
        "alarmName": alarm["AlarmName"],
        "configuration": configuration,
        "previousState": previous,
        "state": state,
    }


def state_of(value: str, why: str, data: Any, moment: float) -> dict[str, Any]:
    """A state as events show it."""
    state = {"value": value, "reason": why, "timestamp": _iso(moment)}
    if data is not None:
        state["reasonData"] = data if isinstance(data, str) else json.dumps(data)
    return state


def _datapoints(count: int) -> str:
    return "datapoint was" if count == 1 else "datapoints were"


def _moment(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, timezone.utc).strftime("%d/%m/%y %H:%M:%S")


def _iso(epoch: float) -> str:
    moment = datetime.fromtimestamp(epoch, timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}+0000"
