# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The docker of builds: files into images, images into ECR, and nothing pretended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cabildo_sandbox.images import ImageStore
from tests.sandbox import PACKAGE_ROOT, Sandbox

ACCOUNT = "120000000009"
REGISTRY = f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com"
DOCKERFILE = """
FROM node:24-slim AS base
ARG PORT=8080
WORKDIR /app
ENV NODE_ENV=production GREETING="good day"
COPY . .
EXPOSE $PORT
USER 10001:10001
CMD ["node", "src/main.ts"]
"""


class Docker:
    """The stand-in, run as a build would."""

    def __init__(self, home: Path, images: Path, endpoint: str) -> None:
        self.home = home
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONPATH": str(PACKAGE_ROOT),
            "CABILDO_IMAGES": str(images),
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": ACCOUNT,
            "AWS_SECRET_ACCESS_KEY": "test",
            "CODEBUILD_RESOLVED_SOURCE_VERSION": "c0ffee",
        }
        self.store = ImageStore(images)

    def run(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cabildo_sandbox.docker_cli", *arguments],
            cwd=self.home,
            env=self._environment,
            input=text,
            capture_output=True,
            text=True,
        )

    def write(self, files: dict[str, str]) -> None:
        for name, content in files.items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)


@pytest.fixture
def docker(tmp_path: Path, sandbox: Sandbox) -> Docker:
    (tmp_path / "source").mkdir()
    made = Docker(tmp_path / "source", tmp_path / "images", sandbox.endpoint)
    made.write({"Dockerfile": DOCKERFILE, "src/main.ts": "1", "test/main.test.ts": "2"})
    made.write({".dockerignore": "# Only what runs.\n*\n!src\n"})
    return made


def test_an_image_holds_what_its_dockerfile_copies(docker: Docker) -> None:
    answer = docker.run("build", "--tag", "shop:1", ".")
    assert answer.returncode == 0, answer.stderr
    image = docker.store.local("shop:1")
    files = [
        path.relative_to(docker.store.context(image)).as_posix() for path in docker.store.context(image).rglob("*")
    ]
    assert sorted(files) == ["src", "src/main.ts"]
    assert image.command == ["node", "src/main.ts"] and image.exposedPort == 8080 and image.user == "10001:10001"
    assert image.environment == {"NODE_ENV": "production", "GREETING": "good day"}
    assert image.workingDirectory == "/app" and image.commit == "c0ffee"


def test_the_same_files_make_the_same_digest_and_others_another(docker: Docker) -> None:
    digests = []
    for content in ("1", "1", "2"):
        docker.write({"src/main.ts": content})
        docker.run("build", "-q", "-t", "shop:2", ".")
        digests.append(docker.store.local("shop:2").digest)
    assert digests[0] == digests[1] != digests[2]


def test_stages_copy_from_each_other(docker: Docker) -> None:
    docker.write(
        {"Dockerfile": DOCKERFILE + "\nFROM scratch\nWORKDIR /srv\nCOPY --from=base /app/src/ lib/\nCMD run\n"}
    )
    assert docker.run("build", "-t", "shop:3", ".").returncode == 0
    image = docker.store.local("shop:3")
    assert (docker.store.context(image) / "lib" / "main.ts").read_text() == "1"
    assert image.command == ["/bin/sh", "-c", "run"] and image.environment == {}


def test_a_missing_file_fails_the_build(docker: Docker) -> None:
    docker.write({"Dockerfile": "FROM scratch\nCOPY absent.txt /\nCMD x\n"})
    answer = docker.run("build", "-t", "shop:4", ".")
    assert answer.returncode == 1 and '"/absent.txt": not found' in answer.stderr


def test_refuses_what_it_does_not_do(docker: Docker) -> None:
    for command in (["run", "shop:1"], ["compose", "up"], []):
        answer = docker.run(*command)
        assert answer.returncode == 1 and "is not done by this stand-in" in answer.stderr
    assert "RUN" not in docker.run("build", "--squash", "-t", "shop:5", ".").stdout


def test_pushes_to_ecr_and_keeps_its_rules_on_tags(docker: Docker, sandbox: Sandbox) -> None:
    ecr = sandbox.client("ecr", ACCOUNT)
    ecr.create_repository(repositoryName="health/shop", imageTagMutability="IMMUTABLE")
    uri = f"{REGISTRY}/health/shop:c0ffee"
    docker.run("build", "-t", uri, ".")
    refused = docker.run("push", uri)
    assert refused.returncode == 1 and "no basic auth credentials" in refused.stderr
    assert docker.run("login", "--username", "AWS", "--password-stdin", REGISTRY, text="token\n").returncode == 0
    pushed = docker.run("push", uri)
    assert pushed.returncode == 0, pushed.stderr
    digest = ecr.describe_images(repositoryName="health/shop")["imageDetails"][0]["imageDigest"]
    assert digest in pushed.stdout and docker.store.find(uri).digest == digest
    assert docker.store.find(f"{REGISTRY}/health/shop@{digest}").repository == f"{REGISTRY}/health/shop"
    assert docker.store.find(f"{REGISTRY}/health/shop:other") is None
    assert docker.run("push", uri).returncode == 0

    docker.write({"src/main.ts": "changed"})
    docker.run("build", "-t", uri, ".")
    immutable = docker.run("push", uri)
    assert immutable.returncode == 1
    assert "cannot be overwritten because the repository is immutable" in immutable.stderr
    assert docker.store.find(uri).digest == digest


def test_inspects(docker: Docker) -> None:
    docker.run("build", "-t", "shop:6", ".")
    docker.run("tag", "shop:6", "shop:7")
    answer = json.loads(docker.run("inspect", "shop:7").stdout)[0]
    assert answer["Id"].startswith("sha256:") and answer["Config"]["WorkingDir"] == "/app"
