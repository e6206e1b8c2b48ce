// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import type { Environment, StackLibrary } from '@cabildo/plugin-aws-node';
import {
  deliveryStackName,
  ownershipTagKeys,
  validateServiceName,
  workloadStackName,
  type StackValues,
} from '@cabildo/plugin-provisioning-common';
import { requireOwnRequest } from './requireOwnRequest';

export interface StackInput {
  stackName: string;
  template: 'delivery' | 'workload';
  parameters: StackValues;
  tags: Record<string, string>;
}

/**
 * Refuses a stack whose name, tags and parameters do not say the same: tags
 * decide whose a stack is, so they may not claim more than the request is.
 *
 * @throws InputError that names what does not fit
 * @throws NotAllowedError when the tags claim another request
 */
export function checkStackInput(
  input: StackInput,
  context: {
    environment: Environment;
    library: StackLibrary;
    task: { id: string };
  },
): void {
  const { tags, parameters, template, stackName } = input;
  const { environment, library, task } = context;
  requireOwnRequest({ task }, tags[ownershipTagKeys.request]);

  const service = tags[ownershipTagKeys.service];
  const checked = validateServiceName(service);
  if (!checked.ok) {
    throw new InputError(
      `Tag '${ownershipTagKeys.service}': ${checked.message}`,
    );
  }
  const expectations: [string, string | undefined, string][] = [
    [
      'stackName',
      stackName,
      template === 'delivery'
        ? deliveryStackName(service)
        : workloadStackName(service, environment.name),
    ],
    [
      `tag '${ownershipTagKeys.environment}'`,
      tags[ownershipTagKeys.environment],
      environment.name,
    ],
    [
      `tag '${ownershipTagKeys.department}'`,
      tags[ownershipTagKeys.department],
      environment.department,
    ],
    [
      `tag '${ownershipTagKeys.managedBy}'`,
      tags[ownershipTagKeys.managedBy],
      'cabildo',
    ],
    ['parameter ServiceName', parameters.ServiceName, service],
    ['parameter RequestId', parameters.RequestId, task.id],
    [
      'parameter DepartmentName',
      parameters.DepartmentName,
      environment.department,
    ],
    ['parameter LibraryUrl', parameters.LibraryUrl, library.url],
    ['parameter LibraryVersion', parameters.LibraryVersion, library.version],
  ];
  const wrong = expectations.filter(
    ([, actual, expected]) => actual !== expected,
  );
  if (wrong.length > 0) {
    throw new InputError(
      `The stack does not fit its service and environment: ${wrong
        .map(
          ([what, actual, expected]) =>
            `${what} is '${actual}' and must be '${expected}'`,
        )
        .join('; ')}`,
    );
  }
}
