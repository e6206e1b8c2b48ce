// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReportFailure } from './reports.ts';

const PROCESSED = `# Generating package API reports
## Processing plugins/provisioning-common
Analysis will use the bundled TypeScript version 5.9.3
## Processing plugins/estate-common
Analysis will use the bundled TypeScript version 5.9.3
`;

test('a surface that differs is named with the command that mends it', () => {
  const failure = findReportFailure(
    `${PROCESSED}Warning: You have changed the API signature for this project.

Error: API Extractor completed with 0 errors and 1 warnings
`,
  );
  assert.equal(failure?.directory, 'plugins/estate-common');
  assert.equal(
    failure.message,
    'plugins/estate-common: its public surface is not what its report says: run `yarn build:api-reports`, read what changes in its report*.api.md, and commit that if it is meant',
  );
});

test('what the tool says of a report is kept', () => {
  const failure = findReportFailure(
    `${PROCESSED}
Error: The API Report for plugins/estate-common is not allowed to have warnings
`,
  );
  assert.match(
    failure?.message ?? '',
    /^plugins\/estate-common: The API Report for plugins\/estate-common is not allowed to have warnings: run /,
  );
});

test('a tool that came to no package names none', () => {
  assert.equal(findReportFailure('Error: no such file\n'), undefined);
});
