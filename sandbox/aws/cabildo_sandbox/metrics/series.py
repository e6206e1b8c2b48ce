# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The data points of one metric, held in arrays: a day of hundreds of services must fit into memory.

CloudWatch keeps one-minute points for 15 days; the sandbox keeps them for some hours and five-minute points for
two days ("Metrics concepts", retention).
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_FINE_SECONDS = 6 * 3600
_COARSE_PERIOD = 300
_COARSE_SECONDS = 2 * 86400
_COLUMNS = ("times", "sums", "counts", "lows", "highs")
#: The minute writes on its own thread while requests read; a row is five columns and must be seen whole.
_whole = threading.RLock()


@dataclass
class Statistics:
    """Statistics of some data points together."""

    count: float
    total: float
    low: float
    high: float
    #: (value, weight) of the points whose distribution is known, for percentiles.
    samples: list[tuple[float, float]]
    exact: bool

    def value(self, statistic: str) -> float | None:
        """One statistic by CloudWatch's name; None where it is not available."""
        if statistic == "Average":
            return self.total / self.count
        simple = {"Sum": self.total, "Minimum": self.low, "Maximum": self.high, "SampleCount": self.count}
        if statistic in simple:
            return simple[statistic]
        if statistic[:1] in "pP" and statistic[1:].replace(".", "", 1).isdigit():
            return percentile(self.samples, float(statistic[1:])) if self.exact and self.low >= 0 else None
        return None


def percentile(samples: list[tuple[float, float]], rank: float) -> float:
    """Percentile of weighted samples, linear between the two nearest ranks."""
    ordered = sorted(samples)
    total = sum(weight for _, weight in ordered)
    position = max(0.0, rank / 100 * (total - 1))

    def at(index: float) -> float:
        seen = 0.0
        for value, weight in ordered:
            seen += weight
            if index < seen:
                return value
        return ordered[-1][0]

    low = at(int(position))
    return low + (position - int(position)) * (at(int(position) + 1) - low)


class Series:
    """Points in order of time. Looks like the list of point records MiniStack keeps."""

    def __init__(self, dimensions: dict[str, str], unit: str = "None") -> None:
        self.dimensions = dimensions
        self.unit = unit
        self.times, self.sums, self.counts, self.lows, self.highs = (array("d") for _ in _COLUMNS)

    def put(self, time: float, value: float, count: float = 1.0) -> None:
        """Adds a value seen ``count`` times."""
        self.put_statistics(time, value * count, count, value, value)

    def put_statistics(self, time: float, total: float, count: float, low: float, high: float) -> None:
        """Adds a statistic set."""
        with _whole:
            place = len(self.times) if not self.times or time >= self.times[-1] else bisect_left(self.times, time)
            for column, item in zip(_COLUMNS, (time, total, count, low, high), strict=True):
                getattr(self, column).insert(place, item)

    def statistics(self, start: float, end: float) -> Statistics | None:
        """Statistics of the points with start <= time < end; None when there are none."""
        with _whole:
            return self._aggregate(bisect_left(self.times, start), bisect_left(self.times, end))

    def buckets(self, start: float, end: float, period: int) -> list[tuple[float, Statistics]]:
        """Statistics by period, aligned to it, oldest first; periods without points are left out."""
        found = []
        with _whole:
            first, last = bisect_left(self.times, start), bisect_left(self.times, end)
            while first < last:
                bucket = self.times[first] // period * period
                after = bisect_left(self.times, bucket + period, first, last)
                statistics = self._aggregate(first, after)
                if statistics is not None:
                    found.append((bucket, statistics))
                first = after
        return found

    def compact(self, now: float, fine_seconds: float = _FINE_SECONDS) -> None:
        """Drops what is too old and merges what is old into five-minute points."""
        with _whole:
            self._compact(now, fine_seconds)

    def _compact(self, now: float, fine_seconds: float) -> None:
        old = bisect_left(self.times, (now - fine_seconds) // _COARSE_PERIOD * _COARSE_PERIOD)
        gone = bisect_left(self.times, now - _COARSE_SECONDS)
        if not old:
            return
        start = self.times[gone] if gone < old else self.times[old - 1] + 1
        merged = self.buckets(start, self.times[old - 1] + 1, _COARSE_PERIOD)
        kept = [getattr(self, column)[old:] for column in _COLUMNS]
        rows: list[tuple[float, float, float, float, float]] = []
        for bucket, item in merged:
            # Several points a minute are a distribution, whose percentiles someone may ask for later.
            if item.exact and len(item.samples) > _COARSE_PERIOD // 60:
                rows += [(bucket, value * weight, weight, value, value) for value, weight in _thin(item.samples)]
            else:
                rows.append((bucket, item.total, item.count, item.low, item.high))
        for number, column in enumerate(_COLUMNS):
            setattr(self, column, array("d", [row[number] for row in rows]) + kept[number])

    def append(self, point: dict[str, Any]) -> None:
        """Adds a point in MiniStack's form."""
        self.unit = point.get("Unit") or self.unit
        self.dimensions = point.get("Dimensions") or self.dimensions
        published = point.get("_stat")
        if published is not None:
            total, count = float(published.get("Sum", 0)), float(published.get("SampleCount", 0))
            self.put_statistics(
                point["Timestamp"], total, count, float(published.get("Minimum", 0)), float(published.get("Maximum", 0))
            )
        else:
            self.put(point["Timestamp"], point["Value"], float(point.get("Count", 1)))

    def extend(self, points: Iterable[dict[str, Any]]) -> None:
        """Adds points in MiniStack's form."""
        for point in points:
            self.append(point)

    def save(self, now: float, fine_seconds: float) -> dict[str, Any]:
        """The series for the state file, with less detail than it has itself."""
        kept = Series(self.dimensions, self.unit)
        with _whole:
            for column in _COLUMNS:
                setattr(kept, column, getattr(self, column)[:])
        kept._compact(now, fine_seconds)
        columns = {column: getattr(kept, column).tobytes() for column in _COLUMNS}
        return {"dimensions": self.dimensions, "unit": self.unit, **columns}

    @classmethod
    def load(cls, saved: dict[str, Any]) -> Series:
        """A series from the state file."""
        series = cls(saved["dimensions"], saved["unit"])
        for column in _COLUMNS:
            getattr(series, column).frombytes(saved[column])
        return series

    def __len__(self) -> int:
        return len(self.times)

    def __getitem__(self, index: int) -> dict[str, Any]:
        point = {
            "Timestamp": self.times[index],
            "Value": self.sums[index] / self.counts[index] if self.counts[index] else 0.0,
            "Unit": self.unit,
            "Dimensions": self.dimensions,
            "Count": self.counts[index],
        }
        if self.lows[index] != self.highs[index]:
            point["_stat"] = {
                "SampleCount": self.counts[index],
                "Sum": self.sums[index],
                "Minimum": self.lows[index],
                "Maximum": self.highs[index],
            }
        return point

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self[index] for index in range(len(self.times)))

    def _aggregate(self, first: int, last: int) -> Statistics | None:
        rows = range(first, last)
        count = sum(self.counts[row] for row in rows)
        if count <= 0:
            return None
        samples = [(self.lows[row], self.counts[row]) for row in rows if self.lows[row] == self.highs[row]]
        return Statistics(
            count,
            sum(self.sums[row] for row in rows),
            min(self.lows[row] for row in rows),
            max(self.highs[row] for row in rows),
            samples,
            len(samples) == len(rows),
        )


def _thin(samples: list[tuple[float, float]], kept: int = 5) -> list[tuple[float, float]]:
    """A few weighted samples with the same total weight, for percentiles of old points."""
    ordered = sorted(samples)
    share = sum(weight for _, weight in ordered) / kept
    thinned, values, weights = [], 0.0, 0.0
    for value, weight in ordered:
        values, weights = values + value * weight, weights + weight
        if weights >= share:
            thinned.append((values / weights, weights))
            values, weights = 0.0, 0.0
    if weights:
        thinned.append((values / weights, weights))
    return thinned
