// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test, type Page } from '@playwright/test';
import axe from 'axe-core';

interface Finding {
  rule: string;
  node: string;
  ours: boolean;
}

/** How a person may have set their machine. */
export const COLOR_SCHEMES = ['light', 'dark'] as const;

/**
 * Expects no serious or critical finding of axe within what we draw ourselves, in light and in dark, on a page that an
 * address leads to. What axe finds in Backstage's own nodes is written down with the test.
 *
 * @param name - of the page, as people call it.
 * @param ours - CSS selector of our parts of the page.
 */
export async function expectAccessible(
  page: Page,
  name: string,
  ours: string,
): Promise<void> {
  for (const colorScheme of COLOR_SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await expectAccessibleNow(page, `${name}, ${colorScheme}`, ours);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** The same for the page as it stands, for pages that lose what was typed when colours change. */
export async function expectAccessibleNow(
  page: Page,
  name: string,
  ours: string,
): Promise<void> {
  await expectDrawn(page);
  // What is read has come.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  // Backstage's bar for what is under way has no name; it is not the page that people read.
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expectNothingSerious(page, name, ours);
}

/** The same for a page that still waits for what it shows, in both colours. */
export async function expectAccessibleWait(
  page: Page,
  words: string,
  ours: string,
): Promise<void> {
  for (const colorScheme of COLOR_SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await expectDrawn(page);
    await expect(
      page.getByRole('status').filter({ hasText: words }),
    ).toBeVisible();
    await expectNothingSerious(page, `${words} ${colorScheme}`, ours);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** In the colours the machine asks for. */
async function expectDrawn(page: Page): Promise<void> {
  const scheme = await page.evaluate(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  await expect(page.locator(`body[data-theme-mode=${scheme}]`)).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
}

async function expectNothingSerious(
  page: Page,
  name: string,
  ours: string,
): Promise<void> {
  const findings = await findSerious(page, ours);
  for (const { rule, node } of findings.filter(finding => !finding.ours)) {
    test.info().annotations.push({
      type: `axe, Backstage's own, ${name}`,
      description: `${rule}: ${node}`,
    });
  }
  expect(
    findings.filter(finding => finding.ours),
    name,
  ).toEqual([]);
}

async function findSerious(page: Page, ours: string): Promise<Finding[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async selector => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await runner.run(document, { elementRef: true });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ element, html }) => ({
          rule: id,
          node: html,
          ours: Boolean(element?.closest(selector)),
        })),
      );
  }, ours);
}
