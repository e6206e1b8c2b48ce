// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { signIn } from './support/signIn';

test('a product team sees its department, accessibly, also after a reload', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  await expectAccessible(page, 'main');
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Hello, Ana Rojas.' }),
  ).toBeVisible();

  await page.goto('/estate');
  const rows = page.getByRole('row').filter({ hasText: /dev|prod/ });
  await expect(rows.first()).toBeVisible();
  const departments = await rows
    .locator('[role=gridcell]:nth-child(3)')
    .allTextContents();
  expect(new Set(departments)).toEqual(new Set(['health']));
  await expectAccessible(page, 'main');
});

test('the national office sees every department', async ({ page }) => {
  await signIn(page, 'Elena Duarte');
  await page.goto('/estate');
  for (const department of ['health', 'treasury']) {
    await page.goto(`/estate?department=${department}`);
    await expect(
      page.getByRole('row').filter({ hasText: department }).first(),
    ).toBeVisible();
  }
});

for (const person of ['Jorge Medina', 'Elena Duarte'] as const) {
  test(`${person}, who only reads, cannot start a run`, async ({ page }) => {
    await signIn(page, person);
    const [request] = await Promise.all([
      page.waitForRequest(/\/api\/estate\/snapshot/),
      page.goto('/estate'),
    ]);
    const response = await page.request.post('/api/scaffolder/v2/tasks', {
      headers: { authorization: (await request.allHeaders()).authorization },
      data: {
        templateRef: 'template:default/container-service',
        values: { name: 'citas' },
      },
    });
    expect(response.status()).toBe(403);
  });
}

test('nothing leaves the machine', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', request => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') {
      elsewhere.push(request.url());
    }
  });
  await signIn(page, 'Marta Silva');
  for (const path of ['/estate', '/catalog', '/create', '/settings']) {
    await page.goto(path);
    await expect(page.getByRole('main').first()).toBeVisible();
  }
  expect(elsewhere).toEqual([]);
});

test('the sign-in page speaks Spanish', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('language', 'es'));
  await page.goto('/');
  await expect(
    page.getByRole('button', { name: 'Entrar con su cuenta del gobierno' }),
  ).toBeVisible();
});
