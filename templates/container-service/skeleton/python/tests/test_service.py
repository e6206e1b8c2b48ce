# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
import json
import socket
import threading
import unittest

from .running import Running


class ServiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.running = Running(ENVIRONMENT_NAME="dev", MAX_BODY_BYTES="200", DRAIN_SECONDS="0")
        cls.addClassCleanup(cls.running.server.stop)

    def test_says_that_it_lives_and_is_ready(self) -> None:
        response, _ = self.running.request("GET", self.running.configuration.health_path)
        self.assertEqual(response.status, 200)
        self.assertEqual(self.running.request("GET", "/ready")[1], {"status": "ready"})

    def test_says_what_it_is(self) -> None:
        response, body = self.running.request("GET", "/")
        self.assertEqual(body["service"], self.running.configuration.service_name)
        self.assertEqual(body["environment"], "dev")
        self.assertEqual(response.headers["x-content-type-options"], "nosniff")
        self.assertIn("max-age=", response.headers["strict-transport-security"])
        self.assertIsNone(response.headers["server"])

    def test_answers_head_without_a_body(self) -> None:
        response, body = self.running.request("HEAD", "/")
        self.assertEqual((response.status, body), (200, None))

    def test_calculates(self) -> None:
        response, body = self.running.post({"from": "2026-03-06", "workingDays": 1})
        self.assertEqual((response.status, body["deadline"]), (200, "2026-03-09"))

    def test_says_which_field_to_mend(self) -> None:
        response, body = self.running.post({"from": "tomorrow", "workingDays": 1})
        self.assertEqual(response.status, 422)
        self.assertIn("problem+json", response.headers["content-type"])
        self.assertEqual(body["fields"], [{"field": "from", "message": "must be a date such as 2026-01-31"}])

    def test_refuses_what_it_cannot_read(self) -> None:
        self.assertEqual(self.running.post("{")[0].status, 400)
        self.assertEqual(self.running.post('{"from": NaN}')[0].status, 400)
        self.assertEqual(self.running.post("{}", "text/plain")[0].status, 415)
        self.assertEqual(self.running.post("x" * 300)[0].status, 413)
        self.assertEqual(self.running.request("GET", "/nothing-here")[0].status, 404)
        response, _ = self.running.request("DELETE", "/")
        self.assertEqual((response.status, response.headers["allow"]), (405, "GET, HEAD"))

    def test_does_not_take_an_unread_body_for_the_next_request(self) -> None:
        smuggled = b"GET /ready HTTP/1.1\r\nhost: x\r\n\r\n"
        refused = [
            b"content-length: %d\r\n" % len(smuggled),
            b"transfer-encoding: chunked\r\n",
            b"content-length: 0\r\ncontent-length: 5\r\n",
        ]
        for header in refused:
            with self.subTest(header), socket.create_connection(("127.0.0.1", self.running.server.port), 10) as client:
                client.sendall(b"POST / HTTP/1.1\r\nhost: x\r\n" + header + b"\r\n" + smuggled)
                answer = b""
                while chunk := client.recv(65536):
                    answer += chunk
                self.assertEqual(answer.count(b"HTTP/1.1 "), 1)
                self.assertIn(b"connection: close", answer)

    def test_logs_a_request_without_its_query_and_with_the_callers_id(self) -> None:
        headers = {"x-request-id": "caller-0001", "x-amzn-trace-id": "Root=1-5f84c7a1-abc"}
        self.running.request("GET", "/ready", headers=headers)
        self.running.request("GET", "/nothing?person=secret", headers=headers)
        # A line is written just after its answer, so the client may be here first.
        lines = self._lines_with("caller-0001", 2)
        self.assertEqual(lines[1]["path"], "/nothing")
        self.assertEqual(lines[1]["status"], 404)
        self.assertEqual(lines[1]["trace"], "Root=1-5f84c7a1-abc")
        self.assertNotIn("secret", json.dumps(self.running.lines))

    def test_does_not_take_a_harmful_id_from_outside(self) -> None:
        response, _ = self.running.request("GET", "/", headers={"x-request-id": "<script>"})
        self.assertRegex(response.headers["x-request-id"], r"^[0-9a-f-]{36}$")

    def _lines_with(self, request_id: str, count: int) -> list[dict]:
        waited = threading.Event()
        for _ in range(200):
            lines = [line for line in self.running.lines if line.get("requestId") == request_id]
            if len(lines) >= count:
                return lines
            waited.wait(0.01)
        self.fail(f"no {count} lines with {request_id}")


class StoppingTest(unittest.TestCase):
    BODY = json.dumps({"from": "2026-03-06", "workingDays": 1}).encode()

    def _begin_request(self, running: Running) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", running.server.port), 10)
        head = "POST /v1/deadlines HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
        client.sendall(f"{head}expect: 100-continue\r\ncontent-length: {len(self.BODY)}\r\n\r\n".encode())
        # The server asks for the body, so the request is running.
        self.assertIn(b"100 Continue", client.recv(1024))
        return client

    def _stop(self, running: Running) -> tuple[threading.Thread, list[bool]]:
        finished: list[bool] = []
        thread = threading.Thread(target=lambda: finished.append(running.server.stop()))
        thread.start()
        return thread, finished

    def test_finishes_a_running_request_and_refuses_new_ones(self) -> None:
        running = Running()
        client = self._begin_request(running)
        thread, finished = self._stop(running)
        client.sendall(self.BODY)
        answer = client.recv(65536)
        self.assertIn(b"200 OK", answer)
        self.assertIn(b"connection: close", answer)
        thread.join()
        self.assertEqual(finished, [True])
        with self.assertRaises(ConnectionError):
            running.request("GET", "/ready")
        client.close()

    def test_fails_readiness_and_nothing_else_before_it_closes(self) -> None:
        running = Running(DRAIN_SECONDS="1")
        running.server.is_ready = False
        self.assertEqual(running.request("GET", "/ready")[0].status, 503)
        self.assertEqual(running.request("GET", running.configuration.health_path)[0].status, 200)
        self.assertTrue(running.server.stop())

    def test_does_not_wait_for_an_idle_connection(self) -> None:
        running = Running()
        connection = running.connect()
        connection.request("GET", "/ready")
        connection.getresponse().read()
        self.assertTrue(running.server.stop())
        connection.close()

    def test_gives_up_on_a_request_that_never_ends(self) -> None:
        running = Running(SHUTDOWN_SECONDS="1")
        client = self._begin_request(running)
        self.assertFalse(running.server.stop())
        client.close()


class LimitsTest(unittest.TestCase):
    def test_ends_a_request_that_takes_too_long_to_arrive(self) -> None:
        running = Running(REQUEST_SECONDS="1")
        self.addCleanup(running.server.stop)
        with socket.create_connection(("127.0.0.1", running.server.port), 10) as client:
            client.sendall(b"POST /v1/deadlines HTTP/1.1\r\nhost: x\r\n")
            client.sendall(b"content-type: application/json\r\ncontent-length: 9\r\n\r\n{")
            self.assertEqual(client.recv(1024), b"")

    def test_says_so_when_it_has_too_many_connections(self) -> None:
        running = Running(MAX_CONNECTIONS="1")
        self.addCleanup(running.server.stop)
        first = running.connect()
        first.request("GET", "/ready")
        first.getresponse().read()
        self.assertEqual(running.request("GET", "/ready")[0].status, 503)
        first.close()
