// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureCredentials, type Credentials } from './credentials.ts';
import { freePort } from './freePort.ts';
import { KubernetesApi } from './KubernetesApi.ts';
import { Programs } from './Programs.ts';

const STAGES = fileURLToPath(new URL('../../stages.yaml', import.meta.url));
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 200;

/** A control plane that answers. */
export interface ControlPlane {
  readonly url: string;
  readonly credentials: Credentials;
  /** The API server's own certificate, with the authority that signed it. */
  readonly certificateFile: string;
  /** Calls in the name of an administrator. */
  readonly api: KubernetesApi;
  /** Rejects when a part of it ends that nobody stopped. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Starts etcd, the API server, the controllers, the scheduler and KWOK in place
 * of kubelets. What they hold lies in the state directory.
 */
export async function startControlPlane(options: {
  port: number;
  /** Where the programs are. */
  programs: string;
  stateDirectory: string;
}): Promise<ControlPlane> {
  const { port, stateDirectory } = options;
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  const credentials = ensureCredentials(join(stateDirectory, 'credentials'));
  const certificates = join(stateDirectory, 'certificates');
  const certificateFile = join(certificates, 'apiserver.crt');
  const url = `https://127.0.0.1:${port}`;
  const programs = new Programs(options.programs);
  const etcd = await startEtcd(programs, stateDirectory);
  programs.start('kube-apiserver', [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--secure-port=${port}`,
    `--cert-dir=${certificates}`,
    '--service-account-issuer=https://kubernetes.default',
    `--service-account-key-file=${credentials.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKey}`,
    `--token-auth-file=${credentials.tokenFile}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.96.0.0/16',
  ]);
  const api = new KubernetesApi({
    url,
    token: credentials.adminToken,
    certificateFile,
  });
  try {
    await Promise.race([untilReady(api), programs.failed]);
    const kubeconfig = writeKubeconfig(stateDirectory, {
      url,
      certificateFile,
      token: credentials.adminToken,
    });
    const common = [`--kubeconfig=${kubeconfig}`, '--leader-elect=false'];
    programs.start('kube-controller-manager', [
      ...common,
      '--secure-port=0',
      `--service-account-private-key-file=${credentials.serviceAccountKey}`,
      '--use-service-account-credentials=false',
      // KWOK does not make Pods ready again that were on a node that was away, as when the API server is stopped.
      '--node-monitor-grace-period=1h',
    ]);
    programs.start('kube-scheduler', [...common, '--secure-port=0']);
    programs.start('kwok', [
      `--kubeconfig=${kubeconfig}`,
      '--manage-all-nodes=true',
      `--config=${STAGES}`,
      '--node-lease-duration-seconds=40',
      '--server-address=',
    ]);
  } catch (error) {
    await programs.stop();
    throw error;
  }
  return {
    url,
    credentials,
    certificateFile,
    api,
    failed: programs.failed,
    stop: () => programs.stop(),
  };
}

async function startEtcd(
  programs: Programs,
  stateDirectory: string,
): Promise<string> {
  const client = `http://127.0.0.1:${await freePort()}`;
  const peer = `http://127.0.0.1:${await freePort()}`;
  programs.start('etcd', [
    '--name=sandbox',
    `--data-dir=${join(stateDirectory, 'etcd')}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=sandbox=${peer}`,
    // A sandbox may lose its last seconds with the machine's power.
    '--unsafe-no-fsync',
    '--log-level=warn',
  ]);
  return client;
}

async function untilReady(api: KubernetesApi): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await api.call('GET', '/readyz');
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error('The API server did not become ready', {
          cause: error,
        });
      }
    }
    await delay(ASK_EVERY_MS);
  }
}

function writeKubeconfig(
  directory: string,
  options: { url: string; certificateFile: string; token: string },
): string {
  const { url, certificateFile, token } = options;
  const file = join(directory, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'sandbox',
        cluster: { server: url, 'certificate-authority': certificateFile },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [
      { name: 'sandbox', context: { cluster: 'sandbox', user: 'admin' } },
    ],
    'current-context': 'sandbox',
  };
  writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return file;
}
