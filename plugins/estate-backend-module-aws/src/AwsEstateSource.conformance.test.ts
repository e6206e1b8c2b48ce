// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  describeEstateSource,
  type ConformanceWorld,
} from '@cabildo/plugin-estate-node/testUtils';
import { AwsEstateSource } from './AwsEstateSource';
import {
  AwsRefusal,
  FakeAws,
  type FakeOperation,
} from './__testUtils__/FakeAws';
import { fakeEnvironment } from './__testUtils__/fakeEnvironment';

// The SDK waits a little before it repeats a throttled call.
jest.setTimeout(30_000);

const denied = (words: string) => {
  throw new AwsRefusal('AccessDeniedException', words);
};

function behave(
  world: ConformanceWorld,
  operations: Record<string, FakeOperation>,
): Record<string, FakeOperation> {
  const { behaviour, words } = world;
  const each = (
    change: (name: string, run: FakeOperation) => FakeOperation,
  ): Record<string, FakeOperation> =>
    Object.fromEntries(
      Object.entries(operations).map(([name, run]) => [
        name,
        change(name, run),
      ]),
    );
  switch (behaviour) {
    case 'denied':
      return each(() => () => denied(words));
    case 'kind-denied':
      return { ...operations, DescribeAlarms: () => denied(words) };
    case 'hanging':
      return each(() => () => new Promise(() => {}));
    case 'throttled-once':
      return each((_name, run) => {
        let refused = false;
        return (...args) => {
          if (!refused) {
            refused = true;
            throw new AwsRefusal('ThrottlingException', 'Rate exceeded');
          }
          return run(...args);
        };
      });
    default:
      return operations;
  }
}

describeEstateSource('AwsEstateSource, of functions,', {
  // More than a page of the tagging API (100), and than a call for metrics holds (99).
  workloads: 103,
  create(world) {
    const operations = fakeEnvironment({
      names: [],
      functions: world.names,
      reserved: Object.fromEntries(world.names.map(name => [name, 1])),
      repeating: world.behaviour === 'repeating',
    });
    const behaving = behave(world, operations);
    const aws = new FakeAws(
      world.behaviour === 'kind-denied'
        ? { ...operations, GetFunctionConcurrency: () => denied(world.words) }
        : behaving,
    );
    return new AwsEstateSource({ aws: aws.service() });
  },
});

describeEstateSource('AwsEstateSource', {
  // More than a page of ECS (100), policies (10), certificates and pipelines.
  workloads: 103,
  create(world) {
    const operations = fakeEnvironment({
      names: world.names,
      repeating: world.behaviour === 'repeating',
    });
    const aws = new FakeAws(behave(world, operations));
    return new AwsEstateSource({ aws: aws.service() });
  },
});
