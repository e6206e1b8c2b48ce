// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { summarize, type VerdictStatus } from '@cabildo/plugin-estate-common';
import { row } from '../../testUtils/row';
import { EntityStatusFilter } from './EntityStatusFilter';
import { workloadsByComponent } from './workloadsByComponent';

const workload = (service: string, status: VerdictStatus) =>
  summarize(row({ workload: { service, name: service }, verdict: { status } }));
const component = (name: string, namespace = 'default') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace },
});

describe('EntityStatusFilter', () => {
  const components = workloadsByComponent([
    workload('citas', 'degraded'),
    workload('vacunas', 'degraded'),
    workload('citas', 'healthy'),
    workload('lab', 'healthy'),
  ]);

  it('should ask for those whose worst workload has the status', () => {
    const degraded = new EntityStatusFilter('degraded', components);
    expect(degraded.getCatalogFilters()).toEqual({
      'metadata.name': ['citas', 'vacunas'],
    });
    const healthy = new EntityStatusFilter('healthy', components);
    expect(healthy.getCatalogFilters()).toEqual({ 'metadata.name': ['lab'] });
    expect(healthy.filterEntity(component('lab'))).toBe(true);
    expect(healthy.filterEntity(component('citas'))).toBe(false);
    expect(healthy.filterEntity(component('lab', 'other'))).toBe(false);
  });

  it('should ask for nobody where none has it', () => {
    const down = new EntityStatusFilter('down', components);
    expect(down.getCatalogFilters()).toEqual({ 'metadata.name': ['-'] });
    expect(down.filterEntity(component('citas'))).toBe(false);
  });
});
