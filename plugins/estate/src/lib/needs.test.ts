// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '@cabildo/plugin-estate-common';
import { row } from '../testUtils/row';
import { needsOf, ownReasons } from './needs';

const failed: Reason = {
  code: 'pipeline-failed',
  status: 'healthy',
  params: { pipeline: 'cabildo-citas', stage: 'Prod', action: 'Deploy' },
};
const waiting: Reason = {
  code: 'approval-waiting',
  status: 'healthy',
  params: { pipeline: 'cabildo-citas', stage: 'Approve', action: 'Approve' },
};
const few: Reason = { code: 'fewer-tasks-than-desired', status: 'degraded' };
const unseen: Reason = { code: 'no-facts', status: 'unknown' };

function workload(environment: string, reasons: Reason[], service = 'citas') {
  return row({
    workload: { service, environment },
    verdict: { status: reasons[0].status, reasons },
  });
}

describe('needsOf', () => {
  it('should ask what a pipeline asks once, whatever number of environments it delivers to', () => {
    const needs = needsOf([
      workload('dev', [failed]),
      workload('prod', [failed]),
    ]);
    expect(needs).toHaveLength(1);
    expect(needs[0].reason).toEqual(failed);
    expect(needs[0].environment).toBeUndefined();
  });

  it('should put what is unwell before what waits, each with its environment', () => {
    const needs = needsOf([
      workload('dev', [few, waiting]),
      workload('prod', [waiting]),
      workload('prod', [failed], 'turnos'),
    ]);
    expect(
      needs.map(need => [
        need.row.workload.service,
        need.environment,
        need.reason.code,
      ]),
    ).toEqual([
      ['citas', 'dev', 'fewer-tasks-than-desired'],
      ['citas', undefined, 'approval-waiting'],
      ['turnos', undefined, 'pipeline-failed'],
    ]);
  });

  it('should not repeat of the pipeline what its deployment says', () => {
    const rolledBack: Reason = {
      code: 'deployment-failed',
      status: 'degraded',
    };
    const needs = needsOf([
      workload('prod', [rolledBack, failed, waiting]),
      workload('dev', [failed, waiting]),
    ]);
    expect(needs.map(need => need.reason.code)).toEqual([
      'deployment-failed',
      'approval-waiting',
    ]);
  });

  it('should ask nobody about what is well or not known', () => {
    expect(
      needsOf([
        workload('dev', [{ code: 'all-well', status: 'healthy' }]),
        workload('prod', [unseen]),
      ]),
    ).toEqual([]);
  });
});

describe('ownReasons', () => {
  it('should say that all is well when only the pipeline has something to say', () => {
    const { verdict } = workload('dev', [failed]);
    expect(ownReasons(verdict).map(reason => reason.code)).toEqual([
      'all-well',
    ]);
  });
});
