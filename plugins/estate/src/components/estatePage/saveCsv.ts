// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toCsv, type WorkloadSummary } from '@cabildo/plugin-estate-common';

/** Has the browser save rows as a file that is named after the minute. */
export function saveCsv(rows: WorkloadSummary[]): void {
  const url = URL.createObjectURL(
    new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `estate-${new Date()
    .toISOString()
    .slice(0, 16)
    .replace(':', '')}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
