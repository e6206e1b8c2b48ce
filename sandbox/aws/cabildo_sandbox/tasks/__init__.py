# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""ECS tasks that start, run, fail and stop, and the service scheduler that keeps services at their size."""
