// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Expects no serious or critical finding of axe within what we draw ourselves.
 *
 * @param scope - CSS selector of our part of the page.
 */
export async function expectAccessible(
  page: Page,
  scope: string,
): Promise<void> {
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async selector => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await runner.run(selector);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }));
  }, scope);
  expect(findings).toEqual([]);
}
