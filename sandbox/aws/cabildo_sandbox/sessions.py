# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Temporary credentials that stay valid over a restart, as they do whatever happens inside AWS.

MiniStack forgets them, and who holds some (the portal, for an hour) is refused until they expire.
"""

from __future__ import annotations

from ministack.services import sts

from .extension import Extension


def register(extension: Extension) -> None:
    """Keeps the sessions with the rest of the state."""

    def save() -> dict[str, dict]:
        sts._evict_expired_sessions()
        return {"sessions": {key: dict(session) for key, session in list(sts._sessions.items())}}

    extension.state(
        "sessions",
        save=save,
        load=lambda data: sts._sessions.update((data or {}).get("sessions") or {}),
        reset=sts._sessions.clear,
    )
