# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Metrics AWS publishes for services and load balancers, and the alarms that watch them."""
