# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Targets of load balancers and their health, probed where a process answers, modelled where none does."""
