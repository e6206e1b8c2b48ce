# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Answers that tell the caller what to mend (RFC 9457, application/problem+json)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Problem(Exception):
    """Ends a request with this status; ``fields`` says per field why it was refused."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        fields: Sequence[dict[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.fields = list(fields)
        self.headers = dict(headers or {})
