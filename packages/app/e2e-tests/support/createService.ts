// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator, type Page } from '@playwright/test';

export interface NewService {
  name: string;
  title: string;
  language: 'Node.js with TypeScript' | 'Python';
  environments: 'Dev only' | 'Dev and production';
}

/** The form of the container service path, page by page. */
export class ServiceForm {
  readonly name: Locator;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    this.name = page.getByLabel(/^Name/);
  }

  static async open(page: Page): Promise<ServiceForm> {
    await page.goto('/create/templates/default/container-service');
    return new ServiceForm(page);
  }

  /** Fills the first page and goes on. */
  async describe(service: NewService): Promise<void> {
    const page = this.#page;
    await this.name.fill(service.name);
    await expect(page.getByText(`${service.name} is free.`)).toBeVisible();
    await page.getByLabel(/^Title/).fill(service.title);
    await page
      .getByLabel(/^What it is for/)
      .fill('Citizens book an appointment with a doctor.');
    await page.getByRole('button', { name: /System it belongs to/ }).click();
    await page
      .getByRole('option', { name: /appointments/i })
      .first()
      .click();
    await page.getByRole('button', { name: 'Next' }).click();
  }

  /** Fills the second page and goes on to the review. */
  async shape(service: NewService): Promise<void> {
    const page = this.#page;
    // The circle people click is drawn by the label; the radio itself lies under it.
    const choose = (name: string | RegExp) =>
      page.getByRole('radio', { name }).check({ force: true });
    await choose(service.language);
    await choose(service.environments);
    await choose(/^Public/);
    await page.getByRole('button', { name: 'Review' }).click();
  }

  /** Sends what was reviewed and waits until the run has ended well; returns the service's address in dev. */
  async create(): Promise<string> {
    const page = this.#page;
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { name: 'What next' })).toBeVisible({
      timeout: 180_000,
    });
    const address = await page
      .getByRole('link', { name: /Open the service/ })
      .getAttribute('href');
    return address ?? '';
  }
}

/** Has a service made, from the form to the end of its run; returns its address in dev. */
export async function createService(
  page: Page,
  service: NewService,
): Promise<string> {
  const form = await ServiceForm.open(page);
  await form.describe(service);
  await form.shape(service);
  return await form.create();
}
