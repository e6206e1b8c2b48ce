// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import { withExitCode } from './results/combine.ts';
import { parseJUnit } from './results/parse.ts';
import type { Suite } from './types.ts';

/** The tests of the AWS sandbox. @public */
export const pytestSuite: Suite = {
  name: 'pytest',
  title: 'Tests of the AWS sandbox (pytest)',
  needs: ['python'],
  run: async ({ layout, directory, environment, run }) => {
    const output = join(directory, 'pytest.xml');
    const code = await run(
      [
        join(layout.venv, 'bin/python'),
        '-m',
        'pytest',
        'sandbox/aws/tests',
        // The tests wait for stacks and tasks more than they work: two at a time, each with a sandbox
        // of its own, and a file's tests in one of them.
        '--numprocesses=2',
        '--dist=loadfile',
        `--junitxml=${output}`,
      ],
      {
        environment: {
          ...environment,
          PYTHONPATH: join(layout.root, 'sandbox/aws'),
        },
      },
    );
    const xml = readTextIfPresent(output);
    return withExitCode(xml ? parseJUnit(xml) : undefined, code);
  },
};
