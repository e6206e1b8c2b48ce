// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';

export interface WorkloadLinkProps {
  row: {
    workload: Pick<WorkloadSummary['workload'], 'service'>;
    entityRef?: string;
  };
}

/** The service of a workload, leading to its health when the catalogue knows it. */
export function WorkloadLink(props: WorkloadLinkProps) {
  const { workload, entityRef } = props.row;
  const entityRoute = useRouteRef(entityRouteRef);
  if (!entityRef || !entityRoute) {
    return (
      <Text as="span" weight="bold">
        {workload.service}
      </Text>
    );
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return (
    <Link
      weight="bold"
      href={`${entityRoute({ kind, namespace, name })}/health`}
    >
      {workload.service}
    </Link>
  );
}
