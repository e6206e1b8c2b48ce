// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServiceLanguage, ServiceVisibility } from './serviceRequest';
import type { StackValues } from './stackParameters';

/**
 * A version of the stack library as a service's repository pins it.
 *
 * @public
 */
export interface PinnedLibrary {
  /** Version, for example `1.0.0`. */
  version: string;
  /** Folder of the version, the templates' parameter `LibraryUrl`. */
  url: string;
  /** SHA-256 of `workload.yaml`, in hexadecimal. */
  sha256: string;
}

/**
 * Content of `deploy/<environment>.json`, which CodePipeline hands to
 * CloudFormation.
 *
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html
 *
 * @public
 */
export interface StackConfiguration {
  /** Parameters of the workload stack, all but the image. */
  Parameters: StackValues;
  /** Tags by key, with the ownership tags. */
  Tags: Record<string, string>;
}

/**
 * What the skeletons of a golden path are filled with: the contract between
 * the action that prepares a service and the files of its template.
 *
 * @public
 */
export interface SkeletonValues {
  /** Name of the service. */
  name: string;
  /** Name for people. */
  title: string;
  /** What the service is for, in a sentence. */
  description: string;
  /** Entity reference of the owning team. */
  owner: string;
  /** Entity reference of the system. */
  system: string;
  /** Name of the department's group. */
  department: string;
  /** Language of the skeleton. */
  language: ServiceLanguage;
  /** Id of a tier preset. */
  tier: string;
  /** Who reaches the service. */
  visibility: ServiceVisibility;
  /** Path that the load balancer asks. */
  healthPath: string;
  /** Path of the repository at the Git host. */
  repository: string;
  /** Id of the request. */
  requestId: string;
  /** Where people reach the service, the first environment first. */
  links: { url: string; title: string }[];
  /** The stack library that the service starts with. */
  library: PinnedLibrary;
  /** How the workload stacks are configured; `prod` is left out when the service has none. */
  deploy: { dev: StackConfiguration; prod?: StackConfiguration };
}
