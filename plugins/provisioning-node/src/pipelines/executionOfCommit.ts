// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PipelineExecutionSummary } from '@aws-sdk/client-codepipeline';

/** What the newest runs of a pipeline say about a commit. */
export type CommitExecution =
  | { kind: 'found'; execution: PipelineExecutionSummary }
  /** A run has begun and has not said which commit it took. */
  | { kind: 'undecided' }
  | { kind: 'none' };

/**
 * Finds the newest run of a commit.
 *
 * @param executions - newest first, as CodePipeline lists them
 */
export function executionOfCommit(
  executions: readonly PipelineExecutionSummary[],
  commit: string,
): CommitExecution {
  const execution = executions.find(({ sourceRevisions }) =>
    sourceRevisions?.some(({ revisionId }) => revisionId === commit),
  );
  if (execution) {
    return { kind: 'found', execution };
  }
  const undecided = executions.some(
    ({ status, sourceRevisions }) =>
      status === 'InProgress' && !sourceRevisions?.length,
  );
  return { kind: undecided ? 'undecided' : 'none' };
}

/** Whether a run ended without reaching what it was started for. */
export function endedBadly(execution: PipelineExecutionSummary): boolean {
  return ['Failed', 'Stopped', 'Cancelled', 'Superseded'].includes(
    execution.status ?? '',
  );
}
