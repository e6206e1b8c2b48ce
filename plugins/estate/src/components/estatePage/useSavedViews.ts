// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';

const KEY = 'views';

/** A look at the estate that somebody named. */
export type SavedView = {
  name: string;
  /** What follows the question mark of its address. */
  search: string;
};

/** The reader's own views, kept with their settings. */
export function useSavedViews() {
  const storageApi = useApi(storageApiRef);
  const storage = useMemo(() => storageApi.forBucket('estate'), [storageApi]);
  const read = useCallback(
    () => storage.snapshot<SavedView[]>(KEY).value ?? [],
    [storage],
  );
  const [views, setViews] = useState<readonly SavedView[]>(read);

  useEffect(() => {
    const subscription = storage
      .observe$<SavedView[]>(KEY)
      .subscribe(({ value }) => setViews(value ?? []));
    setViews(read());
    return () => subscription.unsubscribe();
  }, [storage, read]);

  const others = (name: string) => views.filter(view => view.name !== name);
  return {
    views,
    /** Keeps a view; one of the same name gives way. */
    save: (view: SavedView) =>
      storage.set(
        KEY,
        [...others(view.name), { ...view }].sort((a, b) =>
          a.name.localeCompare(b.name),
        ),
      ),
    forget: (name: string) => storage.set(KEY, others(name)),
  };
}
