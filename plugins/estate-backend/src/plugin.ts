// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  estateCostReadPermission,
  estateCoverageReadPermission,
  estateWorkloadReadPermission,
} from '@cabildo/plugin-estate-common';
import { estateSourcesExtensionPoint } from '@cabildo/plugin-estate-node';
import { registerEstateActions } from './actions/registerEstateActions';
import { CatalogueServices } from './catalogue/CatalogueServices';
import { exportCalls } from './collection/exportCalls';
import { readEstateConfig } from './config';
import { EventListener } from './events/EventListener';
import { DatabaseHistoryStore } from './history/DatabaseHistoryStore';
import { HistoryRecorder } from './history/HistoryRecorder';
import { Leadership } from './leadership/Leadership';
import {
  estateWorkloadResourceRef,
  isInDepartment,
} from './permissions/isInDepartment';
import { AuthorizedEstate } from './service/AuthorizedEstate';
import { createRouter } from './service/createRouter';
import { DefaultEstate } from './service/DefaultEstate';
import { ReaderRights } from './service/ReaderRights';
import { EstateReplica } from './snapshot/EstateReplica';
import type { SeldomReading } from './snapshot/toRow';
import { DatabaseEstateStore } from './store/DatabaseEstateStore';
import { EstateSweeper } from './sweep/EstateSweeper';
import { SourceRegistry } from './sweep/SourceRegistry';

/**
 * Collects observations, stores them and serves the snapshot of the estate.
 *
 * @public
 */
export const estatePlugin = createBackendPlugin({
  pluginId: 'estate',
  register(env) {
    const registry = new SourceRegistry();
    env.registerExtensionPoint(estateSourcesExtensionPoint, registry);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        rootLifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { permissions, permissionsRegistry, scheduler, logger } = deps;
        const config = readEstateConfig(deps.config);
        const store = await DatabaseEstateStore.create(deps);
        const history = await DatabaseHistoryStore.create({
          database: deps.database,
          keep: config.history,
          readEverySeconds: {
            tasks: config.sweep.everySeconds,
            load: Math.max(
              config.sweep.everySeconds,
              config.sweep.everySecondsWhileHearing,
            ),
          },
        });
        const catalogue = new CatalogueServices(deps);
        const seldom: SeldomReading = {
          kindsOf: sourceId => registry.seldomKindsOf(sourceId),
          everySeconds: config.sweep.everySecondsOfSeldom,
        };
        const replica = new EstateReplica({
          store,
          staleAfterSeconds: config.staleAfterSeconds,
          seldom,
          entityRefOf: workload => catalogue.entityRefOf(workload),
        });
        const recorder = new HistoryRecorder({
          store: history,
          known: () => replica.view()?.rows ?? new Map(),
          staleAfterSeconds: config.staleAfterSeconds,
          seldom,
          logger,
        });
        const sweeper = new EstateSweeper({
          sources: () => registry.sources(),
          store,
          coverageOf: (sourceId, environmentId) =>
            replica.coverageOf(sourceId, environmentId),
          staleAfterSeconds: config.staleAfterSeconds,
          history: recorder,
          config: config.sweep,
          logger,
        });
        const listener = new EventListener({
          sources: () => registry.sources(),
          store,
          history: recorder,
          isSwept: (sourceId, environmentId) =>
            replica.coverageOf(sourceId, environmentId)?.coverage
              .succeededAt !== undefined,
          config: config.sweep,
          logger,
        });
        const { database } = deps;
        const sweeping = new Leadership({
          database,
          name: 'estate-sweep',
          logger,
        });
        const listening = new Leadership({
          database,
          name: 'estate-events',
          logger,
        });

        permissionsRegistry.addPermissions([
          estateCostReadPermission,
          estateCoverageReadPermission,
        ]);
        permissionsRegistry.addResourceType({
          resourceRef: estateWorkloadResourceRef,
          permissions: [estateWorkloadReadPermission],
          rules: [isInDepartment],
          getResources: async ids =>
            ids.map(id => replica.view()?.rows.get(id)?.workload),
        });
        const calls = () =>
          registry.sources().flatMap(source => source.calls?.() ?? []);
        exportCalls(deps.metrics, calls);
        const estate = new AuthorizedEstate({
          estate: new DefaultEstate({
            replica,
            catalogue,
            history,
            calls,
            logger,
          }),
          rights: new ReaderRights({ permissions }),
          isAuthorized: createConditionAuthorizer(
            permissionsRegistry.getPermissionRuleset(estateWorkloadResourceRef),
          ),
        });

        registerEstateActions({
          actionsRegistry: deps.actionsRegistry,
          estate,
        });

        // What was known before a restart is shown at once, with its age.
        await replica.follow();
        const closing = new AbortController();
        let led: Promise<unknown> = Promise.resolve();
        // Sources are known only when all modules have started.
        deps.rootLifecycle.addStartupHook(() => {
          led = Promise.all([
            sweeping.whileLeading(closing.signal, signal =>
              sweeper.sweepUntil(signal),
            ),
            listening.whileLeading(closing.signal, signal =>
              listener.listen(signal),
            ),
          ]);
        });
        deps.rootLifecycle.addBeforeShutdownHook(async () => {
          closing.abort();
          await led;
        });
        deps.httpRouter.use(
          await createRouter({
            estate,
            httpAuth: deps.httpAuth,
            closing: closing.signal,
          }),
        );

        // For who does not want to wait for the next sweep.
        await scheduler.scheduleTask({
          id: 'estate-sweep',
          frequency: { trigger: 'manual' },
          timeout: { minutes: 10 },
          // Workers of the scope 'local' take every frequency but a duration for a cron expression.
          scope: 'global',
          fn: signal =>
            sweeper.sweep(AbortSignal.any([signal, closing.signal])),
        });
        await scheduler.scheduleTask({
          id: 'estate-history',
          frequency: { minutes: 5 },
          timeout: { minutes: 30 },
          scope: 'global',
          fn: signal =>
            history.rollUp(AbortSignal.any([signal, closing.signal])),
        });
        await scheduler.scheduleTask({
          id: 'estate-follow',
          frequency: { seconds: 1 },
          timeout: { seconds: 30 },
          scope: 'local',
          fn: () => replica.follow(),
        });
        await scheduler.scheduleTask({
          id: 'estate-catalogue',
          frequency: { minutes: 1 },
          timeout: { seconds: 50 },
          // The catalogue may still be starting.
          initialDelay: { seconds: 5 },
          scope: 'local',
          fn: () => catalogue.refresh(),
        });
      },
    });
  },
});
