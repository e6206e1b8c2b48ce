// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Progress } from '@backstage/frontend-plugin-api';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { EstatePage } from './estatePage/EstatePage';

const ReconciliationPage = lazy(async () => {
  const { ReconciliationPage: page } = await import(
    './reconciliationPage/ReconciliationPage'
  );
  return { default: page };
});

const CollectionPage = lazy(async () => {
  const { CollectionPage: page } = await import(
    './collectionPage/CollectionPage'
  );
  return { default: page };
});

/** The estate, and below it what is looked at less often. */
export function EstateRoutes() {
  return (
    <Suspense fallback={<Progress />}>
      <Routes>
        <Route path="/" element={<EstatePage />} />
        <Route path="/reconciliation" element={<ReconciliationPage />} />
        <Route path="/collection" element={<CollectionPage />} />
      </Routes>
    </Suspense>
  );
}
