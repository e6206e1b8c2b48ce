# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Request validation from the SDK's service models, in the words AWS's JSON services use.

The wording ("Value null at 'name' failed to satisfy constraint: Member must not be null") is the one the
services answer; the constraints are the models' own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import botocore.session
from botocore.model import OperationNotFoundError, ServiceModel, Shape


@functools.cache
def _model(service: str) -> ServiceModel:
    return botocore.session.get_session().get_service_model(service)


def validate_input(service: str, operation: str, members: dict[str, Any]) -> str | None:
    """The message AWS answers for a request that breaks its model, or None when it keeps it."""
    try:
        shape = _model(service).operation_model(operation).input_shape
    except OperationNotFoundError:
        return None
    problems = [] if shape is None else list(_problems(shape, members, ""))
    if not problems:
        return None
    plural = "s" if len(problems) > 1 else ""
    return f"{len(problems)} validation error{plural} detected: " + "; ".join(problems)


def _problems(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if shape.type_name == "structure":
        yield from _structure_problems(shape, value, path)
    elif shape.type_name == "list":
        if not isinstance(value, list):
            yield _problem(value, path, "Member must be a list")
            return
        yield from _size_problems(shape, value, path, len(value))
        for index, item in enumerate(value, start=1):
            yield from _problems(shape.member, item, f"{path}.{index}.member")
    elif shape.type_name == "map":
        if not isinstance(value, dict):
            yield _problem(value, path, "Member must be a map")
            return
        for item in value.values():
            yield from _problems(shape.value, item, path)
    elif shape.type_name == "string":
        yield from _string_problems(shape, value, path)
    elif shape.type_name in ("integer", "long") and isinstance(value, int):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and value < low:
            yield _problem(value, path, f"Member must have value greater than or equal to {low}")
        if high is not None and value > high:
            yield _problem(value, path, f"Member must have value less than or equal to {high}")


def _structure_problems(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield _problem(value, path, "Member must be a structure")
        return
    prefix = f"{path}." if path else ""
    for name in shape.required_members:
        if value.get(name) is None:
            yield f"Value null at '{prefix}{name}' failed to satisfy constraint: Member must not be null"
    for name, member in shape.members.items():
        if value.get(name) is not None:
            yield from _problems(member, value[name], f"{prefix}{name}")


def _string_problems(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield _problem(value, path, "Member must be a string")
        return
    yield from _size_problems(shape, value, path, len(value))
    pattern = shape.metadata.get("pattern")
    if pattern and not _compiled(pattern).fullmatch(value):
        yield _problem(value, path, f"Member must satisfy regular expression pattern: {pattern}")
    if shape.enum and value not in shape.enum:
        yield _problem(value, path, f"Member must satisfy enum value set: [{', '.join(shape.enum)}]")


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # The models' patterns are Java's: characters beyond the basic plane as UTF-16 pairs, and POSIX classes.
    pattern = pattern.replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF")
    return re.compile(pattern.replace(r"\p{Print}", r"[ -~]"))


def _size_problems(shape: Shape, value: Any, path: str, size: int) -> Iterator[str]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and size < low:
        yield _problem(value, path, f"Member must have length greater than or equal to {low}")
    if high is not None and size > high:
        yield _problem(value, path, f"Member must have length less than or equal to {high}")


def _problem(value: Any, path: str, constraint: str) -> str:
    return f"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}"
