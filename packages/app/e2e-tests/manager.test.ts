// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from './support/accessibility';
import { breakService, closeAccount } from './support/aws';
import { FALLS } from './support/fallingService';
import { signIn } from './support/signIn';
import { test } from './support/test';

const undo: (() => Promise<void>)[] = [];

test.afterEach(async () => {
  for (const each of undo.splice(0)) {
    await each();
  }
});

/** Presses Tab until something has the focus, as who has no mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const isFocused = await target.evaluate(
      node => node === document.activeElement,
    );
    if (isFocused) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 times Tab do not lead to ${target}`);
}

test('a manager sees a service fall, finds what is worst and why, and sees an account go dark, without a mouse', async ({
  page,
}) => {
  await signIn(page, 'Elena Duarte');
  const nav = page.getByRole('navigation');
  await tabTo(page, nav.getByRole('link', { name: 'Estate', exact: true }));
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid');

  // She keeps an eye on one service; nobody reloads.
  await tabTo(page, page.getByRole('searchbox', { name: /^Search service/ }));
  await page.keyboard.type(FALLS.service);
  const row = grid
    .getByRole('row')
    .filter({ hasText: FALLS.service })
    .filter({ hasText: 'prod' });
  await expect(row.locator('[data-status=healthy]')).toBeVisible({
    timeout: 90_000,
  });
  undo.push(await breakService(FALLS));
  const fell = Date.now();
  await expect(row.locator('[data-status=down]')).toBeVisible({
    timeout: 60_000,
  });
  test.info().annotations.push({
    type: 'seconds until it was seen',
    description: String((Date.now() - fell) / 1000),
  });
  await expect(row).toContainText('was healthy');
  await expectAccessibleNow(page, 'a service that fell over', 'main');

  // Of the whole estate, the worst department comes first, with what it amounts to.
  await tabTo(page, page.getByRole('button', { name: 'Clear filters' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /Group by/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Dep');
  await page.keyboard.press('Enter');
  const worst = grid
    .getByRole('row')
    .filter({ has: page.locator('[aria-expanded]') })
    .first();
  await expect(worst).toContainText(/\d+ workloads/);
  await expect(worst.locator('[data-status=down]')).toBeVisible();
  await expectAccessible(page, 'estate by department', 'main');

  // Its worst service is the next row, with its reason and its room.
  const first = grid
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first();
  await expect(first.locator('[data-status=down]')).toBeVisible();
  await tabTo(page, first.getByRole('link').first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Why' }).first()).toBeVisible();
  await expect(
    page.getByText(/^(Room to grow: \d+ tasks?|No room to grow)$/).first(),
  ).toBeVisible();
  await expectAccessibleNow(page, 'why the worst is unwell', 'main');

  // Put right, it is well again. Then its account goes dark: what was said last is unknown now, and the page says whose.
  await tabTo(page, nav.getByRole('link', { name: 'Estate', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('searchbox', { name: /^Search service/ }));
  await page.keyboard.type(FALLS.service);
  await expect(row.locator('[data-status=down]')).toBeVisible();
  await undo.pop()?.();
  await expect(row.locator('[data-status=healthy]')).toBeVisible({
    timeout: 90_000,
  });
  undo.push(await closeAccount(FALLS.account, 'cabildo-prod-reader'));
  await expect(row.locator('[data-status=unknown]')).toBeVisible({
    timeout: 120_000,
  });
  await expect(row).toContainText('cannot be read; tried');
  await expect(
    page.getByText(new RegExp(`account ${FALLS.account}\\): last read`)),
  ).toBeVisible();
  await expectAccessibleNow(page, 'an account that went dark', 'main');
  await undo.pop()?.();
  await expect(row.locator('[data-status=healthy]')).toBeVisible({
    timeout: 120_000,
  });
});
