// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { createService } from './support/createService';
import { signIn } from './support/signIn';

test('a TypeScript service goes from the form to production', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  await createService(page, {
    name: 'vacunas',
    title: 'Campaña de vacunación',
    language: 'Node.js with TypeScript',
    environments: 'Dev and production',
  });
  const address = await page
    .getByRole('link', { name: /Open the service/i })
    .getAttribute('href');

  await page.goto('/catalog/default/component/vacunas/health');
  const dev = page.getByRole('region', { name: 'dev' });
  await expect(dev.locator('[data-status=healthy]')).toBeVisible({
    timeout: 90_000,
  });
  const answer = await page.goto(address!);
  expect(await answer!.json()).toMatchObject({
    service: 'vacunas',
    title: 'Campaña de vacunación',
    environment: 'dev',
  });

  await page.goto('/catalog/default/component/vacunas/health');
  await expect(dev).toBeVisible();
  await expectAccessible(page, 'main');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('Tried in dev.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(
    page.getByRole('region', { name: 'prod' }).locator('[data-status=healthy]'),
  ).toBeVisible({ timeout: 120_000 });
});

test('a Python service answers from dev', async ({ page }) => {
  await signIn(page, 'Ana Rojas');
  await createService(page, {
    name: 'farmacias',
    title: 'Farmacias de turno',
    language: 'Python',
    environments: 'Dev only',
  });
  const address = await page
    .getByRole('link', { name: /Open the service/i })
    .getAttribute('href');
  await page.goto('/catalog/default/component/farmacias/health');
  await expect(
    page.getByRole('region', { name: 'dev' }).locator('[data-status=healthy]'),
  ).toBeVisible({ timeout: 90_000 });
  const answer = await page.goto(address!);
  expect(await answer!.json()).toMatchObject({ service: 'farmacias' });
});

test('a name that cannot be is refused while it is typed', async ({ page }) => {
  await signIn(page, 'Ana Rojas');
  await page.goto('/create/templates/default/container-service');
  const name = page.getByLabel(/^Name/);
  for (const [typed, words] of [
    ['../etc', /name/i],
    ['admin', /reserved|admin/i],
    ['Citas Médicas', /accents|lower/i],
    ['appointments', /taken|already|exists/i],
  ] as const) {
    await name.fill(typed);
    await expect(
      page.getByRole('alert').filter({ hasText: words }).first(),
    ).toBeVisible();
  }
});
