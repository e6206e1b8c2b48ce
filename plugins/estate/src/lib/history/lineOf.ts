// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadHistory } from '@cabildo/plugin-estate-common';

/** What a line is drawn from: it goes on over undefined, and null is a gap. */
export type Line = (number | null | undefined)[];

// One reading may come late or fail.
const READINGS_APART = 2;

/**
 * Makes a column of points a line. Two values belong to one line when they are
 * no more than two readings apart, and somebody watched the workload all the
 * time between them.
 *
 * @param values - a column of the history
 * @param kind - what the values are of
 */
export function lineOf(
  history: WorkloadHistory,
  values: readonly (number | null)[],
  kind: keyof WorkloadHistory['readEverySeconds'],
): Line {
  const { points, readEverySeconds, stepSeconds } = history;
  const apart = (seconds: number) =>
    Math.max(1, Math.floor((READINGS_APART * seconds) / stepSeconds));
  const farthest = apart(readEverySeconds[kind]);
  const farthestWatched = apart(readEverySeconds.tasks);
  const line: Line = [...values];
  let watched = -Infinity;
  let known = -Infinity;
  values.forEach((value, index) => {
    if (points.healthy[index] === null) {
      return;
    }
    if (index - watched > farthestWatched) {
      known = -Infinity;
    }
    watched = index;
    if (value === null) {
      return;
    }
    if (index - known <= farthest) {
      line.fill(undefined, known + 1, index);
    }
    known = index;
  });
  return line;
}

/** Values that stand alone between two gaps, of which a line shows nothing. */
export function alone(line: Line): number[] {
  const isGap = (index: number) =>
    index < 0 || index >= line.length || line[index] === null;
  return line.flatMap((value, index) =>
    typeof value === 'number' && isGap(index - 1) && isGap(index + 1)
      ? [index]
      : [],
  );
}
