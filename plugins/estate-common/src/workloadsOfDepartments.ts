// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ESTATE_WORKLOAD } from './permissions';

/**
 * Name of the rule that keeps a reader to departments. The estate's back end
 * registers it, policies refer to it.
 *
 * @public
 */
export const IS_IN_DEPARTMENT = 'IS_IN_DEPARTMENT';

/**
 * The decision "only workloads of these departments", for permission policies.
 *
 * @param departments - Names of departments, as in {@link Workload.department}.
 * @public
 */
export function workloadsOfDepartments(
  departments: string[],
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'estate',
    resourceType: RESOURCE_TYPE_ESTATE_WORKLOAD,
    conditions: {
      rule: IS_IN_DEPARTMENT,
      resourceType: RESOURCE_TYPE_ESTATE_WORKLOAD,
      params: { departments },
    },
  };
}
