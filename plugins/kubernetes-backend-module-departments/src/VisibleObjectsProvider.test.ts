// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type {
  ClusterObjects,
  FetchResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import type { Cluster } from '@cabildo/plugin-kubernetes-node';
import { toClusterDetails } from './toClusterDetails';
import { VisibleObjectsProvider } from './VisibleObjectsProvider';

const [dev, prod] = mockAwsService().environments();
const cluster: Cluster = {
  id: 'national',
  url: 'https://10.0.0.1:6443',
  token: 'let-me-in',
  ca: 'PEM',
  skipTLSVerify: false,
  places: [
    { environment: prod, namespaces: new Set(['health']) },
    { environment: dev, namespaces: new Set(['interior']) },
  ],
};

const objects = (type: string, ...namespaces: string[]) =>
  ({
    type,
    resources: namespaces.map(namespace => ({
      metadata: { namespace, name: 'citas' },
    })),
  } as unknown as FetchResponse);

const everywhere = ['health', 'interior', 'kube-system'];

function answer(name = 'national'): ClusterObjects {
  return {
    cluster: { name },
    resources: [
      objects('deployments', ...everywhere),
      objects('pods', ...everywhere, 'health', 'elsewhere'),
    ],
    podMetrics: [{ pod: {} } as any],
    errors: [],
  };
}

describe('VisibleObjectsProvider', () => {
  const permissions = mockServices.permissions.mock();
  const ask = { getKubernetesObjectsByEntity: jest.fn() };
  const provider = new VisibleObjectsProvider({
    provider: { ...ask, getCustomResourcesByEntity: jest.fn() },
    clusters: [cluster],
    permissions,
  });
  const options = { credentials: mockCredentials.user() };
  const query = {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'citas',
        annotations: { 'backstage.io/kubernetes-label-selector': '!nothing' },
      },
    },
    auth: {},
  };

  async function namespacesSeen(item: ClusterObjects) {
    ask.getKubernetesObjectsByEntity.mockResolvedValue({ items: [item] });
    const { items } = await provider.getKubernetesObjectsByEntity(
      query,
      options,
    );
    return items[0].resources.map(({ resources }) =>
      resources.map(({ metadata }) => metadata?.namespace),
    );
  }

  /** The reader may see what runs in the account of Health's production. */
  beforeEach(() => {
    permissions.authorize.mockReset();
    permissions.authorize.mockImplementation(async requests =>
      (requests as AuthorizePermissionRequest[]).map(({ resourceRef }) => ({
        result: resourceRef?.startsWith(`kubernetes:${prod.accountId}:`)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      })),
    );
  });

  it('should leave what is in namespaces of which the reader may see a workload', async () => {
    expect(await namespacesSeen(answer())).toEqual([
      ['health'],
      ['health', 'health'],
    ]);
    const [requests, { credentials }] = permissions.authorize.mock.calls[0] as [
      AuthorizePermissionRequest[],
      any,
    ];
    expect(credentials).toBe(options.credentials);
    expect(requests).toEqual([
      expect.objectContaining({
        resourceRef: `kubernetes:${prod.accountId}:${prod.region}:national/health/citas`,
        permission: expect.objectContaining({ name: 'estate.workload.read' }),
      }),
      expect.objectContaining({
        resourceRef: `kubernetes:${dev.accountId}:${dev.region}:national/interior/citas`,
      }),
    ]);
  });

  it('should show nothing of a cluster that nobody gave to an environment', async () => {
    expect(await namespacesSeen(answer('unknown'))).toEqual([[], []]);
  });

  it('should show nothing beside no Deployment', async () => {
    const item = answer();
    item.resources.shift();
    expect(await namespacesSeen(item)).toEqual([[]]);
  });

  it('should read no custom resources', async () => {
    await expect(provider.getCustomResourcesByEntity()).rejects.toThrow(
      'The portal reads no custom resources',
    );
  });
});

describe('toClusterDetails', () => {
  it('should say how a cluster is reached', () => {
    expect(toClusterDetails(cluster)).toEqual({
      name: 'national',
      url: 'https://10.0.0.1:6443',
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'let-me-in',
      },
      caData: Buffer.from('PEM').toString('base64'),
      skipTLSVerify: false,
      skipMetricsLookup: true,
    });
  });
});
