// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect } from '@playwright/test';
import {
  COLOR_SCHEMES,
  expectAccessible,
  expectAccessibleNow,
} from './support/accessibility';
import { ask } from './support/cabildo';
import { createService, ServiceForm } from './support/createService';
import { HealthTab } from './support/HealthTab';
import { PortalApi } from './support/PortalApi';
import { signIn } from './support/signIn';
import { test } from './support/test';

test.beforeEach(({ page }) => signIn(page, 'Ana Rojas'));

test('a Python service for dev only comes from the form and answers', async ({
  page,
}) => {
  const address = await createService(page, {
    name: 'farmacias',
    title: 'Farmacias de turno',
    language: 'Python',
    environments: 'Dev only',
  });
  await expectAccessible(page, 'run', 'main');
  const tab = await HealthTab.open(page, 'farmacias');
  await tab.expectHealthy('dev');
  expect(await ask(address)).toMatchObject({
    status: 200,
    body: { service: 'farmacias', environment: 'dev' },
  });
  await expectAccessible(page, 'health and scaling', 'main');
});

for (const colorScheme of COLOR_SCHEMES) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the form can be read by everybody, page by page', async ({
      page,
    }) => {
      const service = {
        name: 'bomberos',
        title: 'Bomberos',
        language: 'Python',
        environments: 'Dev only',
      } as const;
      const expectReadable = (name: string) =>
        expectAccessibleNow(page, `${name}, ${colorScheme}`, 'main');
      const form = await ServiceForm.open(page);
      await expect(
        page.getByRole('button', { name: /^Appointments.*Team that answers/ }),
      ).toBeVisible();
      await expectReadable('form, what it is');
      await form.describe(service);
      await expectReadable('form, shape');
      await form.shape(service);
      await expect(page.getByRole('button', { name: 'Create' })).toBeVisible();
      await expectReadable('form, review');
    });
  });
}

test('a name that cannot be is refused while it is typed', async ({ page }) => {
  const form = await ServiceForm.open(page);
  for (const [typed, words] of [
    [
      '../etc',
      'The name may have only the letters a to z, digits and hyphens: remove everything else.',
    ],
    [
      '{{7*7}}',
      'The name may have only the letters a to z, digits and hyphens: remove everything else.',
    ],
    [
      'admin',
      "The name 'admin' is reserved: choose one that says what the service is for.",
    ],
    [
      'citas-médicas',
      'The name is part of a web address: use only the letters a to z without accents, digits and hyphens. The title may have any letters.',
    ],
    ['Citas', 'The name has capital letters: use lower case only.'],
    [
      'nueva-ventanilla-de-atencion',
      'The name is too long: use at most 24 characters. The title may be longer.',
    ],
    ['appointments', "The name 'appointments' is taken: choose another."],
  ]) {
    await form.name.fill(typed);
    await expect(page.getByRole('alert').filter({ hasText: words })).toHaveText(
      words,
    );
  }
});

const REQUEST = {
  name: 'intruso',
  title: 'Intruso',
  description: 'Somebody goes round the form.',
  owner: 'group:default/health-appointments',
  system: 'system:default/appointments',
  language: 'typescript',
  tier: 'tier-1',
  visibility: 'public',
  environments: 'dev',
  healthPath: '/health',
};

for (const [what, field, value] of [
  ['an unknown size', 'tier', 'tier-9'],
  ['template syntax in the title', 'title', '{{ 7 * 7 }}'],
  ['template syntax in the words', 'description', 'See ${{ secrets.token }}'],
  ['a path as the name', 'name', '../../etc/passwd'],
  ['a person as the owner', 'owner', 'user:default/ana.rojas'],
]) {
  test(`past the form, ${what} is refused with its field`, async ({ page }) => {
    const api = await PortalApi.of(page);
    const { status, body } = await api.startRun({ ...REQUEST, [field]: value });
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]).toMatchObject({ path: [field] });
    expect(body.errors[0].message).toMatch(/pattern|enum/);
    await expectNothingCreated(api);
  });
}

for (const [what, change, words] of [
  [
    "another ministry's team",
    { owner: 'group:default/interior-permits' },
    "This is for members of department 'interior' and the platform team; you belong to neither",
  ],
  [
    'a reserved name',
    { name: 'admin' },
    "- name: The name 'admin' is reserved: choose one that says what the service is for.",
  ],
  [
    'a taken name',
    { name: 'appointments' },
    "The name 'appointments' is taken: a service of 'health-appointments' has it. Choose another name",
  ],
] as const) {
  test(`past the form, ${what} is refused by the first step`, async ({
    page,
  }) => {
    const api = await PortalApi.of(page);
    const { body } = await api.startRun({ ...REQUEST, ...change });
    await page.goto(`/create/tasks/${body.id}`);
    const failure = page
      .getByRole('alert')
      .filter({ hasText: '“Check the request” failed' });
    await expect(failure).toContainText(words, { timeout: 60_000 });
    await expect(failure).toContainText('nothing was created');
    await expectNothingCreated(api);
  });
}

async function expectNothingCreated(api: PortalApi): Promise<void> {
  const entity = await api.get(
    '/api/catalog/entities/by-name/component/default/intruso',
  );
  expect(entity.status()).toBe(404);
}
