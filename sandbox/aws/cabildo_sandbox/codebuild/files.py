# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Zip archives: unpacking a source, collecting the files a buildspec's artifacts name."""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
from pathlib import Path

from .buildspec import Artifacts


class ArtifactError(Exception):
    """Artifacts that cannot be collected; the message is CodeBuild's."""


def unpack(archive: bytes, directory: Path) -> None:
    """Unpacks a zip with its file modes; refuses entries that would leave the directory."""
    root = directory.resolve()
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        for entry in source.infolist():
            target = (root / entry.filename).resolve()
            if not target.is_relative_to(root):
                raise ArtifactError(f"the archive holds a path outside of it: {entry.filename}")
            mode = entry.external_attr >> 16
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read(entry))
            if mode:
                target.chmod(stat.S_IMODE(mode) | stat.S_IRUSR | stat.S_IWUSR)


def collect(artifacts: Artifacts, source_directory: Path) -> dict[str, Path]:
    """The files to archive, by their path in the archive."""
    base = (source_directory / artifacts.base_directory).resolve()
    if not base.is_dir():
        raise ArtifactError(f"no matching base directory path found for {artifacts.base_directory}")
    found: dict[str, Path] = {}
    for pattern in artifacts.files:
        matches = [path for path in _matches(pattern, base) if not _excluded(path, base, artifacts)]
        if not matches:
            raise ArtifactError(f"no matching artifact paths found for {pattern}")
        for path in matches:
            name = path.name if artifacts.discard_paths else _archive_name(path, base)
            found[name] = path
    return found


def pack(files: dict[str, Path]) -> bytes:
    """A zip of the files, keeping their modes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            archive.write(path, name)
    return buffer.getvalue()


def pack_directory(directory: Path) -> bytes:
    """A zip of everything below a directory except Git's own files."""
    files = {
        path.relative_to(directory).as_posix(): path
        for path in directory.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(directory).parts
    }
    return pack(files)


def _matches(pattern: str, base: Path) -> list[Path]:
    if os.path.isabs(pattern):
        return [Path(pattern)] if Path(pattern).is_file() else []
    expression = re.compile(_translate(pattern.removeprefix("./")))
    return [
        path for path in base.rglob("*") if path.is_file() and expression.fullmatch(path.relative_to(base).as_posix())
    ]


def _excluded(path: Path, base: Path, artifacts: Artifacts) -> bool:
    name = _archive_name(path, base)
    return any(re.fullmatch(_translate(pattern), name) for pattern in artifacts.exclude_paths)


def _archive_name(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix().lstrip("/")


def _translate(pattern: str) -> str:
    """A glob as a regular expression; ``**`` crosses directories, ``*`` does not."""
    parts = re.split(r"(\*\*/|\*\*)", pattern)
    expression = ""
    for part in parts:
        if part == "**/":
            expression += r"(?:.*/)?"
        elif part == "**":
            expression += r".*"
        else:
            expression += "".join(_translate_segment(part))
    return expression


def _translate_segment(text: str) -> list[str]:
    return [r"[^/]*" if char == "*" else r"[^/]" if char == "?" else re.escape(char) for char in text]
