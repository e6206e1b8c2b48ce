// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setInterval } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { breakService, countEcsCalls } from './support/aws';
import { ask, cabildo, endPart, processOf } from './support/cabildo';
import { EventBurst } from './support/eventBurst';
import { FALLS } from './support/fallingService';
import { HealthTab } from './support/HealthTab';
import { addressOf, SERVICE } from './support/lastingService';
import { PortalApi } from './support/PortalApi';
import { signIn } from './support/signIn';
import { test } from './support/test';

test.afterEach(async () => {
  await cabildo('up');
});

test('a service is still there after down and up, and so is who was signed in', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  await cabildo('down');
  await cabildo('up');
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Hello, Ana Rojas.' }),
  ).toBeVisible();
  const tab = await HealthTab.open(page, SERVICE);
  for (const environment of ['dev', 'prod'] as const) {
    await tab.expectHealthy(environment);
    await expect
      .poll(() => ask(addressOf(environment)))
      .toMatchObject({ body: { greeting: 'Bienvenidos' } });
  }
});

test('without AWS the last facts stay, as unknown, the rest works, and all comes back by itself', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  await page.goto('/estate');
  const rows = page
    .getByRole('row')
    .filter({ has: page.locator('[data-status]') });
  await expect(rows.locator('[data-status=healthy]').first()).toBeVisible();
  const portal = processOf('portal');

  await endPart('aws');
  await expect(rows.locator('[data-status=healthy]')).toHaveCount(0, {
    timeout: 60_000,
  });
  const count = await rows.count();
  await expect(rows.locator('[data-status=unknown]')).toHaveCount(count);
  const appointments = rows.filter({ hasText: 'appointments' }).first();
  await expect(appointments).toContainText('cannot be read; tried');
  // What was last known is still told.
  await expect(appointments).toContainText(/\d+\/\d+/);

  const tab = await HealthTab.open(page, 'appointments');
  await expect(tab.status('prod', 'unknown')).toBeVisible();
  await expect(tab.figure('prod', 'Running')).toHaveText(/^[1-9]/);
  await page.goto('/catalog');
  await expect(
    page.getByRole('cell', {
      name: 'Books an appointment at a public clinic.',
    }),
  ).toBeVisible();
  await page.goto('/create/templates/default/container-service');
  await page.getByLabel(/^Name/).fill('bomberos');
  await expect(page.getByText('bomberos is free.')).toBeVisible();

  await cabildo('up');
  await page.goto('/estate');
  await expect(rows.locator('[data-status=healthy]').first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(rows.locator('[data-status=unknown]')).toHaveCount(0);
  expect(processOf('portal')).toBe(portal);
});

test('while the database is away for half a minute the estate is still read, and then nothing is lost or doubled', async ({
  page,
}) => {
  await signIn(page, 'Elena Duarte');
  const api = await PortalApi.of(page);
  const workloads = await api.workloads();
  const portal = processOf('portal');

  await endPart('postgres', 'SIGINT');
  // As pages do that are opened meanwhile.
  let seconds = 0;
  for await (const _ of setInterval(1000)) {
    expect(await api.workloads()).toEqual(workloads);
    seconds += 1;
    if (seconds === 30) {
      break;
    }
  }
  await cabildo('up');
  expect(processOf('portal')).toBe(portal);
  expect(await api.workloads()).toEqual(workloads);

  // What happens now is seen again.
  await expectFallIsSeen(page);
  expect(await api.workloads()).toEqual(workloads);
});

test('a portal that is killed in the middle of a sweep loses and doubles nothing, and goes on by itself', async ({
  page,
}) => {
  await signIn(page, 'Elena Duarte');
  const api = await PortalApi.of(page);
  const workloads = await api.workloads();

  const before = await countEcsCalls();
  // One event leads to a call or two, a sweep to one for each environment at the least.
  await expect
    .poll(countEcsCalls, { intervals: [50], timeout: 90_000 })
    .toBeGreaterThan(before + 8);
  await endPart('portal', 'SIGKILL');
  await cabildo('up');
  const upAt = new Date().toISOString();
  expect(await api.workloads()).toEqual(workloads);

  await expectFallIsSeen(page);
  await expect
    .poll(async () => (await api.oldestReading()) > upAt, { timeout: 60_000 })
    .toBe(true);
  expect(await api.workloads()).toEqual(workloads);
});

test('10,000 events at once hide nothing that happens among them, and ask AWS little', async ({
  page,
}) => {
  await signIn(page, 'Elena Duarte');
  await page.goto(`/estate?q=${FALLS.service}&environment=prod`);
  const row = page.getByRole('row').filter({ hasText: FALLS.service });
  await expect(row.locator('[data-status=healthy]')).toBeVisible({
    timeout: 90_000,
  });
  const burst = new EventBurst(FALLS);
  const before = await countEcsCalls();
  await burst.send(10_000);
  const mend = await breakService(FALLS);
  try {
    await expect(row.locator('[data-status=down]')).toBeVisible({
      timeout: 60_000,
    });
  } finally {
    await mend();
  }
  await expect(row.locator('[data-status=healthy]')).toBeVisible({
    timeout: 60_000,
  });
  await expect
    .poll(() => burst.left(), { timeout: 90_000 })
    .toEqual({ waiting: 0, dead: 0 });
  // An event is a hint what to read again, and the same thing is not read for each.
  expect((await countEcsCalls()) - before).toBeLessThan(500);
});

/** A service falls over, and the estate says so before long. */
async function expectFallIsSeen(page: Page): Promise<void> {
  const mend = await breakService(FALLS);
  try {
    await page.goto(`/estate?q=${FALLS.service}`);
    await expect(
      page.getByRole('row').locator('[data-status=down]').first(),
    ).toBeVisible({ timeout: 60_000 });
  } finally {
    await mend();
  }
}
