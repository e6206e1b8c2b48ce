# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A store can be walked through while others write to it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from ministack.core.responses import AccountRegionScopedDict, AccountScopedDict

from cabildo_sandbox import walks

_COUNT = 5_000


@pytest.fixture(params=[AccountScopedDict, AccountRegionScopedDict])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A store to which somebody writes whenever the garbage collector runs."""
    for name in ("values", "items", "values_scoped", "items_scoped", "all_items"):
        if hasattr(request.param, name):
            # So that it is put back after the test.
            monkeypatch.setattr(request.param, name, getattr(request.param, name))
    walks.install()
    store = request.param()
    for number in range(_COUNT):
        store[f"stack-{number}"] = number
    threshold = gc.get_threshold()

    def write(phase: str, info: dict[str, int]) -> None:
        store[f"{phase}-{len(store)}"] = info

    gc.callbacks.append(write)
    gc.set_threshold(100)
    yield store
    gc.set_threshold(*threshold)
    gc.callbacks.remove(write)


@pytest.mark.parametrize(
    "walk",
    [
        lambda store: store.values(),
        lambda store: [value for _, value in store.items()],
        lambda store: [value for _, value in getattr(store, "all_items", store.items)()],
    ],
    ids=["values", "items", "all items"],
)
def test_a_walk_meets_all_that_was_there_when_it_began(store: Any, walk: Callable[[Any], list[Any]]) -> None:
    met = walk(store)
    assert [value for value in met if isinstance(value, int)] == list(range(_COUNT))
