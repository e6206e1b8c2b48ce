# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Events of AWS services on the account's default bus.

Clients may not send events whose source starts with ``aws.`` (EventBridge user guide, "PutEvents"); services may.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import eventbridge

logger = logging.getLogger("cabildo")


def emit_event(
    account: str, region: str, source: str, detail_type: str, detail: dict[str, Any], resources: Sequence[str]
) -> None:
    """Puts one event on the default bus of an account and Region, as the service ``source`` would."""
    entry = {
        "Source": source,
        "DetailType": detail_type,
        "Detail": json.dumps(detail),
        "Resources": list(resources),
    }
    with request_scope(account, region):
        status, _, body = eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
    if status != 200 or json.loads(body).get("FailedEntryCount"):
        logger.error("event %s %s was refused: %s", source, detail_type, body.decode(errors="replace"))
