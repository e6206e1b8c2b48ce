// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import https from 'node:https';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { parse } from 'yaml';
import { readClusters, type Cluster } from '../clusters';

/** A running control plane of `sandbox/kubernetes`, by its state directory. */
export class RealCluster {
  /** As the portal would be configured. */
  readonly cluster: Cluster;
  readonly #adminToken: string;

  constructor(stateDirectory: string) {
    const written: JsonObject = parse(
      readFileSync(join(stateDirectory, 'app-config.kubernetes.yaml'), 'utf8'),
    );
    const config = new ConfigReader(written);
    const { namespaces } = config.get<{
      namespaces: Record<string, string>;
    }>('cabildo.clusters.national');
    const environments = Object.fromEntries(
      Object.entries(namespaces).map(([department, id], index) => [
        id,
        {
          name: 'prod',
          department,
          accountId: String(130000000001 + index),
          region: 'us-east-1',
          externalId: `external-id-of-${id}`,
          domain: `${department}.gob.localhost`,
        },
      ]),
    );
    const aws = mockAwsService({ cabildo: { environments } });
    [this.cluster] = readClusters(config, aws.environments());
    const kubeconfig = JSON.parse(
      readFileSync(join(stateDirectory, 'kubeconfig'), 'utf8'),
    );
    this.#adminToken = kubeconfig.users[0].user.token;
  }

  /** Changes an object in an administrator's name. */
  async patch(path: string, body: object): Promise<void> {
    const { url, ca } = this.cluster;
    await new Promise<void>((resolve, reject) => {
      const request = https.request(
        `${url}${path}`,
        {
          ca,
          method: 'PATCH',
          headers: {
            authorization: `Bearer ${this.#adminToken}`,
            'content-type': 'application/merge-patch+json',
          },
        },
        response => {
          response.resume();
          response.on('end', () =>
            response.statusCode === 200
              ? resolve()
              : reject(new Error(`PATCH ${path}: ${response.statusCode}`)),
          );
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify(body));
    });
  }
}
