// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';

const LIFE = 'serviceLife.test.ts';
const BAD_DAYS = 'manager.test.ts';
const OUTAGES = 'outages.test.ts';

/** Journeys of people through a Cabildo that `cabildo test journeys` started. */
export default defineConfig({
  testDir: './e2e-tests',
  outputDir: '../../.cabildo/e2e-results',
  workers: 2,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  projects: [
    // The longest first.
    { name: 'life', testMatch: LIFE },
    { name: 'pages', testIgnore: [LIFE, BAD_DAYS, OUTAGES] },
    // It closes an account.
    { name: 'bad days', testMatch: BAD_DAYS, dependencies: ['life', 'pages'] },
    // They stop what everybody else uses, so they come last, one by one, and find what was made before.
    { name: 'outages', testMatch: OUTAGES, dependencies: ['bad days'] },
  ],
  use: {
    baseURL: process.env.PLAYWRIGHT_TEST_BASE_URL ?? 'http://localhost:7007',
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CABILDO_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
