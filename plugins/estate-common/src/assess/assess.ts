// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '../facts';
import type { ScopeCoverage } from '../observation';
import {
  verdictStatuses,
  type Reason,
  type Verdict,
  type VerdictStatus,
} from '../verdict';
import type { Workload } from '../workload';
import { alarmRule } from './alarmRules';
import { asksSomebody } from './asksSomebody';
import { certificateRule } from './certificateRules';
import { deploymentRule } from './deploymentRules';
import { freshnessRule, sourceFailedRule } from './freshnessRules';
import { pipelineRule } from './pipelineRules';
import { headroomTasks, isAtMaximum, rangeRule } from './rangeRules';
import { scalingRule } from './scalingRules';
import { metricRule } from './metricRules';
import { situationOf, type Situation } from './situation';
import { targetRule } from './targetRules';

/**
 * Kinds of facts that change seldom, and are read seldom for it.
 *
 * @public
 */
export interface SeldomKinds {
  /** All others are read each time. */
  kinds: readonly FactKind[];
  /** From one reading to the next. */
  everySeconds: number;
}

/**
 * What, besides the facts, a verdict depends on.
 *
 * @public
 */
export interface AssessContext {
  /** Against which the age of facts is measured. */
  now: Date;
  /** Facts older than this say nothing any more. */
  staleAfterSeconds: number;
  /** What is read only so often holds as much longer. */
  seldom?: SeldomKinds;
  /** How the source that found the workload did in its last sweep. */
  coverage?: ScopeCoverage;
}

type Rule = (situation: Situation) => Reason[];

const rules: Rule[] = [
  scalingRule,
  targetRule,
  deploymentRule,
  rangeRule,
  metricRule,
  alarmRule,
  certificateRule,
  pipelineRule,
];

/**
 * What a workload's facts amount to.
 *
 * @remarks
 *
 * The worst reason decides. What is known to be wrong weighs more than what is
 * not known, and what is not known more than what is well: a fact that is
 * missing or stale can hide a fault, but never turns a workload well. When the
 * source could not be read at all, the verdict is `unknown` whatever its last
 * facts were.
 *
 * @public
 */
export function assess(
  workload: Workload,
  facts: WorkloadFacts,
  context: AssessContext,
): Verdict {
  const { coverage } = context;
  const situation = situationOf({ workload, facts, ...context });
  const sourceFailed = sourceFailedRule(coverage, workload, facts);
  const found =
    sourceFailed.length > 0
      ? sourceFailed
      : [
          ...freshnessRule(situation, facts),
          ...rules.flatMap(rule => rule(situation)),
        ];
  const reasons = sortReasons(withAllWell(found));
  const { status } = reasons[0];
  return {
    status,
    reasons,
    atMaximum: sourceFailed.length === 0 && isAtMaximum(situation.facts),
    headroomTasks: headroomTasks(situation.facts),
    needsAttention: reasons.some(asksSomebody),
  };
}

function withAllWell(reasons: Reason[]): Reason[] {
  return reasons.length > 0
    ? reasons
    : [{ code: 'all-well', status: 'healthy' }];
}

// Fully ordered, so that the order in which facts arrived leaves no trace.
function sortReasons(reasons: Reason[]): Reason[] {
  return [...reasons].sort(
    (a, b) =>
      severity(a.status) - severity(b.status) ||
      Number(isAlarm(a)) - Number(isAlarm(b)) ||
      compareText(a.code, b.code) ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  );
}

// Of reasons of one severity an alarm tells least: the others say what it is about.
function isAlarm(reason: Reason): boolean {
  return reason.code === 'alarm';
}

function severity(status: VerdictStatus): number {
  return verdictStatuses.indexOf(status);
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
