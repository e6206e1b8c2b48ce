# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One request passed to one target: bodies are streamed both ways, hop-by-hop headers stay behind."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator

import h11

#: RFC 9110, section 7.6.1; Transfer-Encoding and Content-Length are framed anew.
_HOP_BY_HOP = {
    b"connection",
    b"keep-alive",
    b"proxy-authenticate",
    b"proxy-authorization",
    b"te",
    b"trailer",
    b"transfer-encoding",
    b"upgrade",
}
_CONNECT_SECONDS = 10.0
_CHUNK = 64 * 1024

Headers = list[tuple[bytes, bytes]]


class TargetError(Exception):
    """The target did not answer properly; ``status`` is what the load balancer answers."""

    def __init__(self, status: int) -> None:
        super().__init__(f"target failed: {status}")
        self.status = status


def end_to_end(headers: Headers) -> Headers:
    """The headers that pass a proxy."""
    named = {
        item.strip().lower() for name, value in headers if name.lower() == b"connection" for item in value.split(b",")
    }
    return [(name, value) for name, value in headers if name.lower() not in _HOP_BY_HOP | named]


def forwarded(headers: Headers, client: str, port: int) -> Headers:
    """The headers a target gets: X-Forwarded-*, X-Amzn-Trace-Id (ELB user guide, "HTTP headers")."""
    kept = []
    chain = [client]
    trace = b""
    for name, value in end_to_end(headers):
        lower = name.lower()
        if lower == b"x-forwarded-for":
            chain.insert(0, value.decode("latin-1"))
        elif lower == b"x-amzn-trace-id":
            trace = value
        elif lower not in (b"x-forwarded-proto", b"x-forwarded-port", b"expect"):
            kept.append((name, value))
    identity = f"1-{int(time.time()):08x}-{random.getrandbits(96):024x}".encode()
    kept += [
        (b"X-Forwarded-For", ", ".join(chain).encode("latin-1")),
        (b"X-Forwarded-Proto", b"http"),
        (b"X-Forwarded-Port", str(port).encode()),
        (b"X-Amzn-Trace-Id", trace + b";Self=" + identity if trace else b"Root=" + identity),
    ]
    return kept


class Exchange:
    """A request under way at a target."""

    def __init__(self, port: int, idle_seconds: float) -> None:
        self._port = port
        self._idle = idle_seconds
        self._wire = h11.Connection(h11.CLIENT)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def send(self, method: bytes, target: bytes, headers: Headers, body: AsyncIterator[bytes]) -> h11.Response:
        """Sends the request and returns the head of the answer; TargetError 502 or 504 when there is none."""
        try:
            opening = asyncio.open_connection("127.0.0.1", self._port)
            self._reader, self._writer = await asyncio.wait_for(opening, _CONNECT_SECONDS)
        except asyncio.TimeoutError as error:
            raise TargetError(504) from error
        except OSError as error:
            raise TargetError(502) from error
        try:
            await self._write(h11.Request(method=method, target=target, headers=headers))
            async for piece in body:
                await self._write(h11.Data(data=piece))
            await self._write(h11.EndOfMessage())
            while True:
                event = await self._next()
                if isinstance(event, h11.Response):
                    return event
                if not isinstance(event, h11.InformationalResponse):
                    raise TargetError(502)
        except asyncio.TimeoutError as error:
            raise TargetError(504) from error
        except (OSError, h11.ProtocolError) as error:
            raise TargetError(502) from error

    async def body(self) -> AsyncIterator[bytes]:
        """The answer's body as it arrives; ConnectionError when the target breaks off."""
        while True:
            try:
                event = await self._next()
            except (h11.ProtocolError, asyncio.TimeoutError) as error:
                raise ConnectionError("the target broke off its answer") from error
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            else:
                return

    def close(self) -> None:
        """Ends the connection."""
        if self._writer is not None:
            self._writer.close()

    async def _write(self, event: h11.Event) -> None:
        data = self._wire.send(event)
        if data and self._writer is not None:
            self._writer.write(data)
            await self._writer.drain()

    async def _next(self) -> h11.Event:
        while (event := self._wire.next_event()) is h11.NEED_DATA:
            assert self._reader is not None
            self._wire.receive_data(await asyncio.wait_for(self._reader.read(_CHUNK), self._idle))
        return event
