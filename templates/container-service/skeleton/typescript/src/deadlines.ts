// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from './problem.ts';
import type { FieldProblem } from './problem.ts';

/**
 * The example of this skeleton: when does a period of working days end?
 * Replace it by what your service is for; keep its shape: a pure function over a checked request.
 */
export interface DeadlineRequest {
  /** ISO date (2026-01-31). The period starts the day after. */
  readonly from: string;
  readonly workingDays: number;
  /** ISO dates that do not count. */
  readonly holidays: readonly string[];
}

export interface Deadline {
  readonly from: string;
  readonly workingDays: number;
  readonly deadline: string;
  /** Holidays and weekend days between the two dates. */
  readonly daysSkipped: number;
}

const MAX_WORKING_DAYS = 1000;
const MAX_HOLIDAYS = 500;
const DAY_IN_MILLISECONDS = 86_400_000;

/** @throws {@link Problem} 422 with one entry per field that must be mended */
export function parseDeadlineRequest(body: unknown): DeadlineRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(422, 'Send a JSON object with "from" and "workingDays".');
  }
  const { from, workingDays, holidays = [], ...unknown } = body as Record<string, unknown>;
  const fields: FieldProblem[] = [];
  if (!isDate(from)) {
    fields.push({ field: 'from', message: 'must be a date such as 2026-01-31' });
  }
  if (!Number.isInteger(workingDays) || Number(workingDays) < 1 || Number(workingDays) > MAX_WORKING_DAYS) {
    fields.push({ field: 'workingDays', message: `must be a whole number from 1 to ${MAX_WORKING_DAYS}` });
  }
  if (!Array.isArray(holidays) || holidays.length > MAX_HOLIDAYS || !holidays.every(isDate)) {
    fields.push({ field: 'holidays', message: `must be a list of at most ${MAX_HOLIDAYS} dates` });
  }
  for (const field of Object.keys(unknown)) {
    fields.push({ field, message: 'is not known here' });
  }
  if (fields.length > 0) {
    throw new Problem(422, 'Some fields need mending.', { fields });
  }
  return { from, workingDays, holidays } as DeadlineRequest;
}

export function calculateDeadline(request: DeadlineRequest): Deadline {
  const holidays = new Set(request.holidays);
  let day = Date.parse(request.from);
  let counted = 0;
  let daysSkipped = 0;
  while (counted < request.workingDays) {
    day += DAY_IN_MILLISECONDS;
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6 || holidays.has(toDate(day))) {
      daysSkipped += 1;
    } else {
      counted += 1;
    }
  }
  return { from: request.from, workingDays: request.workingDays, deadline: toDate(day), daysSkipped };
}

function toDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Years 1900–2999, so that no calculation leaves the four-digit calendar. */
function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const milliseconds = Date.parse(value);
  // 2026-02-30 is no date, although some calendars would read it as 2 March.
  return !Number.isNaN(milliseconds) && toDate(milliseconds) === value;
}
