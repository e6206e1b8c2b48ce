// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect } from '@playwright/test';
import { ask, cabildo, keepAsking } from './support/cabildo';
import { createService } from './support/createService';
import { createToken, WorkingCopy } from './support/git';
import { HealthTab } from './support/HealthTab';
import { addressOf, SERVICE } from './support/lastingService';
import { signIn } from './support/signIn';
import { test } from './support/test';

const TITLE = 'Campaña de vacunación';
let workingCopy: WorkingCopy;

test.describe.serial('the life of a service', () => {
  test.beforeEach(({ page }) => signIn(page, 'Ana Rojas'));
  // Not there when the first test failed.
  test.afterAll(() => workingCopy?.remove());

  test('the form makes it, dev answers, and production after an approval', async ({
    page,
  }) => {
    const estate = await page.context().newPage();
    await estate.goto(`/estate?q=${SERVICE}`);
    await expect(estate.getByText(/^0 of \d+ shown/)).toBeVisible();
    const address = await createService(page, {
      name: SERVICE,
      title: TITLE,
      language: 'Node.js with TypeScript',
      environments: 'Dev and production',
    });
    expect(address).toBe(addressOf('dev'));
    const tab = await HealthTab.open(page, SERVICE);
    await tab.expectHealthy('dev');
    // Nobody has asked again there.
    await expect(
      estate.getByRole('row', { name: new RegExp(`${SERVICE}.*dev`) }),
    ).toBeVisible();
    await estate.close();
    expect(await ask(address)).toMatchObject({
      status: 200,
      body: { service: SERVICE, title: TITLE, environment: 'dev' },
    });
    await tab.approve('Tried in dev.');
    await tab.expectHealthy('prod');
    expect(await ask(addressOf('prod'))).toMatchObject({
      body: { service: SERVICE, environment: 'prod' },
    });
  });

  test('its documents open beside it', async ({ page }) => {
    await page.goto(`/docs/default/component/${SERVICE}`);
    await expect(
      page.getByRole('heading', { name: 'What it answers' }),
    ).toBeVisible({ timeout: 60_000 });
  });

  test('a push changes it in dev, and in production after an approval', async ({
    page,
  }) => {
    const token = await createToken(page, 'Ana Rojas', 'laptop');
    workingCopy = await WorkingCopy.clone(
      `health/${SERVICE}`,
      'ana.rojas',
      token,
    );
    await workingCopy.replace(
      'src/routes.ts',
      'body: { service: serviceName,',
      "body: { greeting: 'Bienvenidos', service: serviceName,",
    );
    await workingCopy.push('Greet people');

    const tab = await HealthTab.open(page, SERVICE);
    const changed = { status: 200, body: { greeting: 'Bienvenidos' } };
    await expect
      .poll(() => ask(addressOf('dev')), { timeout: 90_000 })
      .toMatchObject(changed);
    await tab.expectHealthy('dev');
    await tab.approve('Greets people in dev.');
    await expect
      .poll(() => ask(addressOf('prod')), { timeout: 90_000 })
      .toMatchObject(changed);
    await tab.expectHealthy('prod');
    await expect(tab.stage('Prod')).toContainText('succeeded');
  });

  test('citizens come, and it grows beyond its minimum', async ({ page }) => {
    const tab = await HealthTab.open(page, SERVICE);
    await expect(tab.figure('prod', 'Running')).toHaveText('2');
    const said = await cabildo('load', SERVICE, '25', '--since', '5');
    expect(said).toContain(`${SERVICE}.health.gob.localhost gets 25 requests`);
    for (const label of ['Desired', 'Running']) {
      await expect(tab.figure('prod', label)).toHaveText('3', {
        timeout: 60_000,
      });
    }
    await expect(
      tab.row('prod', 'Scaling and deployments', 'Setting desired count to 3.'),
    ).toContainText(/monitor alarm .*AlarmHigh/);
    await tab.expectHealthy('prod');
  });

  test('a change that breaks its health check is rolled back, and it answers all the while', async ({
    page,
  }) => {
    const former = await workingCopy.head();
    await workingCopy.replace(
      'src/routes.ts',
      "status: 200, body: { status: 'ok' }",
      "status: 500, body: { status: 'broken' }",
    );
    for (const asked of [
      '(running.url + running.configuration.healthPath))',
      '(url + configuration.healthPath))',
    ]) {
      await workingCopy.replace(
        'test/service.test.ts',
        `${asked}.status, 200`,
        `${asked}.status, 500`,
      );
    }
    const stopAsking = keepAsking(addressOf('dev'));
    await workingCopy.push('Break the health check');

    const tab = await HealthTab.open(page, SERVICE);
    await expect(tab.reasons('dev')).toContainText(
      'The last deployment failed: tasks failed to start. Task failed ELB health checks',
      { timeout: 150_000 },
    );
    await expect(tab.status('dev', 'degraded')).toBeVisible();
    await expect(tab.stage('Dev')).toContainText('failed');
    await expect(tab.stage('Dev')).toContainText('Circuit Breaker');
    await expect(
      tab.row('dev', 'Deployments', 'completed').filter({ hasText: former }),
    ).toContainText('1/1');
    expect(new Set(await stopAsking())).toEqual(new Set([200]));

    await workingCopy.revert();
    await tab.expectHealthy('dev');
    await expect(tab.reasons('dev')).not.toContainText('deployment failed');
  });

  test('its approval is offered to those who may take it', async ({
    browser,
  }) => {
    for (const [person, offered] of [
      ['Marta Silva', true],
      ['Jorge Medina', false],
      ['Elena Duarte', false],
    ] as const) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await signIn(page, person);
      await HealthTab.open(page, SERVICE);
      const review = page.getByRole('button', { name: 'Review' });
      const waits = page.getByText('Waits for a decision of the product team');
      await expect(offered ? review : waits).toBeVisible();
      await expect(offered ? waits : review).toBeHidden();
      await context.close();
    }
  });
});
