# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
import json
import unittest

from service.configuration import ROOT, ConfigurationError, read_configuration


class ConfigurationTest(unittest.TestCase):
    def test_starts_with_nothing_set_on_loopback_only(self) -> None:
        configuration = read_configuration({})
        self.assertEqual(configuration.port, 8080)
        self.assertEqual(configuration.host, "127.0.0.1")
        self.assertEqual(configuration.environment_name, "local")

    def test_listens_on_every_interface_inside_an_environment(self) -> None:
        self.assertEqual(read_configuration({"ENVIRONMENT_NAME": "prod"}).host, "0.0.0.0")

    def test_names_every_wrong_variable_at_once(self) -> None:
        with self.assertRaises(ConfigurationError) as raised:
            read_configuration({"PORT": "eighty", "LOG_LEVEL": "loud", "DRAIN_SECONDS": "-1"})
        for name in ("PORT", "LOG_LEVEL", "DRAIN_SECONDS"):
            self.assertIn(f"{name} must be", str(raised.exception))

    def test_answers_health_where_the_load_balancer_will_ask(self) -> None:
        configuration = read_configuration({})
        for path in (ROOT / "deploy").glob("*.json"):
            if path.name == "library.json":
                continue
            parameters = json.loads(path.read_text(encoding="utf-8"))["Parameters"]
            self.assertEqual(parameters["HealthPath"], configuration.health_path, path.name)
            self.assertEqual(parameters["ServiceName"], configuration.service_name, path.name)
