// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import {
  buildControlPlane,
  controlPlaneHome,
  whyNoControlPlane,
} from '../install/controlPlane.ts';
import { onInterrupt } from '../interruption.ts';
import { findReadyLine, readLinesFrom } from '../log.ts';
import { baseEnvironment } from '../parts/environment.ts';
import { findFreePort } from '../ports.ts';
import { readRecord, removeRecord } from '../processes/record.ts';
import { startProcess } from '../processes/start.ts';
import { stopProcess } from '../processes/stop.ts';
import { withExitCode } from './results/combine.ts';
import { listJestFailures, parseJest } from './results/parse.ts';
import type { Suite, SuiteContext } from './types.ts';

const PART = 'test-kubernetes';
const PLUGIN = '@cabildo/plugin-estate-backend-module-kubernetes';

/** The estate's source of Kubernetes against a real control plane with data of its own. */
export const kubernetesSuite: Suite = {
  name: 'kubernetes',
  title: 'The estate against a Kubernetes control plane (jest)',
  needs: ['packages'],
  run: async context => {
    const reason = whyNoControlPlane(context.layout.root);
    if (reason !== undefined) {
      return { passed: 0, failed: 0, skipped: 1, note: reason };
    }
    await buildControlPlane(context.layout, {
      detail: context.detail,
      result: () => {},
      fail: () => {},
    });
    const cluster = await startCluster(context);
    try {
      const output = join(context.directory, 'jest.json');
      const code = await context.run(
        [
          'yarn',
          'workspace',
          PLUGIN,
          'test',
          '--watchAll=false',
          '--ci',
          '--testMatch=**/*.integration.ts',
          '--json',
          `--outputFile=${output}`,
        ],
        {
          environment: {
            ...context.environment,
            CABILDO_KUBERNETES_STATE: cluster.stateDirectory,
          },
        },
      );
      const json = readTextIfPresent(output);
      for (const failure of json ? listJestFailures(json) : []) {
        context.log(`failed: ${failure}`);
      }
      return withExitCode(json ? parseJest(json) : undefined, code);
    } finally {
      await cluster.stop();
    }
  },
};

async function startCluster({ layout, directory }: SuiteContext): Promise<{
  stateDirectory: string;
  stop: () => Promise<void>;
}> {
  const stateDirectory = join(directory, 'state');
  const stop = async () => {
    const record = readRecord(directory, PART);
    if (record) {
      await stopProcess(record, { timeoutMs: 30_000 });
      removeRecord(directory, PART);
    }
    rmSync(stateDirectory, { recursive: true, force: true });
  };
  // What an earlier, killed run may have left.
  await stop();
  const forget = onInterrupt(stop);
  await startProcess({
    part: PART,
    command: {
      file: process.execPath,
      arguments: ['sandbox/kubernetes/src/main.ts'],
      directory: layout.root,
      environment: {
        ...baseEnvironment(),
        CABILDO_KUBERNETES_PORT: String(await findFreePort()),
        CABILDO_KUBERNETES_PROGRAMS: controlPlaneHome(layout.root),
        CABILDO_KUBERNETES_DEPLOYMENTS: '40',
        CABILDO_STATE_DIR: stateDirectory,
      },
    },
    fingerprint: '',
    runDirectory: directory,
    logDirectory: directory,
    timeoutMs: 120_000,
    isReady: async ({ logFile, logOffset }) =>
      findReadyLine(readLinesFrom(logFile, logOffset)) !== undefined,
  });
  return {
    stateDirectory,
    stop: async () => {
      forget();
      await stop();
    },
  };
}
