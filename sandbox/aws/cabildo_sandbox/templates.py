# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Templates behind a TemplateURL, also from another account's bucket.

MiniStack looks only in the caller's own buckets and only at path-style URLs. On AWS a bucket name is global and the
bucket's policy decides whether another account may read (Amazon S3 user guide, "Methods for accessing a bucket").
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlparse

from ministack.core.iam_evaluator import EvalContext, caller_arn, resource_policy_allows
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import s3
from ministack.services.cloudformation import helpers

_VIRTUAL_HOST = re.compile(r"^(?P<bucket>[a-z0-9][a-z0-9.\-]+)\.s3[.\-][a-z0-9.\-]*amazonaws\.com(?:\.cn)?$")


def install() -> None:
    """Replaces MiniStack's way of reading TemplateURL and StackPolicyURL."""
    helpers._resolve_document = resolve_document


def resolve_document(params: dict, body_key: str, url_key: str, label: str) -> tuple[str | None, tuple | None]:
    """The document given inline or by URL, or the error CloudFormation answers; MiniStack's own signature."""
    body, url = helpers._p(params, body_key), helpers._p(params, url_key)
    if body:
        return body, None
    if not url:
        return None, None
    location = bucket_and_key(url)
    if location is None:
        return None, helpers._error("ValidationError", f"{url_key} must be a supported URL.")
    bucket, key = location
    owner = s3._bucket_owner_account(bucket)
    if owner is None:
        return None, helpers._error("ValidationError", "S3 error: The specified bucket does not exist")
    if owner != get_account_id() and not _may_read(owner, bucket, key):
        return None, helpers._error("ValidationError", "S3 error: Access Denied")
    with request_scope(owner, get_region()):
        content = s3._get_object_data(bucket, key)
    if content is None:
        return None, helpers._error("ValidationError", "S3 error: The specified key does not exist.")
    if body_key == "TemplateBody" and len(content) > helpers.TEMPLATE_URL_MAX_BYTES:
        message = f"Template may not exceed {helpers.TEMPLATE_URL_MAX_BYTES} bytes in size."
        return None, helpers._error("ValidationError", message)
    return content.decode("utf-8"), None


def bucket_and_key(url: str) -> tuple[str, str] | None:
    """The bucket and key a URL names, in path or virtual-hosted style; None for anything else."""
    parsed = urlparse(url)
    path = unquote(parsed.path.lstrip("/"))
    virtual = _VIRTUAL_HOST.match(parsed.hostname or "")
    if virtual and not virtual["bucket"].startswith("s3"):
        return (virtual["bucket"], path) if path else None
    bucket, _, key = path.partition("/")
    return (bucket, key) if bucket and key else None


def _may_read(owner: str, bucket: str, key: str) -> bool:
    """Whether the bucket's policy lets the request's caller, or its account as a whole, read the object."""
    policy = s3._bucket_policies.get_scoped(owner, None, bucket)
    if not policy:
        return False
    account = get_account_id()
    return any(
        resource_policy_allows(policy, _read_context(principal, account, bucket, key), same_account=False)
        for principal in (caller_arn(), f"arn:aws:iam::{account}:root")
        if principal
    )


def _read_context(principal: str, account: str, bucket: str, key: str) -> EvalContext:
    return EvalContext(
        principal_arn=principal,
        principal_type="Root" if principal.endswith(":root") else "AssumedRole",
        principal_account=account,
        action="s3:GetObject",
        resource_arn=f"arn:aws:s3:::{bucket}/{key}",
        region=get_region(),
        # CloudFormation fetches over TLS, whatever scheme the endpoint has here.
        secure_transport=True,
    )
