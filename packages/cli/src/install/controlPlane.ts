// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hashFiles, listFiles } from '../files.ts';
import type { Layout } from '../layout.ts';
import type { Step } from '../progress.ts';
import { checkDisk } from './prerequisites.ts';
import { runLogged } from './runLogged.ts';

// Where the modules are that pin the programs, one build each.
const MODULES = ['etcd', 'kwok', 'control-plane'] as const;
const SOURCES = 'sandbox/kubernetes/programs';

// As sandbox/kubernetes/programs/control-plane/go.mod pins it. Built from a module, the programs know no version.
const VERSION_PACKAGE = 'k8s.io/component-base/version';
const VERSION = { gitVersion: 'v1.36.3', gitMajor: '1', gitMinor: '36' };

const LINKER = [
  '-s -w',
  ...Object.entries(VERSION).map(
    ([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`,
  ),
].join(' ');

const NEEDED_GO = [1, 26] as const;

/**
 * Where the programs of the Kubernetes control plane are or will be: outside the clone, by what they are built
 * from, so that every clone shares them.
 *
 * @public
 */
export function controlPlaneHome(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const cache = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  const hash = hashFiles(root, listFiles(join(root, SOURCES)));
  return join(cache, 'cabildo/kubernetes', hash.slice(0, 16));
}

/**
 * Why there can be no control plane here, as a sentence; undefined when it is built or can be.
 *
 * @public
 */
export function whyNoControlPlane(
  root: string,
  goVersion: () => string | undefined = readGoVersion,
): string | undefined {
  if (existsSync(controlPlaneHome(root))) {
    return undefined;
  }
  const needed = NEEDED_GO.join('.');
  const version = goVersion();
  if (version === undefined) {
    return `Kubernetes is left out: its control plane is built with Go ${needed}, which is not here.`;
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED_GO[0] ||
    (major === NEEDED_GO[0] && minor >= NEEDED_GO[1])
    ? undefined
    : `Kubernetes is left out: its control plane is built with Go ${needed}, and here is ${version}.`;
}

function readGoVersion(): string | undefined {
  try {
    // Outside any module, where no toolchain line asks for another version.
    const output = execFileSync('go', ['env', 'GOVERSION'], {
      cwd: homedir(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /^go(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
  } catch {
    // Absent, or too broken to say.
    return undefined;
  }
}

/** Builds the programs of the control plane unless some clone has. @public */
export async function buildControlPlane(
  layout: Layout,
  step: Step,
): Promise<void> {
  const home = controlPlaneHome(layout.root);
  if (existsSync(home)) {
    step.result('as before');
    return;
  }
  const next = `${home}.${process.pid}`;
  mkdirSync(next, { recursive: true });
  checkDisk(next);
  try {
    for (const name of MODULES) {
      await runLogged(
        `Building ${name} of the Kubernetes sandbox`,
        [
          'go',
          'build',
          '-buildvcs=false',
          '-ldflags',
          LINKER,
          '-o',
          `${next}/`,
          name === 'etcd' ? '.' : 'tool',
        ],
        {
          directory: join(layout.root, SOURCES, name),
          logFile: join(layout.logs, 'control-plane.log'),
          environment: { ...process.env, CGO_ENABLED: '0' },
          onDetail: line => step.detail(line),
          remedy: `The whole log: ${join(
            layout.logs,
            'control-plane.log',
          )}. To go on without: ./cabildo up --no-kubernetes`,
        },
      );
      step.detail(`${name} is built`);
    }
    // Swapped in whole: what is there is complete.
    renameSync(next, home);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}
