# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The AWS sandbox: MiniStack, extended in its own process with what a delivery platform needs."""
