// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Link, Text } from '@backstage/ui';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { useHealthPath } from '../../hooks/useHealthPath';

export interface WorkloadLinkProps {
  row: {
    workload: Pick<WorkloadSummary['workload'], 'service'>;
    entityRef?: string;
  };
}

/** The service of a workload, leading to its health when the catalogue knows it. */
export function WorkloadLink(props: WorkloadLinkProps) {
  const { workload, entityRef } = props.row;
  const path = useHealthPath()(entityRef);
  return path ? (
    <Link weight="bold" href={path}>
      {workload.service}
    </Link>
  ) : (
    <Text as="span" weight="bold">
      {workload.service}
    </Text>
  );
}
