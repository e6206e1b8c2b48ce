# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms that are evaluated every minute, with history, events and actions.

MiniStack looks at an alarm only when someone puts data or the alarm, over every dimension at once, and runs SNS
actions only.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import cloudwatch

from ..plane import DataPlane
from . import alarmtext
from .store import MetricStore
from .verdict import ALARM, EXTRA_PERIODS, Rule, judge

logger = logging.getLogger("cabildo.alarms")

#: History of two weeks, as DescribeAlarmHistory keeps it, bounded for alarms that flap.
_HISTORY_LENGTH = 5000


@dataclass(frozen=True)
class ScalingAlarm:
    """An alarm that asks a scaling policy to act."""

    account: str
    region: str
    policy: str
    alarm: dict[str, Any]
    #: The latest data point it was judged by; None when it was set by hand.
    value: float | None
    at: float


class Alarms:
    """Evaluates alarms and runs their actions."""

    def __init__(self, store: MetricStore, plane: DataPlane) -> None:
        self._store = store
        self._plane = plane
        self._record_history = cloudwatch._record_history
        self._dispatch = cloudwatch._dispatch_alarm_actions
        self._scaling: Callable[[ScalingAlarm], None] = lambda alarm: None
        self._previous: dict[tuple[str, str, str], dict[str, Any]] = {}

    def on_scaling(self, listener: Callable[[ScalingAlarm], None]) -> None:
        """Who carries scaling policies out."""
        self._scaling = listener

    def install(self) -> None:
        """Takes evaluation, history and actions over from MiniStack."""
        cloudwatch._evaluate_alarm = lambda alarm: None
        cloudwatch._evaluate_all_alarms = lambda: None
        cloudwatch._record_history = self._record
        cloudwatch._dispatch_alarm_actions = self._act

    def evaluate(self, now: float) -> None:
        """Evaluates every alarm of every account and Region."""
        for (account, region, _), alarm in cloudwatch._alarms.all_items():
            if not alarm.get("MetricName"):
                continue
            try:
                with request_scope(account, region):
                    self._evaluate(account, region, alarm, now)
            except Exception:
                # One alarm that cannot be evaluated must not stop the others.
                logger.exception("alarm %s could not be evaluated", alarm.get("AlarmArn"))

    def _evaluate(self, account: str, region: str, alarm: dict[str, Any], now: float) -> None:
        rule = Rule(
            comparison=alarm["ComparisonOperator"],
            threshold=float(alarm["Threshold"]),
            evaluation_periods=int(alarm["EvaluationPeriods"]),
            datapoints_to_alarm=int(alarm.get("DatapointsToAlarm") or alarm["EvaluationPeriods"]),
            treat_missing=alarm.get("TreatMissingData") or "missing",
        )
        points = self._points(account, region, alarm, rule, now)
        old = alarm["StateValue"]
        verdict = judge(rule, [value for _, value in points], old)
        if verdict.state != old:
            why = alarmtext.reason(rule, verdict, points, old, m_of_n="DatapointsToAlarm" in alarm)
            data = alarmtext.reason_data(alarm, rule, points, now)
            alarm.update(
                StateValue=verdict.state,
                StateReason=why,
                StateReasonData=json.dumps(data),
                StateUpdatedTimestamp=int(now),
                StateTransitionedTimestamp=int(now),
            )
            cloudwatch._record_history(alarm["AlarmName"], old, verdict.state, why, "MetricAlarm", data)
            cloudwatch._dispatch_alarm_actions(alarm, old, verdict.state, why)
            cloudwatch._evaluate_parent_alarms(alarm)
        elif verdict.state == ALARM:
            # "For Auto Scaling actions the alarm continues to invoke the action for every period that it remains in
            # the state" (CloudWatch user guide, "Alarm actions").
            self._scale(alarm, alarm.get("AlarmActions") or [], now)

    def _points(
        self, account: str, region: str, alarm: dict[str, Any], rule: Rule, now: float
    ) -> list[tuple[float, float | None]]:
        period = int(alarm["Period"])
        end = now // min(60, period) * min(60, period)
        starts = [end - period * back for back in range(rule.evaluation_periods + EXTRA_PERIODS, 0, -1)]
        series = self._store.find(
            (account, region), alarm["Namespace"], alarm["MetricName"], alarm.get("Dimensions") or []
        )
        if series is None:
            return [(start, None) for start in starts]
        statistic = alarm.get("ExtendedStatistic") or alarm.get("Statistic") or "Average"
        points: list[tuple[float, float | None]] = []
        for start in starts:
            statistics = series.statistics(start, start + period)
            points.append((start, statistics.value(statistic) if statistics else None))
        return points

    def _record(
        self,
        name: str,
        old: str,
        new: str,
        reason: str,
        alarm_type: str = "MetricAlarm",
        reason_data: Any = None,
    ) -> None:
        """MiniStack's history function: every change of state passes here."""
        self._record_history(name, old, new, reason, alarm_type, reason_data)
        entries = cloudwatch._history_entries()
        del entries[:-_HISTORY_LENGTH]
        alarm = cloudwatch._alarms.get(name) or cloudwatch._composite_alarms.get(name)
        if alarm is None or old == new:
            return
        account, region = get_account_id(), get_region()
        previous = self._previous.get((account, region, name)) or {"value": old}
        state = alarmtext.state_of(new, reason, reason_data, float(alarm.get("StateUpdatedTimestamp") or 0))
        self._previous[account, region, name] = state
        self._plane.emit(
            account,
            region,
            "aws.cloudwatch",
            "CloudWatch Alarm State Change",
            alarmtext.event_detail(alarm, {**previous, "value": old}, state),
            [alarm["AlarmArn"]],
        )

    def _act(self, alarm: dict[str, Any], old: str, new: str, reason: str) -> None:
        """MiniStack's action function: its own SNS actions, and scaling policies."""
        self._dispatch(alarm, old, new, reason)
        field = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}[new]
        self._scale(alarm, alarm.get(field) or [], float(alarm.get("StateUpdatedTimestamp") or 0))

    def _scale(self, alarm: dict[str, Any], actions: list[str], at: float) -> None:
        if not alarm.get("ActionsEnabled", True):
            return
        for action in actions:
            if ":scalingPolicy:" not in action:
                continue
            data = json.loads(alarm.get("StateReasonData") or "{}")
            recent = self._latest(alarm, at)
            value = recent if recent is not None else next(reversed(data.get("recentDatapoints") or [None]), None)
            policy = action.partition(":createdBy/")[0]
            self._scaling(ScalingAlarm(get_account_id(), get_region(), policy, alarm, value, at))

    def _latest(self, alarm: dict[str, Any], at: float) -> float | None:
        if not alarm.get("MetricName"):
            return None
        rule = Rule(alarm["ComparisonOperator"], float(alarm["Threshold"]), 1, 1, "missing")
        points = self._points(get_account_id(), get_region(), alarm, rule, at)
        return next((value for _, value in reversed(points) if value is not None), None)
