// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSnapshot } from '@cabildo/plugin-estate-common';
import type { EstateApi } from '@cabildo/plugin-estate-react';

/** An estate that tells what it reads once, each time it is followed. */
export function following(
  read: () => Promise<EstateSnapshot>,
): Pick<EstateApi, 'follow'> {
  return {
    follow: async ({ onSnapshot, onError }) => {
      try {
        onSnapshot(await read());
      } catch (error) {
        onError(error as Error);
      }
    },
  };
}
