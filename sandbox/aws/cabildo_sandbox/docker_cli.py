# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The ``docker`` of builds: build, tag, push, login and inspect; no containers.

Images are directories (images.py); a push puts the image into the sandbox's ECR with the build's own credentials.
Whatever else docker can do is refused by name, so that a build never believes something happened that did not.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from pathlib import Path

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError

from .dockerfile import DockerfileBuild, DockerfileError
from .images import Image, ImageStore

_REGISTRY = re.compile(r"^(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$")
_COMMANDS = ("build", "tag", "push", "login", "inspect")


class DockerError(Exception):
    """A command that failed; the message goes to standard error."""


def main(arguments: list[str]) -> int:
    """Runs one docker command; returns its exit code."""
    store = ImageStore(Path(os.environ["CABILDO_IMAGES"]))
    if arguments[:1] in (["--version"], ["version"]):
        print("Docker version 0.0.0, build stand-in")
        return 0
    if not arguments or arguments[0] not in _COMMANDS:
        named = " ".join(arguments[:1]) or "(no command)"
        print(f"docker: {named} is not done by this stand-in, which knows {', '.join(_COMMANDS)}", file=sys.stderr)
        return 1
    try:
        {"build": _build, "tag": _tag, "push": _push, "login": _login, "inspect": _inspect}[arguments[0]](
            store, arguments[1:]
        )
    except (DockerError, DockerfileError) as error:
        print(f"ERROR: {error}", file=sys.stderr)
        return 1
    return 0


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"docker {command}", allow_abbrev=False)
    parser.error = lambda message: (_ for _ in ()).throw(DockerError(f"docker {command}: {message}"))
    return parser


def _build(store: ImageStore, arguments: list[str]) -> None:
    parser = _parser("build")
    parser.add_argument("-t", "--tag", action="append", default=[])
    parser.add_argument("-f", "--file")
    parser.add_argument("--build-arg", action="append", default=[])
    parser.add_argument("-q", "--quiet", action="store_true")
    # Accepted and without meaning here: there are no layers, caches or platforms.
    for option in ("--platform", "--label", "--provenance", "--progress", "--cache-from"):
        parser.add_argument(option, action="append")
    for option in ("--pull", "--no-cache"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("context")
    options = parser.parse_args(arguments)
    context = Path(options.context).resolve()
    dockerfile = Path(options.file) if options.file else context / "Dockerfile"
    if not dockerfile.is_file():
        raise DockerError(f"failed to read dockerfile: open {dockerfile.name}: no such file or directory")
    pairs = (item.partition("=") for item in options.build_arg)
    with tempfile.TemporaryDirectory() as scratch:
        build = DockerfileBuild(
            context=context,
            scratch=Path(scratch),
            arguments={name: value for name, _, value in pairs},
            write=(lambda line: None) if options.quiet else (lambda line: print(line, flush=True)),
        )
        stage = build.run(dockerfile.read_text())
        if not stage.entrypoint + stage.command:
            raise DockerError("the image has no CMD or ENTRYPOINT, so no task could run it")
        configuration = {
            "commit": os.environ.get("CODEBUILD_RESOLVED_SOURCE_VERSION", ""),
            "command": stage.entrypoint + stage.command,
            "environment": stage.environment,
            "user": stage.user,
            "exposedPort": stage.exposed_port,
            "workingDirectory": stage.working_directory,
        }
        files = stage.directory(".")
        files.mkdir(parents=True, exist_ok=True)
        image = store.add(files, configuration, options.tag)
    print(image.digest if options.quiet else f"writing image {image.digest} done")
    for name in [] if options.quiet else options.tag:
        print(f"naming to {name} done")


def _tag(store: ImageStore, arguments: list[str]) -> None:
    parser = _parser("tag")
    parser.add_argument("source")
    parser.add_argument("target")
    options = parser.parse_args(arguments)
    if not store.tag(options.source, options.target):
        raise DockerError(f"No such image: {options.source}")


def _login(store: ImageStore, arguments: list[str]) -> None:
    del store
    parser = _parser("login")
    parser.add_argument("-u", "--username")
    parser.add_argument("-p", "--password")
    parser.add_argument("--password-stdin", action="store_true")
    parser.add_argument("server", nargs="?", default="")
    options = parser.parse_args(arguments)
    password = sys.stdin.read().strip() if options.password_stdin else options.password
    if not options.username or not password:
        raise DockerError("login: a user name and a password are needed")
    logins = _logins()
    logins.setdefault("auths", {})[options.server.removeprefix("https://")] = {}
    path = _login_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(logins))
    print("Login Succeeded")


def _inspect(store: ImageStore, arguments: list[str]) -> None:
    parser = _parser("inspect")
    parser.add_argument("-f", "--format")
    parser.add_argument("image")
    options = parser.parse_args(arguments)
    image = store.local(options.image)
    if image is None:
        raise DockerError(f"No such object: {options.image}")
    digests = [f"{image.repository}@{image.digest}"] if image.repository else []
    if options.format == "{{.Id}}":
        print(image.digest)
    elif options.format == "{{index .RepoDigests 0}}" and digests:
        print(digests[0])
    elif options.format:
        raise DockerError(f"inspect --format {options.format} is not done by this stand-in")
    else:
        print(json.dumps([{"Id": image.digest, "RepoDigests": digests, "Config": _config(image)}], indent=4))


def _config(image: Image) -> dict:
    return {
        "Cmd": image.command,
        "Env": [f"{name}={value}" for name, value in image.environment.items()],
        "User": image.user,
        "WorkingDir": image.workingDirectory,
    }


def _push(store: ImageStore, arguments: list[str]) -> None:
    parser = _parser("push")
    parser.add_argument("-q", "--quiet", action="store_true")
    parser.add_argument("reference")
    reference = parser.parse_args(arguments).reference
    image = store.local(reference)
    if image is None:
        raise DockerError(f"An image does not exist locally with the tag: {reference}")
    host, _, rest = reference.partition("/")
    registry = _REGISTRY.match(host)
    if registry is None:
        raise DockerError(f"{host} is not an ECR registry, and this stand-in pushes nowhere else")
    if host not in _logins().get("auths", {}):
        raise DockerError("no basic auth credentials")
    repository, _, tag = rest.partition(":")
    print(f"The push refers to repository [{host}/{repository}]")
    try:
        _put_image(registry, repository, tag or "latest", image)
    except (ClientError, BotoCoreError) as error:
        message = error.response["Error"]["Message"] if isinstance(error, ClientError) else str(error)
        raise DockerError(f"denied: {message}") from error
    store.record_push(image, reference)
    print(f"{tag or 'latest'}: digest: {image.digest} size: {len(image.manifest)}")


def _put_image(registry: re.Match[str], repository: str, tag: str, image: Image) -> None:
    """The calls docker's push leads to (ECR user guide, "Required IAM permissions for pushing an image")."""
    ecr = botocore.session.get_session().create_client("ecr", region_name=registry["region"])
    name = {"repositoryName": repository, "registryId": registry["account"]}
    layers = [layer["digest"] for layer in json.loads(image.manifest)["layers"]]
    ecr.batch_check_layer_availability(**name, layerDigests=layers)
    upload = ecr.initiate_layer_upload(**name)["uploadId"]
    # The files stay in the image store, where tasks find them; the registry keeps the manifest.
    ecr.upload_layer_part(**name, uploadId=upload, partFirstByte=0, partLastByte=0, layerPartBlob=b"\0")
    ecr.complete_layer_upload(**name, uploadId=upload, layerDigests=layers)
    try:
        ecr.put_image(**name, imageManifest=image.manifest, imageTag=tag, imageDigest=image.digest)
    except ecr.exceptions.ImageAlreadyExistsException:
        # The same image under the same tag: docker reports success.
        return


def _login_file() -> Path:
    return Path(os.environ["HOME"]) / ".docker" / "config.json"


def _logins() -> dict:
    path = _login_file()
    return json.loads(path.read_text()) if path.is_file() else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
