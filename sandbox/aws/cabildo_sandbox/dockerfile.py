# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A Dockerfile and a .dockerignore, as far as the stand-in for ``docker build`` understands them.

Files are really copied, so an image holds what its Dockerfile puts into it. RUN is not executed: there is no
container to run it in.
"""

from __future__ import annotations

import fnmatch
import json
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

#: Instructions that say nothing about what a task runs.
_RECORDED = {"LABEL", "MAINTAINER", "HEALTHCHECK", "STOPSIGNAL", "VOLUME", "SHELL", "ONBUILD"}


class DockerfileError(Exception):
    """What is wrong with the Dockerfile, or what the stand-in does not do."""


@dataclass
class Stage:
    """One build stage: its file system below ``root`` and its configuration."""

    root: Path
    base: str
    working_directory: str = "/"
    environment: dict[str, str] = field(default_factory=dict)
    user: str = ""
    exposed_port: int | None = None
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)

    def directory(self, path: str) -> Path:
        """Where an image path lies below the stage's root."""
        absolute = PurePosixPath(self.working_directory) / path
        parts = [part for part in absolute.parts[1:] if part not in ("", ".")]
        if ".." in parts:
            raise DockerfileError(f"path {path!r} leaves the image")
        return self.root.joinpath(*parts)


@dataclass
class DockerfileBuild:
    """Builds the last stage of a Dockerfile from a context directory."""

    context: Path
    scratch: Path
    arguments: dict[str, str]
    write: Callable[[str], None]
    _stages: dict[str, Stage] = field(default_factory=dict)
    _stage: Stage | None = None

    def run(self, text: str) -> Stage:
        """Follows the instructions in order; returns the final stage."""
        ignored = _ignore_rules(self.context)
        self._context_files = [path for path in sorted(self.context.rglob("*")) if path.is_file() and not ignored(path)]
        steps = list(_instructions(text))
        for number, (name, value) in enumerate(steps, start=1):
            self.write(f"#{number} [{number}/{len(steps)}] {name} {value}")
            self._step(name, value)
        if self._stage is None:
            raise DockerfileError("the Dockerfile has no FROM instruction")
        return self._stage

    def _step(self, name: str, value: str) -> None:
        if name == "ARG":
            key, _, default = value.partition("=")
            self.arguments.setdefault(key, _unquote(default))
            return
        if name == "FROM":
            self._from(self._expand(value))
            return
        if self._stage is None:
            raise DockerfileError(f"{name} stands before the first FROM")
        stage = self._stage
        if name == "WORKDIR":
            stage.working_directory = str(PurePosixPath(stage.working_directory) / self._expand(value))
            stage.directory(".").mkdir(parents=True, exist_ok=True)
        elif name == "ENV":
            stage.environment.update(_assignments(self._expand(value)))
        elif name == "USER":
            stage.user = self._expand(value)
        elif name == "EXPOSE":
            stage.exposed_port = int(self._expand(value).split()[0].split("/")[0])
        elif name in ("COPY", "ADD"):
            self._copy(name, self._expand(value))
        elif name == "CMD":
            stage.command = _command(value)
        elif name == "ENTRYPOINT":
            stage.entrypoint, stage.command = _command(value), []
        elif name == "RUN":
            self.write("   (recorded, not executed: this docker is a stand-in that has no containers)")
        elif name not in _RECORDED:
            raise DockerfileError(f"dockerfile parse error: unknown instruction: {name}")

    def _from(self, value: str) -> None:
        words = [word for word in value.split() if not word.startswith("--")]
        base, alias = words[0], words[2] if len(words) == 3 and words[1].upper() == "AS" else str(len(self._stages))
        stage = Stage(root=self.scratch / f"stage-{len(self._stages)}", base=base)
        parent = self._stages.get(base)
        if parent is not None:
            shutil.copytree(parent.root, stage.root)
            stage.working_directory, stage.environment = parent.working_directory, dict(parent.environment)
            stage.user, stage.exposed_port = parent.user, parent.exposed_port
            stage.entrypoint, stage.command = list(parent.entrypoint), list(parent.command)
        else:
            stage.root.mkdir(parents=True)
        self._stages[alias] = self._stage = stage

    def _copy(self, name: str, value: str) -> None:
        words = json.loads(value) if value.lstrip().startswith("[") else shlex.split(value)
        options = [word for word in words if word.startswith("--")]
        *sources, target = [word for word in words if not word.startswith("--")]
        origin = next((option.partition("=")[2] for option in options if option.startswith("--from=")), None)
        if origin is not None and origin not in self._stages:
            raise DockerfileError(f"{name} --from={origin}: only stages of the same Dockerfile can be copied from")
        if any("://" in source for source in sources):
            raise DockerfileError(f"{name} from a URL is not done by this stand-in")
        root = self._stages[origin].root if origin else self.context
        files = [path for path in root.rglob("*") if path.is_file()] if origin else self._context_files
        for source in sources:
            self._copy_source(source, target, len(sources) > 1, root, files)

    def _copy_source(self, source: str, target: str, several: bool, root: Path, files: list[Path]) -> None:
        pattern = source.removeprefix("./").strip("/") or "."
        destination = self._stage.directory(target)
        copied = False
        for path in files:
            relative = path.relative_to(root).as_posix()
            within = relative if pattern == "." else _below(relative, pattern)
            if within is None:
                continue
            # A file keeps its name below a directory; a directory's contents are copied, not the directory itself.
            is_file = within == ""
            into_directory = several or target.endswith("/") or target in (".", "..") or destination.is_dir()
            place = destination / path.name if is_file and into_directory else destination / within
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
            copied = True
        if not copied:
            raise DockerfileError(f'failed to compute cache key: "/{pattern}": not found')

    def _expand(self, value: str) -> str:
        known = {**self.arguments, **(self._stage.environment if self._stage else {})}

        def replace(match: re.Match[str]) -> str:
            name, default = match["braced"] or match["plain"], match["default"] or ""
            return known.get(name) or default

        return re.sub(r"\$(?:\{(?P<braced>\w+)(?::-(?P<default>[^}]*))?\}|(?P<plain>\w+))", replace, value)


def _instructions(text: str) -> list[tuple[str, str]]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\s*\n", " ", "\n".join(lines))
    found = []
    for line in joined.splitlines():
        if line.strip():
            name, _, value = line.strip().partition(" ")
            found.append((name.upper(), value.strip()))
    return found


def _below(relative: str, pattern: str) -> str | None:
    """The path below what a COPY source names; "" where it is the file itself, None where it is neither."""
    parts = relative.split("/")
    depth = pattern.count("/") + 1
    if len(parts) < depth or not fnmatch.fnmatchcase("/".join(parts[:depth]), pattern):
        return None
    return "/".join(parts[depth:])


def _command(value: str) -> list[str]:
    if value.startswith("["):
        try:
            return [str(word) for word in json.loads(value)]
        except ValueError as error:
            raise DockerfileError(f"dockerfile parse error: {value} is not JSON") from error
    return ["/bin/sh", "-c", value]


def _assignments(value: str) -> dict[str, str]:
    first = value.split(None, 1)[0]
    if "=" not in first:
        name, _, rest = value.partition(" ")
        return {name: rest.strip()}
    return dict(word.split("=", 1) for word in shlex.split(value))


def _unquote(value: str) -> str:
    return shlex.split(value)[0] if value else ""


def _ignore_rules(context: Path) -> Callable[[Path], bool]:
    """.dockerignore: the last matching pattern decides, ``!`` takes back (Docker documentation, "Build context")."""
    path = context / ".dockerignore"
    lines = path.read_text().splitlines() if path.is_file() else []
    patterns = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    rules = [(not item.startswith("!"), item.lstrip("!").strip("/").removeprefix("./")) for item in patterns]

    def ignored(file: Path) -> bool:
        parts = file.relative_to(context).parts
        if parts[0] == ".git":
            return True
        verdict = False
        for excludes, pattern in rules:
            if any(_matches("/".join(parts[:depth]), pattern) for depth in range(1, len(parts) + 1)):
                verdict = excludes
        return verdict

    return ignored


def _matches(relative: str, pattern: str) -> bool:
    expression = "".join(
        {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(token, re.escape(token))
        for token in re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    )
    return re.fullmatch(expression, relative) is not None
