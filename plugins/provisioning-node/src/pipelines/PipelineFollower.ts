// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CodePipelineClient,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  StartPipelineExecutionCommand,
  type PipelineExecutionSummary,
  type StageState,
} from '@aws-sdk/client-codepipeline';
import { NotFoundError } from '@backstage/errors';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import { executionOfCommit, endedBadly } from './executionOfCommit';
import { PipelineFailedError } from './PipelineFailedError';
import { pipelineExecutionUrl } from './pipelineUrl';

/**
 * Whose run is followed, and how far.
 *
 * @public
 */
export interface FollowPipelineOptions {
  /** Environment whose account holds the pipeline. */
  environment: Environment;
  /** Name of the pipeline. */
  pipelineName: string;
  /** Name of the stage whose end is waited for, for example `Dev`. */
  untilStage: string;
  /** Commit whose run is followed. */
  commit: string;
  /** Who acts when a run must be started, for AWS's logs. */
  sessionName: string;
  /** Gets one line for each change of an action. */
  onLine?: (line: string) => void;
  /** Stops following. The run goes on. */
  signal?: AbortSignal;
  /** How long a new pipeline or a push has to start a run by itself. Default 15 s. */
  graceMs?: number;
}

/**
 * A run that has come as far as was waited for.
 *
 * @public
 */
export interface FollowedPipeline {
  /** Id of the run. */
  executionId: string;
  /** Of the stage that was waited for. */
  status: string;
  /** Page of the run in the AWS console. */
  url: string;
}

const DEFAULT_GRACE_MS = 15_000;

/** Follows the run of a commit until a stage ends. */
export class PipelineFollower {
  readonly #aws: AwsService;
  readonly #options: FollowPipelineOptions;
  readonly #pollIntervalMs: number;
  readonly #reader: CodePipelineClient;
  /** Last status said of each action. */
  readonly #said = new Map<string, string>();

  constructor(
    aws: AwsService,
    options: FollowPipelineOptions,
    pollIntervalMs: number,
  ) {
    this.#aws = aws;
    this.#options = options;
    this.#pollIntervalMs = pollIntervalMs;
    this.#reader = aws.client(CodePipelineClient, {
      environment: options.environment,
      role: 'reader',
    });
  }

  async run(): Promise<FollowedPipeline> {
    return this.#follow(await this.#findOrStart());
  }

  async #follow(executionId: string): Promise<FollowedPipeline> {
    const { environment, pipelineName } = this.#options;
    const url = pipelineExecutionUrl(environment, pipelineName, executionId);
    this.#say(`Following run ${executionId} of ${pipelineName}: ${url}`);
    for (;;) {
      // The run first: an end seen here has all its stages below.
      const executions = await this.#executions();
      const execution = executions.find(
        each => each.pipelineExecutionId === executionId,
      );
      const stages = await this.#stages();
      this.#sayChanges(stages, executionId);
      const status = this.#reached(stages, executionId);
      if (status) {
        return { executionId, status, url };
      }
      const successor =
        execution?.status === 'Superseded' &&
        this.#successor(executions, executionId);
      if (successor) {
        return this.#follow(successor);
      }
      if (execution && endedBadly(execution)) {
        throw this.#failure(execution, stages, url);
      }
      if (execution?.status === 'Succeeded') {
        return { executionId, status: 'Succeeded', url };
      }
      await this.#pause();
    }
  }

  async #findOrStart(): Promise<string> {
    const { commit, graceMs = DEFAULT_GRACE_MS } = this.#options;
    const patience = Date.now() + graceMs;
    for (;;) {
      const executions = await this.#executions();
      const found = executionOfCommit(executions, commit);
      if (found.kind === 'found') {
        // Failed before this call: asking again means trying again.
        return endedBadly(found.execution)
          ? this.#start(found.execution.pipelineExecutionId)
          : found.execution.pipelineExecutionId!;
      }
      if (found.kind === 'none' && Date.now() >= patience) {
        return this.#start(executions[0]?.pipelineExecutionId);
      }
      await this.#pause();
    }
  }

  async #start(after: string | undefined): Promise<string> {
    const { environment, pipelineName, commit, sessionName, signal } =
      this.#options;
    this.#say(`Starting a run of ${pipelineName}`);
    const client = this.#aws.client(CodePipelineClient, {
      environment,
      role: 'deployer',
      sessionName,
    });
    const { pipelineExecutionId } = await client.send(
      new StartPipelineExecutionCommand({
        name: pipelineName,
        // The same until another run has begun, so that asking twice starts one.
        clientRequestToken: createHash('sha256')
          .update(`${pipelineName} ${commit} ${after}`)
          .digest('hex'),
      }),
      { abortSignal: signal },
    );
    return pipelineExecutionId!;
  }

  async #executions(): Promise<PipelineExecutionSummary[]> {
    const { pipelineName, signal } = this.#options;
    const { pipelineExecutionSummaries } = await this.#reader.send(
      new ListPipelineExecutionsCommand({ pipelineName, maxResults: 20 }),
      { abortSignal: signal },
    );
    return pipelineExecutionSummaries ?? [];
  }

  /**
   * The newer run of the same commit: a new pipeline and the push before it may start one each, and the second may
   * overtake the first.
   */
  #successor(
    executions: readonly PipelineExecutionSummary[],
    executionId: string,
  ): string | undefined {
    const newest = executionOfCommit(executions, this.#options.commit);
    const id =
      newest.kind === 'found'
        ? newest.execution.pipelineExecutionId
        : undefined;
    return id === executionId ? undefined : id;
  }

  async #stages(): Promise<StageState[]> {
    const { pipelineName, untilStage, signal } = this.#options;
    const { stageStates } = await this.#reader.send(
      new GetPipelineStateCommand({ name: pipelineName }),
      { abortSignal: signal },
    );
    const stages = stageStates ?? [];
    if (!stages.some(stage => stage.stageName === untilStage)) {
      throw new NotFoundError(
        `The pipeline '${pipelineName}' has no stage '${untilStage}': it has ${stages
          .map(stage => stage.stageName)
          .join(', ')}`,
      );
    }
    return stages;
  }

  /** Status of the stage that is waited for, when this run has ended it well. */
  #reached(stages: StageState[], executionId: string): string | undefined {
    const stage = stages.find(s => s.stageName === this.#options.untilStage);
    return isIn(stage, executionId) &&
      stage?.latestExecution?.status === 'Succeeded'
      ? stage.latestExecution.status
      : undefined;
  }

  #sayChanges(stages: StageState[], executionId: string): void {
    for (const stage of stages.filter(s => isIn(s, executionId))) {
      for (const { actionName, latestExecution } of stage.actionStates ?? []) {
        const { status, summary } = latestExecution ?? {};
        const key = `${stage.stageName}/${actionName}`;
        if (status && this.#said.get(key) !== status) {
          this.#said.set(key, status);
          // A commit's message may have many lines; its first says what it is.
          const [subject] = (summary ?? '').split('\n');
          this.#say(`${key}: ${status}${subject ? ` (${subject})` : ''}`);
        }
      }
    }
  }

  #failure(
    execution: PipelineExecutionSummary,
    stages: StageState[],
    url: string,
  ): PipelineFailedError {
    const { pipelineName } = this.#options;
    const executionId = execution.pipelineExecutionId!;
    if (execution.status === 'Superseded') {
      return new PipelineFailedError(
        `The run ${executionId} of pipeline '${pipelineName}' gave way to a newer change. Follow that one in the pipeline, or run the task again`,
      );
    }
    for (const stage of stages.filter(s => isIn(s, executionId))) {
      const action = stage.actionStates?.find(
        ({ latestExecution }) => latestExecution?.status === 'Failed',
      );
      if (action) {
        const { errorDetails, summary, externalExecutionUrl } =
          action.latestExecution!;
        const words = errorDetails?.message ?? summary ?? 'no reason was given';
        return new PipelineFailedError(
          [
            `Stage '${stage.stageName}' of pipeline '${pipelineName}' failed in action '${action.actionName}': AWS says "${words}".`,
            `Details: ${externalExecutionUrl ?? url}.`,
            'What was built before stays. When the cause is mended, run the task again: it starts a new run.',
          ].join(' '),
        );
      }
    }
    return new PipelineFailedError(
      `The run ${executionId} of pipeline '${pipelineName}' is ${
        execution.status
      }: AWS says "${
        execution.statusSummary ?? 'nothing more'
      }". Run the task again to start a new one`,
    );
  }

  #pause(): Promise<void> {
    const { signal } = this.#options;
    return delay(this.#pollIntervalMs, undefined, { signal });
  }

  #say(line: string): void {
    this.#options.onLine?.(line);
  }
}

function isIn(stage: StageState | undefined, executionId: string): boolean {
  return stage?.latestExecution?.pipelineExecutionId === executionId;
}
