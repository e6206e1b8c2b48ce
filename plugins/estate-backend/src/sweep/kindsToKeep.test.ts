// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { at, coverageOf, healthProd } from '../__testUtils__/observations';
import { kindsToKeep } from './kindsToKeep';

const source = { seldomKinds: ['range', 'pipeline'] as const };
const context = { now: new Date(at(4000)), everySeconds: 3600 };
const coverage = coverageOf(healthProd, at(3990));

describe('kindsToKeep', () => {
  it('should keep what changes seldom until its time has come', () => {
    const confirmedAt = {
      scaling: at(3990),
      range: at(401),
      pipeline: at(400),
    };
    expect(kindsToKeep(source, { coverage, confirmedAt }, context)).toEqual([
      'range',
    ]);
  });

  it('should read what could not be read before', () => {
    const confirmedAt = { scaling: at(3990), pipeline: at(3990) };
    expect(kindsToKeep(source, { coverage, confirmedAt }, context)).toEqual([
      'pipeline',
    ]);
  });

  it('should read at first what verdicts need, and the rest the next time', () => {
    expect(kindsToKeep(source, undefined, context)).toEqual(['pipeline']);
    // Where not all workloads can be listed, nothing is ever confirmed; it is read all the same.
    const confirmedAt = {};
    expect(kindsToKeep(source, { coverage, confirmedAt }, context)).toEqual([]);
  });

  it('should keep nothing of a source that leaves nothing out', () => {
    expect(kindsToKeep({}, undefined, context)).toEqual([]);
  });
});
