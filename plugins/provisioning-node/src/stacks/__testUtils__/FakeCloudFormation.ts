// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  type CreateChangeSetInput,
  type ResourceStatus,
  type Stack,
  type StackStatus,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';

/** What a stack does when it is looked at next: new events, and its status after them. */
export interface Step {
  status: StackStatus;
  events?: (Partial<StackEvent> & { stack?: string })[];
  outputs?: Record<string, string>;
}

const STACK = 'AWS::CloudFormation::Stack';

/**
 * CloudFormation as far as one stack and those nested in it go. Each look at
 * the stack takes the next step of the script.
 */
export class FakeCloudFormation {
  readonly mock = mockClient(CloudFormationClient);
  /** Steps after a creation, an update or a deletion. */
  readonly scripts: { create: Step[]; update: Step[]; delete: Step[] } = {
    create: [],
    update: [],
    delete: [],
  };
  stack: Stack | undefined;
  /** Change sets that wait, by name. */
  readonly changeSets = new Map<string | undefined, CreateChangeSetInput>();
  /** Why change sets fail; undefined lets them succeed. */
  refusal: string | undefined;
  #creations = 0;
  readonly #events = new Map<string, StackEvent[]>();
  #steps: Step[] = [];
  #clock = Date.parse('2026-01-01T00:00:00Z');

  constructor() {
    this.mock.on(DescribeStacksCommand).callsFake(async ({ StackName }) => {
      this.#takeStep();
      if (
        !this.stack ||
        (this.stack.StackStatus === 'DELETE_COMPLETE' &&
          StackName === this.stack.StackName)
      ) {
        throw Object.assign(
          new Error(`Stack with id ${StackName} does not exist`),
          { name: 'ValidationError' },
        );
      }
      return { Stacks: [this.stack] };
    });
    this.mock
      .on(DescribeStackEventsCommand)
      .callsFake(async ({ StackName }) => ({
        StackEvents: [...(this.#events.get(StackName) ?? [])].reverse(),
      }));
    this.mock.on(CreateChangeSetCommand).callsFake(async input => {
      if (this.changeSets.has(input.ChangeSetName)) {
        throw Object.assign(new Error('The change set exists'), {
          name: 'AlreadyExistsException',
        });
      }
      if (!this.stack || this.stack.StackStatus === 'DELETE_COMPLETE') {
        this.#creations += 1;
        this.stack = {
          StackId: `${stackId(input.StackName)}${this.#creations}`,
          StackName: input.StackName,
          StackStatus: 'REVIEW_IN_PROGRESS',
          CreationTime: new Date(this.#clock),
        };
        this.#record({
          ResourceStatus: 'REVIEW_IN_PROGRESS' as ResourceStatus,
        });
      }
      this.changeSets.set(input.ChangeSetName, input);
      return { Id: input.ChangeSetName, StackId: this.stack.StackId };
    });
    this.mock
      .on(DescribeChangeSetCommand)
      .callsFake(async () =>
        this.refusal
          ? { Status: 'FAILED', StatusReason: this.refusal }
          : { Status: 'CREATE_COMPLETE' },
      );
    this.mock.on(ListChangeSetsCommand).callsFake(async () => ({
      Summaries: [...this.changeSets.keys()].map(ChangeSetName => ({
        ChangeSetName,
      })),
    }));
    this.mock
      .on(DeleteChangeSetCommand)
      .callsFake(async ({ ChangeSetName }) => {
        this.changeSets.delete(ChangeSetName);
        return {};
      });
    this.mock
      .on(ExecuteChangeSetCommand)
      .callsFake(async ({ ChangeSetName }) => {
        const changeSet = this.changeSets.get(ChangeSetName);
        this.changeSets.delete(ChangeSetName);
        this.stack = { ...this.stack!, Tags: changeSet?.Tags };
        if (changeSet?.ChangeSetType === 'CREATE') {
          this.#begin('CREATE_IN_PROGRESS', this.scripts.create);
        } else {
          this.#begin('UPDATE_IN_PROGRESS', this.scripts.update);
        }
        return {};
      });
    this.mock.on(DeleteStackCommand).callsFake(async () => {
      this.#begin('DELETE_IN_PROGRESS', this.scripts.delete);
      return {};
    });
  }

  /** Lets a stack exist that was made before. */
  exists(stack: Partial<Stack> & { StackName: string }, steps: Step[] = []) {
    this.stack = {
      StackId: `${stackId(stack.StackName)}0`,
      StackStatus: 'CREATE_COMPLETE',
      CreationTime: new Date(this.#clock),
      ...stack,
    };
    this.#record({ ResourceStatus: 'CREATE_IN_PROGRESS' });
    this.#steps = steps;
  }

  #begin(status: StackStatus, steps: Step[]) {
    this.stack!.StackStatus = status;
    this.#record({ ResourceStatus: status as ResourceStatus });
    this.#steps = [...steps];
  }

  #takeStep() {
    const step = this.#steps.shift();
    if (!step || !this.stack) {
      return;
    }
    for (const event of step.events ?? []) {
      this.#record(event);
    }
    const changes = step.status !== this.stack.StackStatus;
    this.stack = {
      ...this.stack,
      StackStatus: step.status,
      Outputs: Object.entries(step.outputs ?? {}).map(
        ([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }),
      ),
    };
    if (changes) {
      this.#record({ ResourceStatus: step.status as ResourceStatus });
    }
  }

  #record(event: Partial<StackEvent> & { stack?: string }) {
    const { stack, ...fields } = event;
    const id = stack ? nestedId(stack) : this.stack!.StackId!;
    const events = this.#events.get(id) ?? [];
    this.#clock += 1000;
    events.push({
      StackId: id,
      StackName: stack ?? this.stack!.StackName,
      EventId: `${id}/${events.length}`,
      Timestamp: new Date(this.#clock),
      ResourceType: STACK,
      PhysicalResourceId: id,
      LogicalResourceId: stack ?? this.stack!.StackName,
      ...fields,
    });
    this.#events.set(id, events);
  }
}

function stackId(name: string | undefined): string {
  return `arn:aws:cloudformation:us-east-1:120000000003:stack/${name}/`;
}

export function nestedId(name: string): string {
  return `${stackId(name)}nested`;
}
