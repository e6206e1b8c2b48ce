# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Application Auto Scaling: scalable targets, policies, schedules, and the engine that acts on alarms."""
