# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What an image turns into: a process from the image store, a modelled container, or a failed pull."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from ministack.services import ecr

from ..images import Image, ImageStore
from ..settings import Settings
from .processes import Launch

_ECR = re.compile(
    r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?/"
    r"(?P<name>[^:@]+)(:(?P<tag>[^@]+))?(@(?P<digest>sha256:[0-9a-f]+))?"
)
#: Variables of this sandbox's own environment a container gets: where its language finds its files.
_INHERITED = ("LANG", "LC_ALL", "TZ", "TMPDIR")


class CannotPull(Exception):
    """The registry has no such image."""


class Puller:
    """Finds out how to run an image."""

    def __init__(self, images: ImageStore, settings: Settings) -> None:
        self._images = images
        self._settings = settings

    def process_for(self, image: str) -> Image | None:
        """The stored image, when it runs as a process."""
        return self._images.find(image)

    def check(self, image: str) -> None:
        """Raises CannotPull for an image of a registry of this sandbox that does not exist."""
        match = _ECR.fullmatch(image)
        if match is None:
            return
        wanted_tag, wanted_digest = match["tag"] or "latest", match["digest"]
        for item in ecr._images.get_scoped(match["account"], match["region"], match["name"]) or []:
            identity = item.get("imageId") or item
            if wanted_digest and identity.get("imageDigest") == wanted_digest:
                return
            tags = item.get("imageTags") or [identity.get("imageTag")]
            if not wanted_digest and wanted_tag in tags:
                return
        raise CannotPull(image)

    def launch(
        self, image: Image, container: dict[str, Any], override: dict[str, Any], secrets: dict[str, str], port: int
    ) -> Launch:
        """The process of a container: the definition's variables over the image's, PORT on loopback over both."""
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        directories = [str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]
        if self._settings.node_binary is not None:
            directories.insert(0, str(self._settings.node_binary.parent))
        environment["PATH"] = os.pathsep.join(directories)
        # The image's files are shared by all its tasks and stay as they were built.
        environment["HOME"] = tempfile.gettempdir()
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        # Output reaches the log while the process runs, not when its buffer is full.
        environment["PYTHONUNBUFFERED"] = "1"
        environment.update(image.environment)
        environment["PATH"] = os.pathsep.join(directories)
        environment.update({item["name"]: item["value"] for item in container.get("environment") or []})
        environment.update(secrets)
        environment.update({item["name"]: item["value"] for item in override.get("environment") or []})
        environment["PORT"] = str(port)
        environment["HOST"] = "127.0.0.1"
        command = override.get("command") or container.get("command") or image.command
        return Launch([*(container.get("entryPoint") or []), *command], self._images.context(image), environment)
