// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { citas, wellFacts } from '../__testUtils__/workloads';
import { summarize } from '../summary';
import type { Verdict } from '../verdict';
import type { Workload } from '../workload';
import type { EstateFilter } from './EstateFilter';
import { EstateSearch } from './EstateSearch';

const workload = (change: Partial<Workload>, verdict: Partial<Verdict> = {}) =>
  summarize({
    workload: { ...citas, name: change.service ?? 'citas', ...change },
    facts: wellFacts,
    verdict: {
      status: 'healthy',
      reasons: [{ code: 'all-well', status: 'healthy' }],
      atMaximum: false,
      needsAttention: false,
      ...verdict,
    },
    observedAt: '2026-10-01T12:00:00.000Z',
  });

describe('EstateSearch', () => {
  it('should find a workload by account, team or part of its name, without case or accents', () => {
    const search = new EstateSearch([
      workload({ owner: 'atención-al-público' }),
      workload({ service: 'permits' }),
    ]);
    for (const words of ['CIT', 'atencion', ' citas ']) {
      expect(search.select({ search: words })).toEqual([0]);
    }
    expect(search.select({ search: '13000000' })).toEqual([0, 1]);
    expect(search.select({ search: 'taxes' })).toEqual([]);
  });

  it('should narrow by every facet at once, and by those at their maximum', () => {
    const search = new EstateSearch([
      workload({}, { status: 'degraded', atMaximum: true }),
      workload({ service: 'vacunas' }, { status: 'degraded' }),
      workload({ department: 'interior' }, { status: 'degraded' }),
      workload({ service: 'lab', system: 'records', tier: 'tier-1' }),
    ]);
    const select = (filter: Partial<EstateFilter>) =>
      search.select({ search: '', ...filter });
    expect(select({ department: 'health', status: 'degraded' })).toEqual([
      0, 1,
    ]);
    expect(select({ atMaximum: true })).toEqual([0]);
    expect(select({ system: 'records', tier: 'tier-1' })).toEqual([3]);
    expect(select({ system: 'records', tier: 'tier-2' })).toEqual([]);
  });
});
