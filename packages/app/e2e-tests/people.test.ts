// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleWait,
} from './support/accessibility';
import { PortalApi } from './support/PortalApi';
import { signIn } from './support/signIn';
import { test } from './support/test';

const PEOPLE = [
  { name: 'Ana Rojas', sees: ['health'], team: 'Appointments' },
  { name: 'Luis Paredes', sees: ['interior'], team: 'Permits' },
  { name: 'Marta Silva', sees: 'all', team: 'Taxes (treasury)' },
  { name: 'Jorge Medina', sees: ['health'], team: undefined },
  { name: 'Elena Duarte', sees: 'all', team: undefined },
] as const;

for (const { name, sees, team } of PEOPLE) {
  test(`${name} sees ${sees} and may create ${
    team ? `for ${team}` : 'nothing'
  }`, async ({ page }) => {
    await signIn(page, name);
    await page.reload();
    await expect(
      page.getByRole('heading', { name: `Hello, ${name}.` }),
    ).toBeVisible();

    const rows = page
      .getByRole('row')
      .filter({ has: page.locator('[data-status]') });
    for (const department of sees === 'all' ? ['health', 'treasury'] : sees) {
      await page.goto(`/estate?department=${department}`);
      await expect(rows.first()).toBeVisible();
    }
    const api = await PortalApi.of(page);
    expect(await api.departmentsOfEstate()).toEqual(
      sees === 'all' ? expect.arrayContaining(['health', 'treasury']) : sees,
    );

    await page.goto('/create/templates/default/container-service');
    const teams = page.getByRole('button', {
      name: /Team that answers for it/,
    });
    if (team) {
      await teams.click();
      await expect(page.getByRole('option', { name: team })).toBeVisible();
    } else {
      await expect(page.getByRole('alert').first()).toBeVisible();
      await expect(teams).toBeHidden();
      const { status } = await api.startRun({ name: 'citas' });
      expect(status).toBe(403);
    }
  });
}

test('the first page and the estate can be read by everybody', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  await expect(page.getByRole('link', { name: 'See all' })).toBeVisible();
  await expectAccessible(page, 'first page', 'main');
  await page.goto('/estate');
  await expect(
    page.getByRole('row').locator('[data-status]').first(),
  ).toBeVisible();
  await expectAccessible(page, 'estate', 'main');
  await page.goto('/estate?view=map&group=status');
  const map = page.getByRole('listbox', { name: /^Map of the estate/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(map.getByRole('option')).toBeAttached();
  await expectAccessible(page, 'map of the estate', 'main');
  await page.goto('/estate?group=department');
  await expect(
    page.getByRole('row').getByRole('button', { expanded: true }).first(),
  ).toBeVisible();
  await expectAccessible(page, 'estate by department', 'main');
  await page.getByRole('link', { name: /catalogue disagree/ }).click();
  await expect(page.getByText(/catalogue read .* ago/)).toBeVisible();
  await expectAccessible(page, 'reconciliation', 'main');
});

test('how the estate is collected can be read by who runs the portal', async ({
  page,
}) => {
  await signIn(page, 'Marta Silva');
  await page.goto('/estate');
  await page.getByRole('link', { name: 'How the estate is collected' }).click();
  const environments = page.getByRole('table', { name: 'Environments' });
  await expect(
    environments.getByRole('row').filter({ hasText: 'health-dev' }),
  ).toContainText(/complete.*heard/);
  await expect(page.getByRole('table', { name: 'Calls to AWS' })).toContainText(
    'SQS ReceiveMessage',
  );
  await expectAccessible(page, 'how the estate is collected', 'main');
});

test('what is still awaited is said, and can be read by everybody', async ({
  page,
}) => {
  await signIn(page, 'Ana Rojas');
  // Never answered.
  await page.route(
    /\/api\/(estate|scaffolder)\/|kind%3D[Tt]emplate/,
    () => undefined,
  );
  for (const [path, words] of [
    ['/estate', 'Reading the estate…'],
    ['/create', 'Reading the golden paths…'],
    ['/create/templates/default/container-service', 'Reading the golden path…'],
    ['/create/tasks', 'Reading the runs…'],
    ['/create/tasks/00000000-0000-4000-8000-000000000000', 'Reading the run…'],
  ]) {
    await page.goto(path);
    await expectAccessibleWait(page, words, 'main');
  }
});
