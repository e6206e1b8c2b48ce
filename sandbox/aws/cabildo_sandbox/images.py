# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Container images as directories: what ``docker build`` made, and where a task's image is found.

Layout below ``<state>/images``: ``<hex digest>/context/`` (the files of the image's working directory),
``<hex digest>/image.json``, and ``references.json`` with the names images have locally and in registries.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Image:
    """What a task needs to know to run an image."""

    #: Repository URI it was last pushed to, and the tag; empty before the first push.
    repository: str
    tag: str
    #: ``sha256:…`` of the manifest, as ECR knows it.
    digest: str
    #: The commit it was built from, empty outside of a pipeline.
    commit: str
    command: list[str]
    environment: dict[str, str]
    user: str
    exposedPort: int | None
    #: The working directory inside the image; its files are ``context/``.
    workingDirectory: str
    manifest: str


class ImageStore:
    """The images of one sandbox; safe to use from several processes."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def find(self, image_uri: str) -> Image | None:
        """The image a registry URI (``repository:tag`` or ``repository@digest``) names, or None."""
        name, separator, digest = image_uri.partition("@")
        if not separator:
            digest = self._references()["registry"].get(_with_tag(image_uri), "")
        image = self._load(digest)
        if image is None:
            return None
        repository, tag = (name, "") if separator else _split(image_uri)
        return Image(**{**asdict(image), "repository": repository, "tag": tag})

    def context(self, image: Image) -> Path:
        """The directory an image's task runs in; read only."""
        return self._directory / image.digest.removeprefix("sha256:") / "context"

    def local(self, reference: str) -> Image | None:
        """The image a local name (or an id) means, or None."""
        references = self._references()["local"]
        return self._load(references.get(_with_tag(reference), reference))

    def add(self, context: Path, configuration: dict, names: list[str]) -> Image:
        """Stores a built image under its local names; ``context`` is moved."""
        layer = _tree_digest(context)
        encoded = json.dumps(configuration, sort_keys=True).encode()
        manifest = json.dumps(
            {
                "schemaVersion": 2,
                "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                "config": {
                    "mediaType": "application/vnd.docker.container.image.v1+json",
                    "size": len(encoded),
                    "digest": f"sha256:{hashlib.sha256(encoded + layer.encode()).hexdigest()}",
                },
                "layers": [
                    {
                        "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
                        "size": sum(path.stat().st_size for path in context.rglob("*") if path.is_file()),
                        "digest": f"sha256:{layer}",
                    }
                ],
            }
        )
        digest = f"sha256:{hashlib.sha256(manifest.encode()).hexdigest()}"
        image = Image(repository="", tag="", digest=digest, manifest=manifest, **configuration)
        home = self._directory / digest.removeprefix("sha256:")
        with self._locked():
            if not home.exists():
                unfinished = Path(tempfile.mkdtemp(dir=self._directory, prefix="unfinished-"))
                shutil.move(str(context), unfinished / "context")
                (unfinished / "image.json").write_text(json.dumps(asdict(image), indent=2))
                os.replace(unfinished, home)
            self._refer("local", {_with_tag(name): digest for name in names})
        return image

    def tag(self, source: str, target: str) -> bool:
        """Gives a local image another name; False where there is none."""
        image = self.local(source)
        if image is None:
            return False
        with self._locked():
            self._refer("local", {_with_tag(target): image.digest})
        return True

    def record_push(self, image: Image, reference: str) -> None:
        """Notes that a registry now answers to a reference with this image."""
        repository, tag = _split(reference)
        pushed = Image(**{**asdict(image), "repository": repository, "tag": tag})
        with self._locked():
            self._refer("registry", {f"{repository}:{tag}": image.digest})
            self._write(
                self._directory / image.digest.removeprefix("sha256:") / "image.json",
                json.dumps(asdict(pushed), indent=2),
            )

    def _load(self, digest: str) -> Image | None:
        path = self._directory / digest.removeprefix("sha256:") / "image.json"
        return Image(**json.loads(path.read_text())) if digest and path.is_file() else None

    def _references(self) -> dict[str, dict[str, str]]:
        path = self._directory / "references.json"
        return json.loads(path.read_text()) if path.is_file() else {"local": {}, "registry": {}}

    def _refer(self, kind: str, names: dict[str, str]) -> None:
        references = self._references()
        references[kind].update(names)
        self._write(self._directory / "references.json", json.dumps(references, indent=2))

    @staticmethod
    def _write(path: Path, content: str) -> None:
        unfinished = path.with_name(f"{path.name}.unfinished")
        unfinished.write_text(content)
        os.replace(unfinished, path)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        self._directory.mkdir(parents=True, exist_ok=True)
        with (self._directory / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _tree_digest(directory: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(directory).as_posix()}\0{path.stat().st_mode & 0o111}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _split(reference: str) -> tuple[str, str]:
    repository, separator, tag = reference.rpartition(":")
    if not separator or "/" in tag:
        return reference, "latest"
    return repository, tag


def _with_tag(reference: str) -> str:
    repository, tag = _split(reference)
    return f"{repository}:{tag}"
