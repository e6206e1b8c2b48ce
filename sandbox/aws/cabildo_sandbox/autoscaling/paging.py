# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of Describe answers: MaxResults up to a limit, NextToken for the rest."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from ..wire import AwsError

#: API reference: 50 for targets, scheduled actions and activities, 10 for policies.
MOST, MOST_POLICIES = 50, 10


def page(items: list[dict[str, Any]], members: dict[str, Any], name: str, most: int = MOST) -> dict[str, Any]:
    """One page of items under the answer's member name."""
    start = _offset(members.get("NextToken"))
    size = min(most, int(members.get("MaxResults") or most))
    if size < 1:
        raise AwsError("ValidationException", "Max results must be greater than zero")
    answer: dict[str, Any] = {name: items[start : start + size]}
    if start + size < len(items):
        answer["NextToken"] = base64.urlsafe_b64encode(f"from:{start + size}".encode()).decode()
    return answer


def _offset(token: str | None) -> int:
    if not token:
        return 0
    try:
        text = base64.urlsafe_b64decode(token.encode()).decode()
        if not text.startswith("from:"):
            raise ValueError(text)
        return int(text.removeprefix("from:"))
    except (binascii.Error, ValueError) as error:
        raise AwsError("InvalidNextTokenException", "The next token supplied is invalid") from error
