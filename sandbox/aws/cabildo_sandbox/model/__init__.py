# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the sandbox says of services that have no process: how they start, fail, load and answer."""
