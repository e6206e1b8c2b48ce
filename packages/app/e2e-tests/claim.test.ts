// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect } from '@playwright/test';
import { expectAccessibleNow } from './support/accessibility';
import { putUpByHand, removeByHand } from './support/aws';
import { HealthTab } from './support/HealthTab';
import { signIn } from './support/signIn';
import { test } from './support/test';

/** Somebody put it up in the console, and told nobody. */
const FOUND = {
  account: '120000000003',
  cluster: 'cabildo-dev',
  service: 'lab-notices',
};

test.afterEach(() => removeByHand(FOUND));

test('a service that runs and is nobody’s is found, claimed, and has its page', async ({
  page,
}) => {
  await putUpByHand(FOUND, 'appointments');
  await signIn(page, 'Ana Rojas');
  await page.goto('/estate/reconciliation');
  await page
    .getByRole('button', { name: `How to mend ${FOUND.service}` })
    .click({ timeout: 120_000 });
  await expectAccessibleNow(page, 'how to mend a finding', '[role=dialog]');
  await page.getByRole('link', { name: 'Claim it' }).click();

  await expect(page.getByLabel(/^Name/)).toHaveValue(FOUND.service);
  await page.getByLabel(/^Title/).fill('Avisos del laboratorio');
  await page
    .getByLabel(/^What it is for/)
    .fill('Tells people that their results have come.');
  await page.getByRole('button', { name: /System it belongs to/ }).click();
  await page
    .getByRole('option', { name: /appointments/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByRole('heading', { name: 'What next' })).toBeVisible({
    timeout: 120_000,
  });

  const tab = await HealthTab.open(page, FOUND.service);
  await expect(tab.status('dev', 'idle')).toBeVisible({ timeout: 60_000 });
  // What is left to mend: its tags name nobody.
  await page.goto('/estate/reconciliation');
  await expect(
    page
      .getByRole('table', { name: /tagged otherwise/ })
      .getByRole('link', { name: FOUND.service }),
  ).toBeVisible({ timeout: 120_000 });
  await expect(
    page
      .getByRole('table', { name: /not in the catalogue/ })
      .getByText(FOUND.service),
  ).toHaveCount(0);
});
