// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import './typescriptPackages.ts';

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
} = await import('@cabildo/plugin-provisioning-common');
