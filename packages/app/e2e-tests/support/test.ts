// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test as base } from '@playwright/test';

/** A journey on whose way no page asks anybody outside this machine. */
export const test = base.extend<{ staysHere: void }>({
  staysHere: [
    async ({ context }, use) => {
      const outside = new Set<string>();
      context.on('request', request => {
        if (leavesTheMachine(new URL(request.url()))) {
          outside.add(request.url());
        }
      });
      await use();
      expect([...outside], 'requests that leave the machine').toEqual([]);
    },
    { auto: true },
  ],
});

function leavesTheMachine({ protocol, hostname }: URL): boolean {
  return (
    /^(https?|wss?):$/.test(protocol) &&
    hostname !== '127.0.0.1' &&
    !/(^|\.)localhost$/.test(hostname)
  );
}
