// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import {
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import { useEffect, useState } from 'react';

/** Who reads the page. */
export interface Reader {
  name: string;
  /** Names of their groups: teams and the departments above them. */
  groups: ReadonlySet<string>;
}

/** Undefined until the identity has been read. */
export function useReader(): Reader | undefined {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const [reader, setReader] = useState<Reader>();
  useEffect(() => {
    let cancelled = false;
    const read = async () => {
      const [identity, profile] = await Promise.all([
        identityApi.getBackstageIdentity(),
        identityApi.getProfileInfo(),
      ]);
      const groups = identity.ownershipEntityRefs
        .map(ref => parseEntityRef(ref))
        .filter(ref => ref.kind === 'group')
        .map(ref => ref.name);
      if (!cancelled) {
        setReader({
          name:
            profile.displayName ?? parseEntityRef(identity.userEntityRef).name,
          groups: new Set(groups),
        });
      }
    };
    read().catch(error => errorApi.post(toError(error)));
    return () => {
      cancelled = true;
    };
  }, [identityApi, errorApi]);
  return reader;
}
