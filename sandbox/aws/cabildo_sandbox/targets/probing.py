# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One HTTP health check of a local process, as a load balancer makes it."""

from __future__ import annotations

import asyncio
from typing import Any

from .health import PASSED, REFUSED, TIMED_OUT, Probe, matches, wrong_code

#: "ELB-HealthChecker/2.0" is what services see from Application Load Balancers (ELB user guide).
_USER_AGENT = "ELB-HealthChecker/2.0"


async def probe(port: int, group: dict[str, Any], host: str) -> Probe:
    """Asks a process on a loopback port for the target group's health check path."""
    try:
        asking = _get(port, group["HealthCheckPath"], host)
        status = await asyncio.wait_for(asking, float(group["HealthCheckTimeoutSeconds"]))
    except asyncio.TimeoutError:
        return TIMED_OUT
    except (OSError, ValueError, asyncio.IncompleteReadError):
        return REFUSED
    return PASSED if matches(group["Matcher"]["HttpCode"], status) else wrong_code(status)


async def _get(port: int, path: str, host: str) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {_USER_AGENT}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode("latin-1"))
        await writer.drain()
        line = await reader.readuntil(b"\r\n")
        return int(line.split(b" ", 2)[1])
    except IndexError as error:
        raise ValueError("no status line") from error
    finally:
        writer.close()
