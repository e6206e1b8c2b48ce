// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

/**
 * The parts of a script that were made from some of its sources.
 *
 * @param map - the script's source map, as JSON
 * @param isWanted - told the name of a source as the map has it
 * @public
 */
export function scriptOf(
  script: string,
  map: string,
  isWanted: (source: string) => boolean,
): string {
  const lines = script.split('\n');
  const starts: { line: number; column: number; wanted: boolean }[] = [];
  eachMapping(new TraceMap(map), ({ generatedLine, generatedColumn, source }) =>
    starts.push({
      line: generatedLine - 1,
      column: generatedColumn,
      wanted: source !== null && isWanted(source),
    }),
  );
  return starts
    .map(({ line, column, wanted }, index) => {
      const next = starts[index + 1];
      const end = next?.line === line ? next.column : undefined;
      return wanted ? lines[line].slice(column, end) : '';
    })
    .join('');
}
