// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, hashText } from '../files.ts';
import type { Layout } from '../layout.ts';
import type { Step } from '../progress.ts';
import { checkDisk, checkPython } from './prerequisites.ts';
import { runLogged } from './runLogged.ts';
import { Stamp } from './stamp.ts';

const REQUIREMENTS = [
  'sandbox/aws/requirements.txt',
  'packages/cli/requirements.txt',
];

/** Makes the Python environment of the AWS sandbox and the documentation tools. @public */
export async function installPython(layout: Layout, step: Step): Promise<void> {
  const { root, venv } = layout;
  const version = checkPython();
  const files = REQUIREMENTS.map(name => join(root, name)).filter(existsSync);
  // A virtual environment holds absolute paths: a moved clone needs a new one.
  const hash = hashText(hashFiles(root, files), version, venv);
  const stamp = new Stamp(layout.cache, 'python');
  if (!existsSync(join(venv, 'bin', 'python'))) {
    stamp.remove();
  }
  const installed = await stamp.ensure(hash, async () => {
    checkDisk(root);
    const logFile = join(layout.logs, 'install-python.log');
    const options = {
      directory: root,
      logFile,
      onDetail: (line: string) => step.detail(line),
    };
    await runLogged(
      'Making the Python environment',
      ['python3', '-m', 'venv', '--clear', venv],
      {
        ...options,
        remedy: `Is python3-venv installed? The whole log: ${logFile}`,
      },
    );
    await runLogged(
      'Installing the Python packages',
      [
        join(venv, 'bin', 'python'),
        '-m',
        'pip',
        'install',
        '--disable-pip-version-check',
        '--no-input',
        '--progress-bar=off',
        ...files.flatMap(file => ['-r', file]),
      ],
      options,
    );
  });
  step.result(installed ? `Python ${version}` : 'as before');
}
