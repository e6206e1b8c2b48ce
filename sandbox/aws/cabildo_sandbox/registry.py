# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""ECR's rules on tags, where MiniStack's differ from AWS's words.

API reference, "PutImage": the same image under the same tag is ImageAlreadyExistsException; another image under the
tag of an immutable repository is ImageTagAlreadyExistsException.
"""

from __future__ import annotations

from typing import Any

from ministack.core.responses import error_response_json, get_account_id
from ministack.services import ecr

from .extension import Extension


def register(extension: Extension) -> None:
    """Wraps MiniStack's PutImage."""
    del extension
    put_image = ecr._put_image

    def checked_put_image(request: dict[str, Any]) -> tuple:
        refused = _refusal(request)
        return put_image(request) if refused is None else error_response_json(*refused, 400)

    ecr._put_image = checked_put_image


def _refusal(request: dict[str, Any]) -> tuple[str, str] | None:
    name, tag = request.get("repositoryName", ""), request.get("imageTag")
    repository = ecr._repositories.get(name)
    if repository is None or not tag:
        return None
    digest = request.get("imageDigest") or ecr._image_digest(request.get("imageManifest", ""))
    holder = next((image for image in ecr._images[name] if tag in image.get("imageTags", [])), None)
    if holder is None:
        return None
    if holder["imageDigest"] == digest:
        return (
            "ImageAlreadyExistsException",
            f"Image with digest '{digest}' and tag '{tag}' already exists in the repository with name '{name}' "
            f"in registry with id '{get_account_id()}'",
        )
    if repository.get("imageTagMutability", "").startswith("IMMUTABLE"):
        return (
            "ImageTagAlreadyExistsException",
            f"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because "
            "the repository is immutable.",
        )
    return None
