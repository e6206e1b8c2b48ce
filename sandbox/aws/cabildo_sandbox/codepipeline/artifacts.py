# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Artifacts in the pipeline's bucket, read and written with the roles AWS uses for it."""

from __future__ import annotations

import io
import secrets
import zipfile
from typing import Any

from botocore.exceptions import ClientError

from ..roles import Credentials, client


class ArtifactError(Exception):
    """S3's refusal, or a file an artifact does not hold."""


class ArtifactStore:
    """The artifact store of one pipeline and Region (blocking: use it from a worker thread)."""

    def __init__(self, endpoint: str, region: str, store: dict[str, Any]) -> None:
        self._endpoint = endpoint
        self._region = region
        self.bucket: str = store["location"]
        self.encryption_key: str = store.get("encryptionKey", {}).get("id", "")

    def new_key(self, pipeline: str, artifact: str) -> str:
        """A key for one run's artifact, in the pattern CodePipeline uses: pipeline, artifact, seven characters."""
        return f"{pipeline[:20]}/{artifact[:10]}/{secrets.token_urlsafe(6)[:7]}"

    def put(self, credentials: Credentials, key: str, content: bytes) -> dict[str, str]:
        """Stores an artifact; returns its location."""
        arguments: dict[str, Any] = {"Bucket": self.bucket, "Key": key, "Body": content}
        if self.encryption_key:
            arguments.update(ServerSideEncryption="aws:kms", SSEKMSKeyId=self.encryption_key)
        try:
            client(self._endpoint, "s3", credentials, self._region).put_object(**arguments)
        except ClientError as error:
            raise ArtifactError(_message(error)) from error
        return {"bucket": self.bucket, "key": key}

    def read(self, credentials: Credentials, location: dict[str, str], artifact: str, path: str) -> bytes:
        """One file of a zipped artifact."""
        try:
            answer = client(self._endpoint, "s3", credentials, self._region).get_object(
                Bucket=location["bucket"], Key=location["key"]
            )
        except ClientError as error:
            raise ArtifactError(_message(error)) from error
        with zipfile.ZipFile(io.BytesIO(answer["Body"].read())) as archive:
            try:
                return archive.read(path)
            except KeyError:
                raise ArtifactError(f"File [{path}] does not exist in artifact [{artifact}]") from None


def _message(error: ClientError) -> str:
    details = error.response["Error"]
    request = error.response.get("ResponseMetadata", {}).get("RequestId", "")
    return (
        f"{details['Message']} (Service: Amazon S3; Status Code: "
        f"{error.response['ResponseMetadata']['HTTPStatusCode']}; Error Code: {details['Code']}; "
        f"Request ID: {request})"
    )
