# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A build's source from S3 and its artifacts to S3, with the build's own role."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from ..roles import Credentials, client
from . import files


class TransferError(Exception):
    """Source or artifacts that S3 refused; the message is CodeBuild's with S3's own in it."""


def fetch_source(endpoint: str, credentials: Credentials, region: str, inputs: dict[str, Any], directory: Path) -> None:
    """Unpacks the primary source (blocking).

    ``inputs``: {"bucket", "key"} of a zip, or {} for a build without source.
    """
    if not inputs:
        return
    s3 = client(endpoint, "s3", credentials, region)
    try:
        content = s3.get_object(Bucket=inputs["bucket"], Key=inputs["key"])["Body"].read()
        files.unpack(content, directory)
    except ClientError as error:
        raise TransferError(f"Error while downloading key {inputs['key']}, error: {_reason(error)}") from error
    except files.ArtifactError as error:
        raise TransferError(str(error)) from error


def store_artifacts(
    endpoint: str,
    credentials: Credentials,
    region: str,
    outputs: dict[str, Any],
    collected: dict[str, dict[str, Path]],
) -> dict[str, str]:
    """Stores artifacts as zips (blocking); returns their S3 ARNs by artifact identifier.

    ``outputs``: {identifier: {"bucket", "key", "encryptionKey"?}}; the identifier "" is the primary artifact.
    """
    missing = sorted(set(outputs) - set(collected))
    if missing:
        raise TransferError(f"no artifacts are defined in the buildspec for: {', '.join(missing) or 'the project'}")
    s3 = client(endpoint, "s3", credentials, region)
    locations = {}
    for identifier, target in outputs.items():
        arguments = {"Bucket": target["bucket"], "Key": target["key"], "Body": files.pack(collected[identifier])}
        if target.get("encryptionKey"):
            arguments.update(ServerSideEncryption="aws:kms", SSEKMSKeyId=target["encryptionKey"])
        try:
            s3.put_object(**arguments)
        except ClientError as error:
            raise TransferError(f"Error while uploading {target['key']}, error: {_reason(error)}") from error
        locations[identifier] = f"arn:aws:s3:::{target['bucket']}/{target['key']}"
    return locations


def _reason(error: ClientError) -> str:
    details = error.response["Error"]
    return f"{details['Code']}: {details['Message']}"
