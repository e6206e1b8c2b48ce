// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** Where in the app a Component's health is shown; undefined when it shows no Components, or there is none. */
export function useHealthPath(): (
  entityRef: string | undefined,
) => string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    entityRef => {
      if (!entityRef || !entityRoute) {
        return undefined;
      }
      const { kind, namespace, name } = parseEntityRef(entityRef);
      return `${entityRoute({ kind, namespace, name })}/health`;
    },
    [entityRoute],
  );
}
