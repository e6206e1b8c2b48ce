// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { StackValues } from '@cabildo/plugin-provisioning-common';

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
  library: { version: string; url: string; sha256: string };
  /** What the skeletons are filled with. */
  values: SkeletonValues;
}

export interface SkeletonValues {
  name: string;
  title: string;
  description: string;
  owner: string;
  system: string;
  department: string;
  language: string;
  tier: string;
  visibility: string;
  healthPath: string;
  /** Path of the repository at the Git host. */
  repository: string;
  requestId: string;
  links: { url: string; title: string }[];
  library: { version: string; url: string; sha256: string };
  /** Content of `deploy/<environment>.json`: CodePipeline's template configuration. */
  deploy: {
    dev: { Parameters: StackValues; Tags: Tags };
    prod?: { Parameters: StackValues; Tags: Tags };
  };
}
