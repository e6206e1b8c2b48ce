// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { apiSuite } from './api.ts';
import { configSuite } from './config.ts';
import { kubernetesSuite } from './kubernetes.ts';
import { journeysSuite } from './journeys.ts';
import { lintSuite } from './lint.ts';
import { nodeSuite, skeletonsSuite } from './node.ts';
import { prettierSuite } from './prettier.ts';
import { pytestSuite } from './pytest.ts';
import { spdxSuite } from './spdx.ts';
import { stacksSuite } from './stacks.ts';
import { typesSuite } from './typesCheck.ts';
import type { Suite } from './types.ts';
import { unitSuite } from './unit.ts';

/** Every suite, the long ones first: two run at a time. @public */
export const ALL_SUITES: readonly Suite[] = [
  unitSuite,
  pytestSuite,
  nodeSuite,
  lintSuite,
  typesSuite,
  apiSuite,
  kubernetesSuite,
  stacksSuite,
  skeletonsSuite,
  configSuite,
  prettierSuite,
  spdxSuite,
  journeysSuite,
];
