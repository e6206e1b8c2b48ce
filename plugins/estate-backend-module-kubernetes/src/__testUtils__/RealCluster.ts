// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { readClusters, type Cluster } from '@cabildo/plugin-kubernetes-node';
import { parse } from 'yaml';

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
    await this.#call('PATCH', path, { token: this.#adminToken, body });
  }

  /** Removes an object in an administrator's name. */
  async remove(path: string): Promise<void> {
    await this.#call('DELETE', path, { token: this.#adminToken });
  }

  /** What the portal's account may do with objects, without the questions about itself that everybody may ask. */
  async rights(): Promise<string[]> {
    const { status } = await this.#call(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      { token: this.cluster.token, body: { spec: { namespace: 'health' } } },
    );
    return status.resourceRules
      .flatMap(
        (rule: { verbs: string[]; apiGroups: string[]; resources: string[] }) =>
          rule.resources.flatMap(resource =>
            rule.verbs.map(
              verb => `${verb} ${[...rule.apiGroups, resource].join('/')}`,
            ),
          ),
      )
      .filter((right: string) => !right.includes('/selfsubject'))
      .sort();
  }

  async #call(
    method: string,
    path: string,
    options: { token: string; body?: object },
  ): Promise<any> {
    const { url, ca } = this.cluster;
    const request = https.request(`${url}${path}`, {
      ca,
      method,
      headers: {
        authorization: `Bearer ${options.token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
    });
    request.end(options.body && JSON.stringify(options.body));
    const [response] = await once(request, 'response');
    const answer: any = await json(response);
    if (response.statusCode >= 300) {
      throw new Error(`${method} ${path}: ${answer.message}`);
    }
    return answer;
  }
}
