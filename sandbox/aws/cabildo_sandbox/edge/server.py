# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The edge's HTTP server: one connection, one request after the other."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from email.utils import formatdate
from urllib.parse import parse_qs, urlsplit

import h11
from ministack.services import alb

from ..metrics.traffic import Traffic
from ..targets.registry import Target, Targets
from . import pages
from .pages import Page
from .proxy import Exchange, Headers, TargetError, end_to_end, forwarded
from .routes import RouteTable, Rule

logger = logging.getLogger("cabildo.edge")

_CHUNK = 64 * 1024
#: Connections without a request are closed after this long (the load balancers' default idle timeout).
_IDLE_SECONDS = 60.0

#: Tells service and environment of a modelled target.
Describe = Callable[[Target], tuple[str, str]]


class Edge:
    """Answers requests for every domain of every account. On the plane's thread only."""

    def __init__(self, port: int, targets: Targets, traffic: Traffic, describe: Describe) -> None:
        self._port = port
        self._targets = targets
        self._traffic = traffic
        self._describe = describe
        self._routes = RouteTable()
        self._turns: dict[str, int] = defaultdict(int)
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listens on loopback."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)

    async def stop(self) -> None:
        """Stops listening; requests under way are cut."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = Client(reader, writer)
        try:
            while (request := await client.request()) is not None:
                await self._answer(client, request)
                if not client.reusable():
                    break
        except (ConnectionError, asyncio.TimeoutError, h11.ProtocolError) as error:
            logger.debug("a client's connection ended: %s", error)
        finally:
            writer.close()

    async def _answer(self, client: Client, request: h11.Request) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in request.headers}
        target, host = request.target.decode("latin-1"), headers.get("host", "")
        asked = urlsplit(target)
        rule = self._routes.find(request.method.decode(), host, asked.path, parse_qs(asked.query), headers)
        if rule is None:
            await client.send_page(pages.unknown_host(host))
            return
        group = rule.group()
        action = rule.other_action()
        if group is None:
            page = pages.action_page(rule, action, host, target, self._port) if action else pages.balancer_error(503)
            await client.send_page(page)
            return
        await self._forward(client, request, rule, group)

    async def _forward(self, client: Client, request: h11.Request, rule: Rule, group: str) -> None:
        answers = self._traffic.between(rule.balancer, group)
        target = self._choose(group)
        if target is None:
            answers.balancer_answered(503)
            await client.send_page(pages.balancer_error(503))
            return
        started = time.monotonic()
        if target.backend is None:
            page = self._modelled(target)
            answers.target_answered(page.status, time.monotonic() - started)
            await client.send_page(page)
            return
        exchange = Exchange(target.backend, _idle_timeout(rule))
        target.in_flight += 1
        try:
            sent = forwarded(list(request.headers), client.address, self._port)
            response = await exchange.send(request.method, request.target, sent, client.body())
            answers.target_answered(response.status_code, time.monotonic() - started)
            await client.send_response(response.status_code, end_to_end(list(response.headers)), exchange.body())
        except TargetError as error:
            answers.balancer_answered(error.status)
            await client.send_page(pages.balancer_error(error.status))
        finally:
            target.in_flight -= 1
            exchange.close()

    def _choose(self, group: str) -> Target | None:
        members = [target for target in self._targets.of_group(group) if target.health.state != "draining"]
        serving = [target for target in members if target.health.state == "healthy"]
        # "If a target group contains only unhealthy registered targets, the load balancer routes requests to all
        # those targets" (ELB user guide, "Health checks for Application Load Balancer target groups").
        candidates = serving or [target for target in members if target.health.state == "unhealthy"]
        if not candidates:
            return None
        self._turns[group] += 1
        return candidates[self._turns[group] % len(candidates)]

    def _modelled(self, target: Target) -> Page:
        if target.modelled is not None and not target.modelled():
            return pages.failing_model(503)
        service, environment = self._describe(target)
        return pages.modelled_service(service, environment, target.task.rsplit("/", 1)[-1])


class Client:
    """The client's side of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._wire = h11.Connection(h11.SERVER)
        self.address = (writer.get_extra_info("peername") or ("127.0.0.1",))[0]

    async def request(self) -> h11.Request | None:
        """The next request, or None when the client is done."""
        try:
            event = await self._next()
        except asyncio.TimeoutError:
            return None
        except h11.RemoteProtocolError as error:
            await self.send_page(pages.balancer_error(error.error_status_hint))
            return None
        return event if isinstance(event, h11.Request) else None

    async def body(self) -> AsyncIterator[bytes]:
        """The request's body as it arrives."""
        if self._wire.they_are_waiting_for_100_continue:
            await self._write(h11.InformationalResponse(status_code=100, headers=[]))
        while True:
            event = await self._next()
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            else:
                return

    async def send_page(self, page: Page) -> None:
        """Answers with a page of the edge's own."""
        headers: Headers = [
            (b"Content-Type", page.content_type.encode()),
            (b"Content-Length", str(len(page.body)).encode()),
            (b"Date", formatdate(usegmt=True).encode()),
            *((name.encode(), value.encode("latin-1")) for name, value in page.headers),
        ]
        if self._wire.our_state not in (h11.SEND_RESPONSE, h11.IDLE):
            return
        await self._write(h11.Response(status_code=page.status, headers=headers))
        if page.body:
            await self._write(h11.Data(data=page.body))
        await self._write(h11.EndOfMessage())

    async def send_response(self, status: int, headers: Headers, body: AsyncIterator[bytes]) -> None:
        """Passes a target's answer on while it arrives."""
        await self._write(h11.Response(status_code=status, headers=headers))
        async for piece in body:
            await self._write(h11.Data(data=piece))
        await self._write(h11.EndOfMessage())

    def reusable(self) -> bool:
        """Prepares for the next request; False when the connection cannot carry one."""
        with contextlib.suppress(h11.ProtocolError):
            self._wire.start_next_cycle()
            return True
        return False

    async def _write(self, event: h11.Event) -> None:
        data = self._wire.send(event)
        if data:
            self._writer.write(data)
            await self._writer.drain()

    async def _next(self) -> h11.Event:
        while (event := self._wire.next_event()) is h11.NEED_DATA:
            self._wire.receive_data(await asyncio.wait_for(self._reader.read(_CHUNK), _IDLE_SECONDS))
        return event


def _idle_timeout(rule: Rule) -> float:
    attributes = alb._lb_attrs.get_scoped(rule.account, rule.region, rule.balancer) or []
    value = next((item["Value"] for item in attributes if item["Key"] == "idle_timeout.timeout_seconds"), "60")
    return float(value)
