// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useEstate } from '../../hooks/useEstate';
import {
  workloadsByComponent,
  type WorkloadsByComponent,
} from '../../lib/catalogue/workloadsByComponent';

const ComponentWorkloads = createContext<WorkloadsByComponent | undefined>(
  undefined,
);

export interface ComponentWorkloadsProviderProps {
  children: ReactNode;
}

/** Follows the estate once for all rows of the catalogue. */
export function ComponentWorkloadsProvider(
  props: ComponentWorkloadsProviderProps,
) {
  const estate = useEstate();
  const rows = estate.status === 'loaded' ? estate.value.rows : undefined;
  const components = useMemo(() => rows && workloadsByComponent(rows), [rows]);
  return (
    <ComponentWorkloads.Provider value={components}>
      {props.children}
    </ComponentWorkloads.Provider>
  );
}

/** The workloads of each Component; undefined while the estate is not known. */
export function useComponentWorkloads(): WorkloadsByComponent | undefined {
  return useContext(ComponentWorkloads);
}
