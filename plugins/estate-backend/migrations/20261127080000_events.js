// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// @ts-check

/**
 * How events are heard, beside how far a source got.
 *
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('estate_coverage', table => {
    table
      .jsonb('events')
      .comment(
        'How what happens is heard; null where the source tells no events',
      );
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('estate_coverage', table => {
    table.dropColumn('events');
  });
};
