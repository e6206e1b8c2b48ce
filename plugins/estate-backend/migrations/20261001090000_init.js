// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// @ts-check

/**
 * What is known of the estate now. It can be collected again at any time, so
 * nothing here has to outlive the workloads it speaks of.
 *
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('estate_revision', table => {
    table.comment(
      'One row that counts the changes; writers hold it, so that revisions become visible in order',
    );
    table.integer('id').primary().comment('Always 1');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Revision of the last change');
  });
  await knex('estate_revision').insert({ id: 1, revision: 0 });

  await knex.schema.createTable('estate_workloads', table => {
    table.comment('The workloads that sources listed');
    table.text('id').primary().comment('Id of the workload');
    table
      .text('source_id')
      .notNullable()
      .comment('Source whose listing tells whether it still exists');
    table
      .text('environment_id')
      .notNullable()
      .comment('Configured environment');
    table.jsonb('workload').notNullable().comment('What the workload is');
    table
      .timestamp('seen_at', { useTz: true })
      .notNullable()
      .comment('Start of the reading that last changed this row');
    table
      .timestamp('removed_at', { useTz: true })
      .comment(
        'Start of the complete reading that no longer listed it; kept for a while so that late facts do not bring it back',
      );
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Revision of the last change to it or to one of its facts');
    table.index(['revision'], 'estate_workloads_revision_idx');
    table.index(
      ['environment_id', 'source_id'],
      'estate_workloads_environment_id_source_id_idx',
    );
  });

  await knex.schema.createTable('estate_facts', table => {
    table.comment('The newest fact of each kind about each workload');
    table
      .text('workload_id')
      .notNullable()
      .references('id')
      .inTable('estate_workloads')
      .onDelete('CASCADE')
      .comment('Workload it is about');
    table.text('kind').notNullable().comment('Kind of fact');
    table.text('source_id').notNullable().comment('Source that observed it');
    table
      .jsonb('value')
      .comment('Null when the source looked and there is none');
    table
      .timestamp('observed_at', { useTz: true })
      .notNullable()
      .comment('When the source says it became known with this value');
    table.primary(['workload_id', 'kind']);
  });

  await knex.schema.createTable('estate_coverage', table => {
    table.comment('How far each source got in each environment');
    table.text('source_id').notNullable().comment('Source');
    table.text('environment_id').notNullable().comment('Environment');
    table.text('account_id').notNullable().comment('Account read');
    table.text('region').notNullable().comment('Region read');
    table.text('department').notNullable().comment('Department it belongs to');
    table.text('state').notNullable().comment('ok, partial or failed');
    table
      .timestamp('attempted_at', { useTz: true })
      .notNullable()
      .comment('Start of the last reading');
    table
      .timestamp('succeeded_at', { useTz: true })
      .comment('Start of the last reading that was complete');
    table
      .jsonb('problems')
      .notNullable()
      .comment("What could not be read, in the source's words");
    table
      .jsonb('confirmed_at')
      .notNullable()
      .comment(
        'By kind, the start of the last reading that read it: facts of that kind that are older were seen unchanged then',
      );
    table.primary(['source_id', 'environment_id']);
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('estate_coverage');
  await knex.schema.dropTable('estate_facts');
  await knex.schema.dropTable('estate_workloads');
  await knex.schema.dropTable('estate_revision');
};
