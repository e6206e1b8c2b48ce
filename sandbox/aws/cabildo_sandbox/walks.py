# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Stores that are walked through while others write to them.

MiniStack walks a list of a store's items, which is meant to be a moment of it. But the list needs a tuple for each
item, so that the garbage collector may run in its middle, and with it code that lets another thread write: then the
walk ends with "dictionary changed size during iteration", and with it a request. A copy of a dict needs no tuples.
"""

from __future__ import annotations

from typing import Any

from ministack.core.responses import AccountRegionScopedDict, AccountScopedDict


def install() -> None:
    """Lets every store be walked through in a copy of its own."""
    for store in (AccountScopedDict, AccountRegionScopedDict):
        store.values = _values
        store.items = _items
    AccountRegionScopedDict.values_scoped = _values_scoped
    AccountRegionScopedDict.items_scoped = _items_scoped
    AccountRegionScopedDict.all_items = _all_items


def _values(self: Any) -> list[Any]:
    return [value for key, value in self._data.copy().items() if self._is_mine(key)]


def _items(self: Any) -> list[tuple[Any, Any]]:
    return [(self._unscope(key), value) for key, value in self._data.copy().items() if self._is_mine(key)]


def _values_scoped(self: Any, account_id: str, region: str) -> list[Any]:
    return [value for key, value in self._data.copy().items() if key[:2] == (account_id, region)]


def _items_scoped(self: Any, account_id: str, region: str) -> list[tuple[Any, Any]]:
    return [(self._unscope(key), value) for key, value in self._data.copy().items() if key[:2] == (account_id, region)]


def _all_items(self: Any) -> list[tuple[Any, Any]]:
    return list(self._data.copy().items())
