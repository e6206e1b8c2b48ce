# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""aws:PrincipalArn as AWS gives it.

"For IAM roles, the request context returns the ARN of the role, not the ARN of the user that assumed the role" (IAM
user guide, "AWS global condition context keys"); MiniStack gives the session's ARN, which knows no path, and in the
bucket policy of another account only the caller's account.
"""

from __future__ import annotations

from typing import Any

from ministack.core import iam_evaluator
from ministack.services import iam

from .extension import Extension


def register(extension: Extension) -> None:
    """Wraps MiniStack's lookup of condition keys."""
    del extension
    resolve = iam_evaluator._resolve_condition_key

    def resolve_with_role(key: str, context: iam_evaluator.EvalContext) -> Any:
        if key.lower() == "aws:principalarn":
            return role_arn_of(_caller_behind(context))
        return resolve(key, context)

    iam_evaluator._resolve_condition_key = resolve_with_role


def _caller_behind(context: iam_evaluator.EvalContext) -> str:
    """The principal, or the request's caller where the context stands for the caller's whole account."""
    caller = iam_evaluator.caller_arn()
    stands_for_account = context.principal_arn == f"arn:aws:iam::{context.principal_account}:root"
    if stands_for_account and caller and caller.split(":")[4] == context.principal_account:
        return caller
    return context.principal_arn


def role_arn_of(principal_arn: str) -> str:
    """The role's ARN for a role session's, path included; any other ARN as it is."""
    parts = principal_arn.split(":", 5)
    if len(parts) != 6 or not parts[5].startswith("assumed-role/"):
        return principal_arn
    name = parts[5].split("/")[1]
    role = iam._roles.get_scoped(parts[4], None, name)
    return role["Arn"] if role else f"arn:{parts[1]}:iam::{parts[4]}:role/{name}"
