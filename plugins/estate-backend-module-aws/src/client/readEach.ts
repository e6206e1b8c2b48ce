// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Does the same for each item. Those that fail are missing from the result;
 * the first error is handed on.
 */
export async function readEach<TItem, TResult>(
  items: Iterable<TItem>,
  read: (item: TItem) => Promise<TResult>,
): Promise<{ results: Map<TItem, TResult>; error?: unknown }> {
  const all = [...new Set(items)];
  const settled = await Promise.allSettled(all.map(read));
  const results = new Map<TItem, TResult>();
  const errors: unknown[] = [];
  for (const [index, outcome] of settled.entries()) {
    if (outcome.status === 'fulfilled') {
      results.set(all[index], outcome.value);
    } else {
      errors.push(outcome.reason);
    }
  }
  return errors.length > 0 ? { results, error: errors[0] } : { results };
}
