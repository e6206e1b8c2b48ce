// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useEstate } from '../../hooks/useEstate';
import {
  workloadsByComponent,
  type WorkloadsByComponent,
} from '../../lib/catalogue/workloadsByComponent';
import { estateTranslationRef } from '../../translation';

const ComponentWorkloads = createContext<
  WorkloadsByComponent | 'loading' | 'failed'
>('loading');

export interface ComponentWorkloadsProviderProps {
  children: ReactNode;
}

/** Follows the estate once for all rows of the catalogue. */
export function ComponentWorkloadsProvider(
  props: ComponentWorkloadsProviderProps,
) {
  const estate = useEstate();
  const rows = estate.status === 'loaded' ? estate.value.rows : estate.status;
  const components = useMemo(
    () => (typeof rows === 'string' ? rows : workloadsByComponent(rows)),
    [rows],
  );
  return (
    <ComponentWorkloads.Provider value={components}>
      {props.children}
    </ComponentWorkloads.Provider>
  );
}

/** The workloads of each Component; undefined while the estate is not known. */
export function useComponentWorkloads(): WorkloadsByComponent | undefined {
  const components = useContext(ComponentWorkloads);
  return typeof components === 'string' ? undefined : components;
}

export interface WorkloadsOfProps {
  entityRef: string;
  /** @param workloads - at least one, the worst first */
  children(workloads: readonly WorkloadSummary[]): ReactNode;
}

/** Shows a Component's workloads: that it has none, and that none is known, are two things. */
export function WorkloadsOf(props: WorkloadsOfProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const components = useContext(ComponentWorkloads);
  if (components === 'loading') {
    return <Skeleton width="5rem" height="1rem" />;
  }
  if (components === 'failed') {
    return <span>{t('tasks.unknown')}</span>;
  }
  const workloads = components.get(props.entityRef);
  return workloads ? <>{props.children(workloads)}</> : <span>–</span>;
}
