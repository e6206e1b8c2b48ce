// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { estateSourcesExtensionPoint } from '@cabildo/plugin-estate-node';
import request from 'supertest';
import { FakeSource } from './__testUtils__/FakeSource';
import { healthProd, interiorProd } from './__testUtils__/observations';
import { estatePlugin } from './plugin';

// The others have tasks run by a mock, which takes schedules that the real one cannot follow.
jest.setTimeout(30_000);

describe('estatePlugin with the scheduler of production', () => {
  const databases = TestDatabases.create();

  it('should sweep when it is asked by hand, and then once', async () => {
    const knex = await databases.init('POSTGRES_18');
    const source = new FakeSource();
    source.world.set(healthProd, ['citas']);
    source.world.set(interiorProd, ['permisos']);
    const swept = new Promise<void>(resolve => {
      const collect = source.collect.bind(source);
      source.collect = async (...parameters) => {
        const reading = await collect(...parameters);
        if (source.collections === source.world.size) {
          resolve();
        }
        return reading;
      };
    });
    const warn = jest.fn();
    const logger = mockServices.logger.mock({ warn });
    logger.child.mockReturnValue(logger);
    const backend = await startTestBackend({
      features: [
        estatePlugin,
        createBackendModule({
          pluginId: 'estate',
          moduleId: 'fake',
          register(env) {
            env.registerInit({
              deps: { sources: estateSourcesExtensionPoint },
              async init({ sources }) {
                sources.addSource(source);
              },
            });
          },
        }),
        schedulerServiceFactory,
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.database.factory({ knex, migrations: { skip: false } }),
        mockServices.rootConfig.factory({
          data: {
            estate: {
              sweep: { jitter: { seconds: 0 }, initialDelay: { hours: 1 } },
            },
          },
        }),
        catalogServiceMock.factory(),
      ],
    });
    try {
      const { status } = await request(backend.server)
        .post('/api/estate/.backstage/scheduler/v1/tasks/estate-sweep/trigger')
        .set('Authorization', mockCredentials.service.header());
      expect(status).toBe(200);
      await swept;
    } finally {
      await backend.stop();
    }
    expect(source.collections).toBe(2);
    expect(warn).not.toHaveBeenCalled();
  });
});
