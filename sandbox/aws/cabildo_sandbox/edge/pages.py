# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the edge answers itself: a load balancer's errors, and the page of a modelled service."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from .routes import Rule


@dataclass(frozen=True)
class Page:
    """A complete answer."""

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def balancer_error(status: int) -> Page:
    """An error as an Application Load Balancer answers it."""
    phrases = {503: "Service Temporarily Unavailable", 504: "Gateway Time-out"}
    phrase = phrases.get(status) or HTTPStatus(status).phrase
    title = f"{status} {phrase}"
    body = (
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
        "</body>\r\n</html>\r\n"
    )
    return Page(status, "text/html", body.encode(), (("Server", "awselb/2.0"),))


def unknown_host(host: str) -> Page:
    """No load balancer has a rule for the host: on AWS its name would not resolve."""
    text = f"No load balancer of this sandbox has a listener rule for the host {host!r}.\n"
    return Page(404, "text/plain; charset=utf-8", text.encode(), (("Server", "awselb/2.0"),))


def modelled_service(service: str, environment: str, task: str) -> Page:
    """The answer of a service that has no process in the sandbox."""
    text = (
        f"{service} in {environment}\n\n"
        "This service is modelled by the sandbox: it has no program behind it, only a size, a load and a health.\n"
        f"Answered in the name of task {task}.\n"
    )
    return Page(200, "text/plain; charset=utf-8", text.encode())


def failing_model(status: int) -> Page:
    """A modelled service's own error, while its behaviour says it is unhealthy."""
    return Page(status, "text/plain; charset=utf-8", b"This modelled service is unhealthy.\n")


def action_page(rule: Rule, action: dict[str, Any], host: str, target: str, port: int) -> Page:
    """A rule's fixed response or redirect."""
    if (action.get("Type") or "").lower() == "fixed-response":
        fixed = action.get("FixedResponseConfig") or {}
        return Page(
            int(fixed.get("StatusCode", 200)),
            fixed.get("ContentType") or "text/plain",
            (fixed.get("MessageBody") or "").encode(),
            (("Server", "awselb/2.0"),),
        )
    redirect = action.get("RedirectConfig") or {}
    asked = urlsplit(target)
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    values = {"protocol": "http", "host": name, "port": str(port), "path": asked.path.lstrip("/"), "query": asked.query}

    def fill(template: str) -> str:
        for key, value in values.items():
            template = template.replace(f"#{{{key}}}", value)
        return template

    protocol = fill(redirect.get("Protocol") or "#{protocol}").lower()
    address = f"{fill(redirect.get('Host') or '#{host}')}:{fill(redirect.get('Port') or '#{port}')}"
    query = fill(redirect.get("Query") or "#{query}")
    location = f"{protocol}://{address}{fill(redirect.get('Path') or '/#{path}')}{'?' if query else ''}{query}"
    status = int((redirect.get("StatusCode") or "HTTP_302").removeprefix("HTTP_"))
    return Page(status, "text/html", b"", (("Location", location), ("Server", "awselb/2.0")))
