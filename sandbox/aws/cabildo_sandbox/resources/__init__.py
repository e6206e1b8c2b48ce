# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CloudFormation types MiniStack lacks, or whose resources it makes without what they do."""
