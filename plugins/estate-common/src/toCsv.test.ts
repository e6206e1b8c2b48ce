// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import Papa from 'papaparse';
import { ago, citas, fact, now } from './__testUtils__/workloads';
import { assess } from './assess';
import { summarize } from './summary';
import { toCsv } from './toCsv';

const workload = (name: string) => {
  const what = { ...citas, name, service: name };
  const facts = {
    scaling: fact({ desired: 2, running: 2, pending: 0 }),
    range: fact({ min: 1, max: 4, policies: [] }),
  };
  return summarize({
    workload: what,
    facts,
    verdict: assess(what, facts, { now, staleAfterSeconds: 300 }),
    observedAt: ago(10),
  });
};

describe('toCsv', () => {
  it('should write a line for each row under a heading, and leave empty what is not known', () => {
    const [record] = Papa.parse<Record<string, string>>(
      toCsv([workload('citas')]),
      { header: true },
    ).data;
    expect(record).toMatchObject({
      service: 'citas',
      status: 'unknown',
      department: 'health',
      tasks_running: '2',
      tasks_maximum: '4',
      requests_per_second: '',
      headroom_tasks: '2',
    });
  });

  it('should never let a name become a formula, and keep commas, quotes and lines', () => {
    const names = [
      '=HYPERLINK("http://evil")',
      '+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      'a, "b"\nc',
    ];
    const { data } = Papa.parse<string[]>(
      toCsv(names.map(name => workload(name))),
    );
    expect(data.slice(1).map(([service]) => service)).toEqual([
      ...names.slice(0, 5).map(name => `'${name}`),
      names[5],
    ]);
  });

  it('should have its headings where there is no row', () => {
    expect(toCsv([])).toMatch(/^service,workload,status,/);
  });
});
