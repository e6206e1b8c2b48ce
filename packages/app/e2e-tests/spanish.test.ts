// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Page } from '@playwright/test';
import { HealthTab } from './support/HealthTab';
import { signIn, type PersonName } from './support/signIn';
import { test } from './support/test';

async function signInInSpanish(page: Page, person: PersonName): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('language', 'es'));
  await signIn(page, person, {
    button: 'Entrar con su cuenta del gobierno',
    greeting: `Hola, ${person}.`,
  });
}

test('the whole way speaks Spanish to whoever chose it', async ({ page }) => {
  await signInInSpanish(page, 'Ana Rojas');
  for (const heading of ['Le necesitan', 'Sus servicios', 'Su organismo']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  const navigation = page.getByTestId('sidebar-root');
  for (const place of ['Inicio', 'Catálogo', 'Nuevo servicio', 'Documentos']) {
    await expect(navigation.getByRole('link', { name: place })).toBeVisible();
  }

  await page.goto('/estate');
  await expect(
    page.getByRole('heading', { name: 'Parque de servicios' }),
  ).toBeVisible();
  for (const column of ['Estado', 'Servicio', 'Organismo', 'Tareas', 'Visto']) {
    await expect(
      page.getByRole('columnheader', { name: column }),
    ).toBeVisible();
  }
  const healthy = page.getByRole('row').locator('[data-status=healthy]');
  await expect(healthy.first()).toHaveText('bien');
  await expect(page.getByText(/^\d+ cargas en \d+ cuentas/)).toBeVisible();

  await page.goto('/create/templates/default/container-service');
  await page.getByLabel(/^Nombre/).fill('bomberos');
  await expect(page.getByText('bomberos está libre.')).toBeVisible();
  await page.getByLabel(/^Título/).fill('Bomberos');
  await page.getByLabel(/^Para qué/).fill('Se llama a los bomberos.');
  await page.getByRole('button', { name: /Sistema al que pertenece/ }).click();
  await page
    .getByRole('option', { name: /appointments/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Siguiente' }).click();
  await expect(page.getByRole('radio', { name: 'Python' })).toBeAttached();
  await page.getByRole('button', { name: 'Revisar' }).click();
  await expect(
    page.getByText('No existirá nada hasta que pulse «Crear»'),
  ).toBeVisible();

  const { page: tab } = await HealthTab.open(page, 'appointments');
  const dev = tab.getByRole('region', { name: 'dev', exact: true });
  for (const heading of ['Escalado', 'Destinos', 'Alarmas', 'Despliegues']) {
    await expect(dev.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(dev.getByRole('list', { name: 'Por qué' })).toBeVisible();
  await expect(
    tab.getByRole('heading', { name: 'Cadena de entrega' }),
  ).toBeVisible();
});

// Its words are the longer ones, and the platform team has the most tabs.
test('no page is wider than a telephone', async ({ page }) => {
  await signInInSpanish(page, 'Marta Silva');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, heading] of [
    ['/', 'Hola, Marta Silva.'],
    ['/estate', 'Parque de servicios'],
    ['/estate/collection', 'Entornos'],
    ['/create', 'Servicio en contenedor'],
    ['/create/templates/default/container-service', 'Servicio en contenedor'],
    ['/catalog/default/component/appointments/health', 'Cadena de entrega'],
  ]) {
    await page.goto(path);
    await expect(
      page.getByRole('heading', { name: heading }).first(),
    ).toBeVisible();
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(excess, path).toBeLessThanOrEqual(0);
  }
});
