# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The front of all load balancers: plain HTTP on loopback, routed by Host header to the tasks behind the rules."""
