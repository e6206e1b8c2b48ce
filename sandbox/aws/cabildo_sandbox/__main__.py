# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""``python -m cabildo_sandbox``: prepares the process for MiniStack, then hands over to the launcher.

MiniStack reads its environment when it is imported, so nothing of it may be imported before this has run.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys

from .settings import Settings, SettingsError

#: The extension uses MiniStack's internals, so it works with exactly this release.
MINISTACK_VERSION = "1.5.33"


def main() -> int:
    """Checks what the sandbox needs and serves until SIGTERM; returns the process's exit code."""
    problem = _version_problem()
    if problem:
        print(f"aws sandbox: {problem}", file=sys.stderr)
        return 2
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        print(f"aws sandbox: {error}", file=sys.stderr)
        return 2
    prepare_environment(settings)

    from .launcher import serve

    return serve(settings)


def _version_problem() -> str | None:
    try:
        found = importlib.metadata.version("ministack")
    except importlib.metadata.PackageNotFoundError:
        return f"ministack is not installed: install ministack=={MINISTACK_VERSION} (sandbox/aws/requirements.txt)"
    if found != MINISTACK_VERSION:
        return (
            f"ministack {found} is installed, but this sandbox is written against {MINISTACK_VERSION}: "
            f"install ministack=={MINISTACK_VERSION} (sandbox/aws/requirements.txt)"
        )
    return None


def prepare_environment(settings: Settings) -> None:
    """Sets what MiniStack reads at import: loopback only, IAM enforced, everything kept below the state directory."""
    # A key configured here would be root of every account (iam_evaluator.is_root_access_key).
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(settings.port),
            "MINISTACK_HOST": "localhost",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "AUTH": "true",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(settings.state_dir / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(settings.state_dir / "s3"),
            # No containers: builds and tasks are this sandbox's own processes.
            "DOCKER_HOST": f"unix://{settings.state_dir / 'no-docker.sock'}",
            # As AWS has it, whatever this machine could run: functions are modelled.
            "LAMBDA_ACCOUNT_CONCURRENCY": "1000",
            # botocore must not look for credentials or configuration of the person who runs this.
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    )
    os.environ.setdefault("LOG_LEVEL", "WARNING")


if __name__ == "__main__":
    sys.exit(main())
