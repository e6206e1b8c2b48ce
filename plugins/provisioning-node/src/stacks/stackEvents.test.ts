// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { lineOf } from './eventLine';
import { firstFailure, isOwnEvent, nestedStackId } from './stackEvents';
import { stackSituation } from './stackSituation';

const STACK = 'AWS::CloudFormation::Stack';
const root = 'arn:aws:cloudformation:us-east-1:1:stack/root/1';
const child = 'arn:aws:cloudformation:us-east-1:1:stack/root-Service-X/2';

function event(seconds: number, fields: Partial<StackEvent>): StackEvent {
  return {
    StackId: root,
    StackName: 'root',
    EventId: `event-${seconds}`,
    Timestamp: new Date(seconds * 1000),
    ...fields,
  };
}

describe('firstFailure', () => {
  it('should be the first failed resource of the innermost stack and no consequence', () => {
    const events = [
      event(9, {
        LogicalResourceId: 'Service',
        ResourceType: STACK,
        PhysicalResourceId: child,
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason:
          'Embedded stack was not successfully created: The following resource(s) failed to create: [TaskDefinition]',
      }),
      event(6, {
        StackId: child,
        LogicalResourceId: 'LogGroup',
        ResourceType: 'AWS::Logs::LogGroup',
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason: 'Resource creation cancelled',
      }),
      event(7, {
        StackId: child,
        LogicalResourceId: 'Role',
        ResourceType: 'AWS::IAM::Role',
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason: 'also wrong, but later',
      }),
      event(6, {
        StackId: child,
        LogicalResourceId: 'TaskDefinition',
        ResourceType: 'AWS::ECS::TaskDefinition',
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason: 'Invalid CPU or memory value',
      }),
    ];
    expect(firstFailure(events)).toMatchObject({
      LogicalResourceId: 'TaskDefinition',
      ResourceStatusReason: 'Invalid CPU or memory value',
    });
  });

  it('should fall back to the earliest reason of a stack', () => {
    const events = [
      event(5, {
        ResourceType: STACK,
        ResourceStatus: 'UPDATE_FAILED',
        ResourceStatusReason: 'outer',
      }),
      event(3, {
        ResourceType: STACK,
        ResourceStatus: 'UPDATE_FAILED',
        ResourceStatusReason: 'Template error',
      }),
    ];
    expect(firstFailure(events)?.ResourceStatusReason).toBe('Template error');
    expect(firstFailure([])).toBeUndefined();
  });
});

describe('lineOf', () => {
  const own = event(1, {
    ResourceType: STACK,
    PhysicalResourceId: root,
    LogicalResourceId: 'root',
    ResourceStatus: 'CREATE_IN_PROGRESS',
    ResourceStatusReason: 'User Initiated',
  });

  it('should say where, what and why', () => {
    expect(lineOf(own, [])).toBe(
      'CREATE_IN_PROGRESS root (AWS::CloudFormation::Stack)',
    );
    expect(
      lineOf(
        event(2, {
          LogicalResourceId: 'Role',
          ResourceType: 'AWS::IAM::Role',
          ResourceStatus: 'CREATE_FAILED',
          ResourceStatusReason: 'Access denied',
        }),
        ['Service'],
      ),
    ).toBe('CREATE_FAILED Service/Role (AWS::IAM::Role): Access denied');
  });

  it('should leave out what repeats another line', () => {
    expect(lineOf(own, ['Service'])).toBeUndefined();
    expect(
      lineOf(
        event(2, {
          LogicalResourceId: 'Role',
          ResourceType: 'AWS::IAM::Role',
          ResourceStatus: 'CREATE_IN_PROGRESS',
          ResourceStatusReason: 'Resource creation Initiated',
        }),
        [],
      ),
    ).toBeUndefined();
    expect(isOwnEvent(own)).toBe(true);
    expect(nestedStackId(own)).toBeUndefined();
  });
});

describe('stackSituation', () => {
  it.each([
    ['CREATE_COMPLETE', 'ready'],
    ['UPDATE_ROLLBACK_COMPLETE', 'ready'],
    ['CREATE_IN_PROGRESS', 'busy'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'busy'],
    ['ROLLBACK_COMPLETE', 'remains'],
    ['REVIEW_IN_PROGRESS', 'proposed'],
    ['UPDATE_ROLLBACK_FAILED', 'stuck'],
    ['SOMETHING_NEW', 'stuck'],
    ['toString', 'stuck'],
    [undefined, 'stuck'],
  ])('should take %s for %s', (status, situation) => {
    expect(stackSituation(status)).toBe(situation);
  });
});
