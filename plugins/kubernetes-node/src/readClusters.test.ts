// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { placeOf, readClusters } from './readClusters';

const environments = mockAwsService().environments();

function read(clusters?: JsonObject) {
  return readClusters(
    new ConfigReader({ cabildo: { clusters } }),
    environments,
  );
}

const usable = {
  url: 'https://10.0.0.1:6443/',
  token: 'secret',
  environment: 'health-dev',
};

describe('readClusters', () => {
  it('should have none where none is configured', () => {
    expect(read()).toEqual([]);
  });

  it('should give a whole cluster to one environment', () => {
    const caData = Buffer.from('-----BEGIN').toString('base64');
    expect(read({ national: { ...usable, caData } })).toEqual([
      {
        id: 'national',
        url: 'https://10.0.0.1:6443',
        token: 'secret',
        ca: '-----BEGIN',
        skipTLSVerify: false,
        places: [{ environment: environments[0] }],
      },
    ]);
  });

  it('should give namespaces to environments', () => {
    const { environment: _, ...rest } = usable;
    const namespaces = { a: 'health-dev', b: 'health-prod', c: 'health-dev' };
    expect(read({ national: { ...rest, namespaces } })[0].places).toEqual([
      { environment: environments[0], namespaces: new Set(['a', 'c']) },
      { environment: environments[1], namespaces: new Set(['b']) },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['an id', { National: usable }, 'is no usable id'],
    [
      'an address',
      { national: { ...usable, url: '10.0.0.1' } },
      'give the address of the API server',
    ],
    [
      'an environment',
      { national: { ...usable, environment: 'health-test' } },
      "cabildo.clusters.national.environment is 'health-test', which is no environment",
    ],
    [
      'who it is for',
      { national: { ...usable, namespaces: { a: 'health-prod' } } },
      "needs either 'environment'",
    ],
    [
      'two clusters of one environment',
      { one: usable, two: usable },
      'cabildo.clusters.two and cabildo.clusters.one both serve',
    ],
  ])('should say what is wrong with %s', (_, clusters, message) => {
    expect(() => read(clusters)).toThrow(message);
  });
});

it('should not take a password in an address, nor say it', () => {
  const url = 'https://admin:a-secret@10.0.0.1';
  const reading = () => read({ national: { ...usable, url } });
  expect(reading).toThrow(
    'cabildo.clusters.national.url holds a name or password: give a token in cabildo.clusters.national.token instead',
  );
});

describe('placeOf', () => {
  it('should give a namespace to its environment, and others to nobody', () => {
    const { environment, ...shared } = usable;
    const [cluster] = read({
      shared: {
        ...shared,
        namespaces: { health: 'health-prod', 'health-dev': 'health-dev' },
      },
    });
    expect(placeOf(cluster, 'health')?.environment.id).toBe('health-prod');
    expect(placeOf(cluster, 'health-dev')?.environment.id).toBe('health-dev');
    expect(placeOf(cluster, 'kube-system')).toBeUndefined();
  });

  it('should give every namespace to the environment of a whole cluster', () => {
    const [cluster] = read({ national: usable });
    expect(placeOf(cluster, 'anything')?.environment.id).toBe('health-dev');
  });
});
