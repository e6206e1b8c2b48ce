# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""All metrics of all accounts and Regions, in place of MiniStack's lists of records."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region
from ministack.services import cloudwatch

from .series import Series

#: What a restart keeps at one-minute resolution; older points are merged, so that the state file stays small.
_SAVED_FINE_SECONDS = 3600.0
#: Namespace, metric name, MiniStack's text of the dimensions.
Key = tuple[str, str, str]


class _Buckets(AccountRegionScopedDict):
    """MiniStack's store of metrics with an index by account and Region."""

    __slots__ = ("_scopes",)

    def __init__(self) -> None:
        super().__init__()
        self._scopes: dict[tuple[str, str], dict[Key, Series]] = defaultdict(dict)

    def series(self, account: str, region: str, key: Key, dimensions: dict[str, str], unit: str) -> Series:
        """The series of a metric, made when it is new."""
        scope = self._scopes[account, region]
        series = scope.get(key)
        if series is None:
            series = scope[key] = self._data[account, region, key] = Series(dimensions, unit)
        return series

    def find(self, account: str, region: str, key: Key) -> Series | None:
        """The series of a metric, if it has any."""
        return self._scopes.get((account, region), {}).get(key)

    def items(self) -> list[tuple[Key, Series]]:
        return list(self._scopes.get((get_account_id(), get_region()), {}).items())

    def __deepcopy__(self, memo: dict) -> AccountRegionScopedDict:
        # MiniStack copies its whole state to save it; the series have a state of their own.
        return AccountRegionScopedDict()

    def clear(self) -> None:
        super().clear()
        self._scopes.clear()


class MetricStore:
    """Reads and writes metrics."""

    def __init__(self) -> None:
        self._buckets = _Buckets()

    def install(self) -> None:
        """Becomes the store MiniStack's CloudWatch reads and writes."""
        cloudwatch._metrics = self._buckets
        cloudwatch._metric_bucket = self._bucket
        cloudwatch._evict_old_metrics = lambda: None
        original_restore = cloudwatch._restore_state
        cloudwatch.load_persisted_state = lambda data: original_restore({**(data or {}), "metrics": {}})

    def put(
        self,
        scope: tuple[str, str],
        namespace: str,
        name: str,
        dimensions: dict[str, str],
        unit: str,
        time_: float,
        values: list[tuple[float, float]],
    ) -> None:
        """Adds values, each (value, times seen), of one moment."""
        key = (namespace, name, cloudwatch._dims_key(dimensions))
        series = self._buckets.series(*scope, key, dimensions, unit)
        for value, count in values:
            series.put(time_, value, count)

    def find(self, scope: tuple[str, str], namespace: str, name: str, dimensions: list[dict]) -> Series | None:
        """The series of a metric by the exact set of its dimensions."""
        key = (namespace, name, cloudwatch._dims_key(cloudwatch._dims_from_list(dimensions)))
        return self._buckets.find(*scope, key)

    def compact(self, now: float) -> None:
        """Merges old points; a few milliseconds a thousand series."""
        for series in self._buckets.all_values():
            series.compact(now)

    def save(self) -> dict[str, Any]:
        """All series, for the state file."""
        saved = AccountRegionScopedDict()
        for (account, region, key), series in self._buckets.all_items():
            saved.set_scoped(account, region, key, series.save(time.time(), _SAVED_FINE_SECONDS))
        return {"series": saved}

    def load(self, data: dict[str, Any]) -> None:
        """Takes the state file's series in."""
        for (account, region, key), saved in data["series"].all_items():
            series = Series.load(saved)
            own = self._buckets.series(account, region, key, series.dimensions, series.unit)
            own.__dict__.update(series.__dict__)

    def reset(self) -> None:
        """Forgets everything."""
        self._buckets.clear()

    def _bucket(self, key: Key) -> Series:
        return self._buckets.series(get_account_id(), get_region(), key, {}, "None")
