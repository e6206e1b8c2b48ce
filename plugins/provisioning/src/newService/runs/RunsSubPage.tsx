// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Route, Routes } from 'react-router-dom';
import { RunList } from './RunList';
import { RunPage } from './RunPage';

/** The runs, and the page of each. */
export function RunsSubPage() {
  return (
    <main>
      <Routes>
        <Route index element={<RunList />} />
        <Route path=":taskId" element={<RunPage />} />
      </Routes>
    </main>
  );
}
