# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""GetMetricData over the arrays: exact dimensions, statistics by period, newest first unless asked otherwise.

API reference, GetMetricData: "ScanBy … TimestampDescending returns the newest data first", which is the default.
"""

from __future__ import annotations

from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch

from .store import MetricStore

#: API reference, GetMetricData.
_MOST_QUERIES = 500


class MetricDataApi:
    """Answers GetMetricData."""

    def __init__(self, store: MetricStore) -> None:
        self._store = store

    def install(self) -> None:
        """Takes the operation over from MiniStack."""
        cloudwatch._get_metric_data = self.get_metric_data

    def get_metric_data(
        self, params: dict, members: dict, is_cbor: bool, is_json: bool = False
    ) -> tuple[int, dict, bytes]:
        """MiniStack's handler signature, for all three protocols."""
        request = members if is_cbor or is_json else _from_query(params)
        queries = request.get("MetricDataQueries") or []
        if len(queries) > _MOST_QUERIES:
            return cloudwatch._error(
                "ValidationError",
                f"The collection MetricDataQueries must not have a size greater than {_MOST_QUERIES}.",
                400,
                use_json=is_json,
                use_cbor=is_cbor,
            )
        start, end = cloudwatch._parse_ts(request.get("StartTime")), cloudwatch._parse_ts(request.get("EndTime"))
        newest_first = request.get("ScanBy") != "TimestampAscending"
        results = [
            self._result(query, start or 0.0, end or 0.0, newest_first)
            for query in queries
            if query.get("ReturnData", True) not in (False, "false")
        ]
        if is_cbor:
            answer = [cloudwatch._cbor_metric_data_result(result) for result in results]
            return cloudwatch._cbor_ok({"MetricDataResults": answer})
        if is_json:
            return cloudwatch._json_ok({"MetricDataResults": results})
        return cloudwatch._xml(
            200,
            "GetMetricDataResponse",
            "<GetMetricDataResult><MetricDataResults>"
            f"{''.join(map(_xml_result, results))}</MetricDataResults></GetMetricDataResult>",
        )

    def _result(self, query: dict[str, Any], start: float, end: float, newest_first: bool) -> dict[str, Any]:
        result: dict[str, Any] = {
            "Id": query.get("Id", ""),
            "Label": query.get("Label") or query.get("Id", ""),
            "Timestamps": [],
            "Values": [],
            "StatusCode": "Complete",
        }
        if query.get("Expression"):
            result["StatusCode"] = "InternalError"
            result["Messages"] = [{"Code": "Unsupported", "Value": "This sandbox has no metric math."}]
            return result
        stat = query.get("MetricStat") or {}
        metric = stat.get("Metric") or {}
        if not query.get("Label"):
            result["Label"] = metric.get("MetricName", "")
        scope = get_account_id(), get_region()
        series = self._store.find(
            scope, metric.get("Namespace", ""), metric.get("MetricName", ""), metric.get("Dimensions") or []
        )
        if series is None:
            return result
        period = int(stat.get("Period") or 60)
        points = []
        for moment, statistics in series.buckets(start // period * period, end, period):
            value = statistics.value(stat.get("Stat") or "Average")
            if value is not None:
                points.append((cloudwatch._ts_iso(moment), value))
        if newest_first:
            points.reverse()
        result["Timestamps"] = [moment for moment, _ in points]
        result["Values"] = [value for _, value in points]
        return result


def _from_query(params: dict) -> dict[str, Any]:
    """The request of the Query protocol in the shape of the others."""

    def text(name: str) -> str:
        return cloudwatch._p(params, name)

    queries = []
    number = 1
    while identity := text(f"MetricDataQueries.member.{number}.Id"):
        base = f"MetricDataQueries.member.{number}"
        metric = f"{base}.MetricStat.Metric"
        dimensions = []
        while name := text(f"{metric}.Dimensions.member.{len(dimensions) + 1}.Name"):
            value = text(f"{metric}.Dimensions.member.{len(dimensions) + 1}.Value")
            dimensions.append({"Name": name, "Value": value})
        queries.append(
            {
                "Id": identity,
                "Label": text(f"{base}.Label"),
                "Expression": text(f"{base}.Expression"),
                "ReturnData": text(f"{base}.ReturnData") != "false",
                "MetricStat": {
                    "Metric": {
                        "Namespace": text(f"{metric}.Namespace"),
                        "MetricName": text(f"{metric}.MetricName"),
                        "Dimensions": dimensions,
                    },
                    "Period": text(f"{base}.MetricStat.Period"),
                    "Stat": text(f"{base}.MetricStat.Stat"),
                },
            }
        )
        number += 1
    return {
        "MetricDataQueries": queries,
        "StartTime": text("StartTime"),
        "EndTime": text("EndTime"),
        "ScanBy": text("ScanBy"),
    }


def _xml_result(result: dict[str, Any]) -> str:
    times = "".join(f"<member>{item}</member>" for item in result["Timestamps"])
    values = "".join(f"<member>{item}</member>" for item in result["Values"])
    return (
        f"<member><Id>{result['Id']}</Id><Label>{cloudwatch._xml_escape(result['Label'])}</Label>"
        f"<StatusCode>{result['StatusCode']}</StatusCode><Timestamps>{times}</Timestamps><Values>{values}</Values></member>"
    )
