// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator, type Page } from '@playwright/test';

/** The tab "Health and scaling" of a service's page. It reads its facts again by itself; nobody reloads. */
export class HealthTab {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, service: string): Promise<HealthTab> {
    await page.goto(`/catalog/default/component/${service}/health`);
    return new HealthTab(page);
  }

  /** All that is said of the workload in one environment. */
  workload(environment: string): Locator {
    return this.page.getByRole('region', { name: environment, exact: true });
  }

  /** The mark of a verdict in one environment. */
  status(environment: string, status: string): Locator {
    return this.workload(environment).locator(`[data-status=${status}]`);
  }

  /** One of the figures of an environment, such as "Running". */
  figure(environment: string, label: string): Locator {
    return this.workload(environment)
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::*[1]');
  }

  /** Why an environment has its verdict. */
  reasons(environment: string): Locator {
    return this.workload(environment).getByRole('list', { name: 'Why' });
  }

  /** A row of a table of an environment, such as "Scaling and deployments". */
  row(environment: string, table: string, words: RegExp | string): Locator {
    return this.workload(environment)
      .getByRole('table', { name: table, exact: true })
      .getByRole('row')
      .filter({ hasText: words });
  }

  /** A stage of the pipeline. */
  stage(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Pipeline' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell', { name, exact: true }) });
  }

  async expectHealthy(environment: string, timeout = 90_000): Promise<void> {
    await expect(this.status(environment, 'healthy')).toBeVisible({ timeout });
  }

  /** Approves what waits, and returns when the portal has taken the decision. */
  async approve(comment: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill(comment);
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(
      page.getByText('Approved; the pipeline goes on.'),
    ).toBeVisible();
  }
}
