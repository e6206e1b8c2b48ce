// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test';

// The run shows CloudFormation's own events; it may take far longer than the bound and is still worth a number.
const RUN_TIMEOUT_MS = 10 * 60_000;

/** @public */
export interface NewService {
  name: string;
  language: 'Node.js with TypeScript' | 'Python';
}

/**
 * Fills the form of the container service path, presses Create, and opens the service's page when the run has ended,
 * as a person does.
 *
 * @returns milliseconds between the click and the moment the page shows the dev workload as healthy.
 * @public
 */
export async function createUntilHealthy(
  page: Page,
  service: NewService,
): Promise<number> {
  await page.goto('/create/templates/default/container-service');
  await page.getByLabel(/^Name/).fill(service.name);
  await page.getByText(`${service.name} is free.`).waitFor();
  await page.getByLabel(/^Title/).fill('Medición');
  await page.getByLabel(/^What it is for/).fill('Shows how long it takes.');
  await page.getByRole('button', { name: /System it belongs to/ }).click();
  await page
    .getByRole('option', { name: /appointments/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next' }).click();
  // The circle people click is drawn by the label; the radio itself lies under it.
  const choose = (name: string | RegExp) =>
    page.getByRole('radio', { name }).check({ force: true });
  await choose(service.language);
  await choose('Dev and production');
  await choose(/^Public/);
  await page.getByRole('button', { name: 'Review' }).click();
  const create = page.getByRole('button', { name: 'Create' });
  await create.waitFor();

  const clickedAt = performance.now();
  await create.click();
  await page
    .getByRole('heading', { name: 'What next' })
    .waitFor({ timeout: RUN_TIMEOUT_MS });
  await page.goto(`/catalog/default/component/${service.name}/health`);
  await page
    .getByRole('region', { name: 'dev' })
    .locator('[data-status=healthy]')
    .first()
    .waitFor({ timeout: RUN_TIMEOUT_MS });
  return performance.now() - clickedAt;
}
