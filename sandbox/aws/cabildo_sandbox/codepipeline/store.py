# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""All pipelines of the sandbox, by account and Region, and their kept state."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, get_account_id

from ..extension import Extension
from ..wire import AwsError
from .records import Pipeline, pipeline_from_json

#: Executions GetPipelineState and the lists still know; AWS keeps a year's.
KEPT_EXECUTIONS = 200


class PipelineStore:
    """Pipelines by name within the request's account and Region."""

    def __init__(self, extension: Extension) -> None:
        self._pipelines = AccountRegionScopedDict()
        extension.state("codepipeline", save=self._save, load=self._load, reset=self._pipelines.clear)

    def get(self, name: str) -> Pipeline:
        """The pipeline, or the error CodePipeline answers for a name it does not know."""
        pipeline = self._pipelines.get(name)
        if pipeline is None:
            raise AwsError(
                "PipelineNotFoundException",
                f"Account '{get_account_id()}' does not have a pipeline with name '{name}'",
            )
        return pipeline

    def find(self, name: str) -> Pipeline | None:
        """The pipeline, or None."""
        return self._pipelines.get(name)

    def put(self, pipeline: Pipeline) -> None:
        """Adds a pipeline."""
        self._pipelines[pipeline.name] = pipeline

    def remove(self, name: str) -> Pipeline | None:
        """Forgets a pipeline and returns it."""
        return self._pipelines.pop(name, None)

    def names(self) -> list[str]:
        """Names in the request's account and Region."""
        return sorted(self._pipelines.keys())

    def everywhere(self) -> list[Pipeline]:
        """The pipelines of every account and Region."""
        return list(self._pipelines._data.values())

    def _save(self) -> dict[str, Any]:
        kept = AccountRegionScopedDict()
        kept._data.update({key: asdict(pipeline) for key, pipeline in list(self._pipelines._data.items())})
        return {"pipelines": kept}

    def _load(self, data: dict[str, Any]) -> None:
        for key, pipeline in data["pipelines"]._data.items():
            self._pipelines._data[key] = pipeline_from_json(pipeline)
