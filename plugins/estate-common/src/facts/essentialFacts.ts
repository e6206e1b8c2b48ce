// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AlarmFacts } from './alarm';
import type { Fact } from './fact';
import type { PipelineFacts } from './pipeline';
import type { WorkloadFacts } from './workloadFacts';

/**
 * What of the facts is needed to judge a workload, to count it, to reckon its
 * cost and to remember it. The rest, about two thirds, is only for who looks at
 * one workload: what a service told, alarms that are quiet, stages that came
 * through.
 *
 * @public
 */
export function essentialFacts(facts: WorkloadFacts): WorkloadFacts {
  const { events: _events, alarms, pipeline, ...others } = facts;
  return {
    ...others,
    ...(alarms && { alarms: reduce(alarms, raised) }),
    ...(pipeline && { pipeline: reduce(pipeline, unfinished) }),
  };
}

function reduce<T>(fact: Fact<T>, to: (value: T) => T): Fact<T> {
  return { ...fact, value: to(fact.value) };
}

function raised(alarms: AlarmFacts[]): AlarmFacts[] {
  return alarms.filter(({ state }) => state === 'ALARM');
}

/** Only what failed or waits for somebody; a stage that failed stays, whatever its actions say. */
function unfinished(
  pipeline: PipelineFacts | undefined,
): PipelineFacts | undefined {
  return (
    pipeline && {
      ...pipeline,
      stages: pipeline.stages
        .map(stage => ({
          ...stage,
          actions: stage.actions.filter(
            ({ status, approvalToken }) =>
              status === 'Failed' || approvalToken !== undefined,
          ),
        }))
        .filter(
          ({ status, actions }) => status === 'Failed' || actions.length > 0,
        ),
    }
  );
}
