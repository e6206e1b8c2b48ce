// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createRequire } from 'node:module';
import './typescriptPackages.ts';

const require = createRequire(import.meta.url);

/** The names and parameters that the portal uses too: what the world puts up must not differ from what it makes. */
export const {
  deliveryParameters,
  deliveryStackName,
  listenerRulePriority,
  ownershipTags,
  parseServiceRequest,
  pipelineName,
  repositoryId,
  serviceAnnotations,
  serviceDomain,
  serviceUrl,
  SERVICE_NAME_PATTERN,
  tierCapacity,
  validateServiceName,
  workloadParameters,
  workloadStackName,
} =
  require('@cabildo/plugin-provisioning-common') as typeof import('@cabildo/plugin-provisioning-common');
