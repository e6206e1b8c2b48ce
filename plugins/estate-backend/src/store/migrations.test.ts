// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

const directory = resolvePackagePath(
  '@cabildo/plugin-estate-backend',
  'migrations',
);

async function tablesOf(knex: Knex): Promise<string[]> {
  const names = await knex('information_schema.tables')
    .whereRaw('table_schema = current_schema()')
    .where('table_name', 'like', 'estate%')
    .pluck('table_name');
  return names.sort();
}

describe('migrations', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'should go up, down and up again on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory });
      expect(await tablesOf(knex)).toEqual([
        'estate_coverage',
        'estate_facts',
        'estate_happenings',
        'estate_history_days',
        'estate_history_hours',
        'estate_history_minutes',
        'estate_history_progress',
        'estate_history_workloads',
        'estate_revision',
        'estate_workloads',
      ]);
      await knex('estate_workloads').insert({
        id: 'ecs:1:us-east-1:cabildo-dev/citas',
        source_id: 'aws',
        environment_id: 'health-dev',
        workload: '{}',
        seen_at: new Date(),
        revision: 1,
      });
      await knex('estate_facts').insert({
        workload_id: 'ecs:1:us-east-1:cabildo-dev/citas',
        kind: 'scaling',
        source_id: 'aws',
        value: '{}',
        observed_at: new Date(),
      });
      await knex.raw(
        `CREATE TABLE estate_history_minutes_p0 PARTITION OF estate_history_minutes
         FOR VALUES FROM (0) TO (360)`,
      );

      await knex.migrate.rollback({ directory }, true);
      expect(await tablesOf(knex)).toEqual([]);

      await knex.migrate.latest({ directory });
      expect(await knex('estate_revision').select()).toEqual([
        { id: 1, revision: '0' },
      ]);
      expect(await knex('estate_facts').select()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    '20261127080000_events.js goes up, down and up again on %p, and keeps the coverage',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory });
      const row = {
        source_id: 'aws',
        environment_id: 'health-dev',
        account_id: '120000000003',
        region: 'us-east-1',
        department: 'health',
        state: 'ok',
        attempted_at: new Date(),
        problems: '[]',
        confirmed_at: '{}',
      };
      await knex('estate_coverage').insert({
        ...row,
        events: { state: 'hearing' },
      });

      await knex.migrate.down({
        directory,
        name: '20261127080000_events.js',
      } as Knex.MigratorConfig);
      expect(await knex('estate_coverage').first()).not.toHaveProperty(
        'events',
      );

      await knex.migrate.latest({ directory });
      expect(await knex('estate_coverage').first()).toMatchObject({
        environment_id: 'health-dev',
        events: null,
      });
    },
  );
});
