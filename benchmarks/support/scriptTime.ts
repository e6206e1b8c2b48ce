// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CDPSession, Page } from '@playwright/test';

/** Measures how long a page's scripts run, as Chromium counts it. @public */
export class ScriptTime {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(session: CDPSession, page: Page) {
    this.#session = session;
    this.#page = page;
  }

  static async of(page: Page): Promise<ScriptTime> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new ScriptTime(session, page);
  }

  /** Milliseconds of script that something takes, with what is drawn for it. */
  async during(work: () => Promise<unknown>): Promise<number> {
    await this.#idle();
    const before = await this.#read();
    await work();
    await this.#idle();
    return (await this.#read()) - before;
  }

  /** Until two frames were drawn: what an input sets off is in them. */
  async #idle(): Promise<void> {
    await this.#page.evaluate(
      () =>
        new Promise<void>(resolve => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  }

  async #read(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const { value } = metrics.find(({ name }) => name === 'ScriptDuration')!;
    return value * 1000;
  }
}
