// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The pipeline that delivers a workload, and where it stands.
 *
 * @public
 */
export interface PipelineFacts {
  /** Name of the pipeline. */
  name: string;
  /** Account that holds it, 12 digits. */
  accountId: string;
  /** Region that holds it. */
  region: string;
  /** Environment whose account holds the pipeline. */
  environmentId: string;
  /** Run that entered the first stage last; undefined when it never ran. */
  executionId?: string;
  /** Of the whole: what runs now counts first, then what went wrong. */
  status:
    | 'InProgress'
    | 'Succeeded'
    | 'Failed'
    | 'Stopped'
    | 'Stopping'
    | 'Superseded'
    | 'Cancelled'
    | 'Unknown';
  /** In the order a change travels through them. */
  stages: PipelineStageFacts[];
}

/**
 * One stage of a pipeline.
 *
 * @public
 */
export interface PipelineStageFacts {
  /** Name of the stage, for example `Dev`. */
  name: string;
  /** As CodePipeline names it, or `NotStarted`. */
  status: string;
  /** Run that entered the stage last. */
  executionId?: string;
  /** In the order of the pipeline. */
  actions: PipelineActionFacts[];
}

/**
 * One action of a stage.
 *
 * @public
 */
export interface PipelineActionFacts {
  /** Name of the action, for example `Build`. */
  name: string;
  /** As CodePipeline names it, or `NotStarted`. */
  status: string;
  /** When the status last changed. */
  changedAt?: string;
  /** What came of it, in the provider's words; of an approval, the comment. */
  summary?: string;
  /** Why it failed, in the provider's words. */
  error?: string;
  /** Set while a manual approval is open: proves which request is answered. */
  approvalToken?: string;
  /** Page of what it does, for example the build. */
  url?: string;
  /** What it works on, for example a commit. */
  revision?: string;
}
