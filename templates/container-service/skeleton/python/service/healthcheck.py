# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Asks this container's own health path: exit code 0 when it answers 200."""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection

from .configuration import read_configuration

if __name__ == "__main__":
    configuration = read_configuration(os.environ)
    connection = HTTPConnection("127.0.0.1", configuration.port, timeout=3)
    connection.request("GET", configuration.health_path)
    sys.exit(0 if connection.getresponse().status == 200 else 1)
