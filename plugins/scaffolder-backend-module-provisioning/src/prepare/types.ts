// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  PinnedLibrary,
  SkeletonValues,
  StackValues,
} from '@cabildo/plugin-provisioning-common';

type Tags = Record<string, string>;

/** A stack that is to be, as the action `cabildo:stack:deploy` takes it. */
export interface PreparedStack {
  environmentId: string;
  stackName: string;
  parameters: StackValues;
  tags: Tags;
}

/** Everything that the later steps of a request need to know. */
export interface PreparedService {
  requestId: string;
  department: string;
  /** Entity reference of the owning team. */
  owner: string;
  /** Entity reference of the system. */
  system: string;
  repository: {
    owner: string;
    name: string;
    url: string;
    cloneUrl: string;
    catalogInfoUrl: string;
  };
  repositoryUrl: string;
  stacks: {
    delivery: PreparedStack;
    dev: PreparedStack;
    prod?: PreparedStack;
  };
  /** The stacks' parameters again, by themselves. */
  parameters: { delivery: StackValues; dev: StackValues; prod?: StackValues };
  /** Tags of what lives in the first environment. */
  tags: Tags;
  pipeline: { environmentId: string; pipelineName: string };
  domains: { dev: string; prod?: string };
  urls: { dev: string; prod?: string };
  /** Where people reach the service in its first environment. */
  serviceUrl: string;
  library: PinnedLibrary;
  /** What the skeletons are filled with. */
  values: SkeletonValues;
}
