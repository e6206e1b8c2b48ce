// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { HealthTab } from './support/HealthTab';
import { signIn } from './support/signIn';
import { test } from './support/test';

const CHART = /^Tasks running over (24 h|7 days): (.+); /;

/** How few and how many tasks a chart says that there were. */
async function runningOf(chart: Locator): Promise<string> {
  const label = await chart.getAttribute('aria-label');
  return CHART.exec(label ?? '')![2];
}

/** The same as its table says, of all its rows. */
async function runningIn(table: Locator): Promise<string> {
  const cells = table.getByRole('row').locator('td[data-heading="Running"]');
  const counts = (await cells.allTextContents())
    .flatMap(text => text.split('–'))
    .filter(text => text !== '')
    .map(Number);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? `${low}` : `${low}–${high}`;
}

test('a manager sees by keyboard how a workload scaled, as a chart and as a table', async ({
  page,
}) => {
  await signIn(page, 'Jorge Medina');
  const tab = await HealthTab.open(page, 'appointments');
  const prod = tab.workload('prod');
  const chart = prod.getByRole('img', { name: CHART });
  const table = prod.getByRole('table', { name: 'Tasks and load over time' });
  const asTable = prod.getByRole('button', { name: 'Table' });

  // The first minute of a Cabildo that has just begun is remembered when it is over.
  await expect(chart).toHaveAccessibleName(/over 24 h/, { timeout: 120_000 });
  await expect(chart.locator('canvas')).toBeVisible();
  // Nothing is measured yet in that minute.
  await expect(prod.getByRole('img', { name: /^CPU and memory/ })).toBeVisible({
    timeout: 120_000,
  });
  await expectAccessible(page, 'history as a chart', 'main');

  await prod.getByRole('radio', { name: '24 h' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(prod.getByRole('radio', { name: '7 days' })).toBeChecked();
  await expect(chart).toHaveAccessibleName(/over 7 days/);

  await expect(async () => {
    const drawn = await runningOf(chart);
    await asTable.press('Enter');
    await expect(chart).toBeHidden();
    const written = await runningIn(table);
    // A minute that ended meanwhile may have changed both.
    if (written !== drawn) {
      await asTable.press('Enter');
    }
    expect(written).toBe(drawn);
  }).toPass();
  await expect(
    tab.row('prod', 'Scaling and deployments', /Deployment.*completed/).first(),
  ).toBeVisible();
  await expectAccessible(page, 'history as a table', 'main');
});
