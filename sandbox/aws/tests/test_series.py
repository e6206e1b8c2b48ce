# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Data points in arrays: statistics, order, age."""

from __future__ import annotations

import pytest

from cabildo_sandbox.metrics.series import Series, percentile


def test_statistics_of_weighted_values() -> None:
    series = Series({})
    series.put(60, 1.0, 9)
    series.put(60, 11.0, 1)
    statistics = series.statistics(60, 120)
    assert statistics is not None
    assert [statistics.value(name) for name in ("Average", "Sum", "Minimum", "Maximum", "SampleCount")] == [
        2.0,
        20.0,
        1.0,
        11.0,
        10.0,
    ]
    assert statistics.value("p50") == 1.0
    assert statistics.value("p100") == 11.0


def test_a_statistic_set_has_no_percentiles() -> None:
    series = Series({})
    series.put_statistics(60, 20, 10, 1, 11)
    statistics = series.statistics(0, 120)
    assert statistics is not None
    assert statistics.value("Average") == 2.0
    assert statistics.value("p95") is None


def test_points_come_in_any_order() -> None:
    series = Series({})
    for moment in (180, 60, 120):
        series.put(moment, moment)
    assert list(series.times) == [60, 120, 180]
    assert [bucket for bucket, _ in series.buckets(60, 180, 60)] == [60, 120]


@pytest.mark.parametrize(("rank", "expected"), [(0, 1), (50, 2.5), (100, 4), (25, 1.75)])
def test_percentiles_are_linear_between_ranks(rank: float, expected: float) -> None:
    assert percentile([(float(value), 1.0) for value in (4, 1, 3, 2)], rank) == expected


def test_old_points_are_merged_without_changing_sum_and_count() -> None:
    series = Series({"Name": "value"}, "Count")
    now = 1_000_000 * 300.0
    for minute in range(24 * 60):
        series.put(now - minute * 60, float(minute % 7))
    before = series.statistics(0, now + 1)
    rows = len(series)
    series.compact(now)
    after = series.statistics(0, now + 1)
    assert before is not None
    assert after is not None
    assert len(series) < rows
    assert (after.count, round(after.total, 6)) == (before.count, before.total)
    assert series.times[-1] == now


def test_points_of_long_ago_are_dropped() -> None:
    series = Series({})
    series.put(0, 1)
    series.put(10 * 86400.0, 2)
    series.compact(10 * 86400.0)
    assert list(series.times) == [10 * 86400.0]


def test_a_series_survives_its_state_file() -> None:
    series = Series({"ClusterName": "c"}, "Percent")
    series.put(60, 1.5, 3)
    again = Series.load(series.save(60, 3600))
    assert (again.dimensions, again.unit, list(again)) == (series.dimensions, series.unit, list(series))
