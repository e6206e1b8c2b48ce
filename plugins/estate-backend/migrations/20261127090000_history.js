// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// @ts-check

// Partitions are made and dropped while the portal runs; minutes are counted
// since 1970, in UTC. Nothing refers to estate_workloads: history outlives a
// workload.

const MEASURES = `
  desired integer,
  desired_low integer,
  desired_high integer,
  running integer,
  running_low integer,
  running_high integer,
  min integer,
  max integer,
  healthy_targets integer,
  unhealthy_targets integer,
  cpu_percent real,
  cpu_percent_high real,
  cpu_minutes smallint,
  memory_percent real,
  memory_percent_high real,
  memory_minutes smallint,
  requests real,
  errors real,
  requests_minutes smallint,
  latency_seconds real
`;

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('estate_history_workloads', table => {
    table.comment('A small number for each workload that has a history');
    table.specificType('key', 'integer GENERATED ALWAYS AS IDENTITY').primary();
    table.text('workload_id').notNullable().unique();
  });

  await knex.raw(`
    CREATE TABLE estate_history_minutes (
      workload integer NOT NULL,
      minute integer NOT NULL,
      millisecond integer NOT NULL,
      status smallint NOT NULL,
      at_maximum boolean NOT NULL,
      desired integer,
      running integer,
      min integer,
      max integer,
      healthy_targets integer,
      unhealthy_targets integer,
      cpu_percent real,
      memory_percent real,
      requests real,
      errors real,
      latency_seconds real,
      PRIMARY KEY (workload, minute)
    ) PARTITION BY RANGE (minute);
    COMMENT ON TABLE estate_history_minutes IS
      'The last reading of each workload in each minute; no row where it was not read';
    COMMENT ON COLUMN estate_history_minutes.millisecond IS
      'When in the minute that reading began';
    COMMENT ON COLUMN estate_history_minutes.status IS
      '0 down, 1 degraded, 2 unknown, 3 idle, 4 healthy';
    CREATE INDEX estate_history_minutes_minute_idx
      ON estate_history_minutes USING brin (minute)
  `);

  for (const [table, what] of [
    ['estate_history_hours', 'hour'],
    ['estate_history_days', 'day'],
  ]) {
    await knex.raw(`
      CREATE TABLE ${table} (
        workload integer NOT NULL,
        minute integer NOT NULL,
        down smallint NOT NULL,
        degraded smallint NOT NULL,
        unknown smallint NOT NULL,
        idle smallint NOT NULL,
        healthy smallint NOT NULL,
        at_maximum smallint NOT NULL,
        ${MEASURES},
        PRIMARY KEY (workload, minute)
      ) PARTITION BY RANGE (minute);
      COMMENT ON TABLE ${table} IS
        'What is known of each workload over each ${what} in which it was read';
      CREATE INDEX ${table}_minute_idx ON ${table} USING brin (minute)
    `);
  }

  await knex.schema.createTable('estate_history_progress', table => {
    table.comment('How far the roll-up has come');
    table.text('tier').primary().comment('Table that is rolled up into');
    table
      .integer('minute')
      .notNullable()
      .comment('Start of the first hour or day that is not rolled up yet');
  });

  await knex.schema.createTable('estate_happenings', table => {
    table.comment('Scaling activities and deployments of workloads');
    table.integer('workload').notNullable();
    table.text('kind').notNullable().comment('scaling or deployment');
    table.text('id').notNullable().comment('Id that the source gave it');
    table.timestamp('at', { useTz: true }).notNullable();
    table
      .timestamp('changed_at', { useTz: true })
      .notNullable()
      .comment('When it began, or ended: what is newer is kept');
    table.jsonb('value').notNullable();
    table.primary(['workload', 'kind', 'id']);
    table.index(['at'], 'estate_happenings_at_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('estate_happenings');
  await knex.schema.dropTable('estate_history_progress');
  await knex.schema.dropTable('estate_history_days');
  await knex.schema.dropTable('estate_history_hours');
  await knex.schema.dropTable('estate_history_minutes');
  await knex.schema.dropTable('estate_history_workloads');
};
