// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Page } from '@playwright/test';

export interface NewService {
  name: string;
  title: string;
  language: 'Node.js with TypeScript' | 'Python';
  environments: 'Dev only' | 'Dev and production';
}

/** Fills the form of the container service path and waits until its run has ended well. */
export async function createService(
  page: Page,
  service: NewService,
): Promise<void> {
  await page.goto('/create/templates/default/container-service');
  await page.getByLabel(/^Name/).fill(service.name);
  await expect(page.getByText(`${service.name} is free.`)).toBeVisible();
  await page.getByLabel(/^Title/).fill(service.title);
  await page
    .getByLabel(/^What it is for/)
    .fill('Citizens book an appointment with a doctor.');
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
  await choose(service.environments);
  await choose(/^Public/);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: 'What next' })).toBeVisible({
    timeout: 120_000,
  });
}
