# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The load balancers' front: routing, headers, bodies, and its own answers."""

from __future__ import annotations

import socket

import pytest

from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, Service, ask


@pytest.fixture(scope="module")
def service(sandbox: Sandbox) -> Service:
    platform = Platform(sandbox, "200000000003")
    service = platform.service("front", platform.image("front"))
    service.settled()
    return service


def test_the_target_sees_who_asked(service: Service) -> None:
    headers = service.ask(X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="gopher").json()["headers"]
    assert headers["X-Forwarded-For"] == "203.0.113.9, 127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "http"
    assert headers["X-Forwarded-Port"] == str(service.platform.sandbox.edge_port)
    assert headers["X-Amzn-Trace-Id"].startswith("Root=1-")
    assert headers["host"] == service.domain


def test_hop_by_hop_headers_stay_behind(service: Service) -> None:
    headers = service.ask(Connection="X-Private", X_Private="secret", Proxy_Authorization="x").json()["headers"]
    assert not {"x-private", "proxy-authorization", "connection"} & {name.lower() for name in headers}


def test_bodies_of_any_size_arrive(service: Service) -> None:
    answer = service.ask("/upload", "POST", b"x" * 5_000_000)
    assert (answer.status, answer.json()["received"]) == (201, 5_000_000)


def test_the_port_in_the_host_header_does_not_matter(service: Service) -> None:
    assert ask(service.platform.sandbox, f"{service.domain}:7012").status == 200


def test_a_connection_carries_several_requests(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.platform.sandbox.edge_port), timeout=10) as connection:
        stream = connection.makefile("rwb")
        for _ in range(3):
            stream.write(f"GET /again HTTP/1.1\r\nHost: {service.domain}\r\n\r\n".encode())
            stream.flush()
            assert stream.readline().startswith(b"HTTP/1.1 200")
            length = 0
            while (line := stream.readline()) != b"\r\n":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            assert b"/again" in stream.read(length)


def test_an_unknown_host_is_named(sandbox: Sandbox) -> None:
    answer = ask(sandbox, "nobody.gob.localhost")
    assert answer.status == 404
    assert b"nobody.gob.localhost" in answer.body


def test_broken_requests_are_answered_400(sandbox: Sandbox) -> None:
    with socket.create_connection(("127.0.0.1", sandbox.edge_port), timeout=10) as connection:
        connection.sendall(b"this is not HTTP\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


def test_no_healthy_target_is_503_as_a_load_balancer_says_it(service: Service) -> None:
    service.platform.service("nobody", "registry.test/nobody:1", 0)
    answer = ask(service.platform.sandbox, f"nobody.{service.platform.account}.test.localhost")
    assert answer.status == 503
    assert answer.headers["server"] == "awselb/2.0"
    assert b"503 Service Temporarily Unavailable" in answer.body


def test_a_target_that_breaks_off_is_502(service: Service) -> None:
    program = """
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self.send_response(200)
            self.end_headers()
        else:
            self.connection.close()
    def log_message(self, *arguments):
        pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""
    platform = service.platform
    broken = platform.service("hangup", platform.image("hangup", program=program))
    broken.settled()
    answer = broken.ask()
    assert (answer.status, answer.headers["server"]) == (502, "awselb/2.0")


def test_rules_with_fixed_answers_and_redirects(service: Service) -> None:
    platform = service.platform
    assert ask(platform.sandbox, "any.closed.localhost").status == 404
    platform.elb.create_rule(
        ListenerArn=platform.listener,
        Priority=500,
        Conditions=[{"Field": "host-header", "Values": ["*.closed.localhost"]}],
        Actions=[
            {
                "Type": "fixed-response",
                "FixedResponseConfig": {
                    "StatusCode": "503",
                    "ContentType": "text/plain",
                    "MessageBody": "maintenance",
                },
            }
        ],
    )
    platform.elb.create_rule(
        ListenerArn=platform.listener,
        Priority=501,
        Conditions=[{"Field": "host-header", "Values": ["moved.localhost"]}],
        Actions=[{"Type": "redirect", "RedirectConfig": {"Host": "new.localhost", "StatusCode": "HTTP_301"}}],
    )
    answer = ask(platform.sandbox, "any.closed.localhost")
    assert (answer.status, answer.body) == (503, b"maintenance")
    moved = ask(platform.sandbox, "moved.localhost", "/a?b=c")
    assert moved.status == 301
    assert moved.headers["location"] == f"http://new.localhost:{platform.sandbox.edge_port}/a?b=c"


def test_weights_decide_between_target_groups(service: Service) -> None:
    platform = service.platform
    other = platform.service("canary", platform.image("canary"))
    other.settled()
    platform.elb.create_rule(
        ListenerArn=platform.listener,
        Priority=502,
        Conditions=[{"Field": "host-header", "Values": ["split.localhost"]}],
        Actions=[
            {
                "Type": "forward",
                "ForwardConfig": {
                    "TargetGroups": [
                        {"TargetGroupArn": service.group, "Weight": 0},
                        {"TargetGroupArn": other.group, "Weight": 100},
                    ]
                },
            }
        ],
    )
    eventually(lambda: ask(platform.sandbox, "split.localhost").status == 200, what="the weighted rule")
    assert {ask(platform.sandbox, "split.localhost").json()["name"] for _ in range(5)} == {"canary"}
