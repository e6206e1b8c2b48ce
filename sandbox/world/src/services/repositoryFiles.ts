// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringify } from 'yaml';
import type { Library } from '../aws/platformAccount.ts';
import type { WorldEnvironment } from '../environments.ts';
import type { Files } from '../git/GitHost.ts';
import {
  repositoryId,
  serviceAnnotations,
  serviceDomain,
  serviceUrl,
} from '../provisioning.ts';
import type { ServiceStacks } from './serviceStacks.ts';
import type { WorldService } from './WorldService.ts';

/**
 * The repository of a service whose program is modelled: what the pipeline
 * deploys is real, what it would build is named only.
 */
export function createRepositoryFiles(
  service: WorldService,
  stacks: ServiceStacks,
  options: {
    library: Library;
    version: string;
    environments: readonly WorldEnvironment[];
    edgePort: number;
  },
): Files {
  const { library } = options;
  const deployments = Object.entries(stacks.workloads).map(
    ([name, { parameters, tags }]) => [
      `deploy/${name}.json`,
      json({ Parameters: parameters, Tags: tags }),
    ],
  );
  return {
    'README.md': [
      `# ${service.title}`,
      '',
      service.description,
      '',
      'A service of the sandbox: its stacks, its pipeline and its deployments are real, its program is a model that',
      'follows the hour of the day. Services made with the portal have their program in their repository.',
      '',
    ].join('\n'),
    'catalog-info.yaml': stringify(createEntity(service, options), {
      lineWidth: 0,
    }),
    'deploy/library.json': json({
      version: library.version,
      url: library.url,
      sha256: library.workloadSha256,
    }),
    ...Object.fromEntries(deployments),
    'buildspec.yml': createBuildspec(options.version),
  };
}

/** What the catalogue knows of a service. */
export function createEntity(
  service: WorldService,
  options: {
    library: Library;
    environments: readonly WorldEnvironment[];
    edgePort: number;
    /** Then its page shows its objects in the clusters. */
    isInCluster?: boolean;
  },
): object {
  const { name, title, description, department } = service;
  const links = options.environments
    .filter(
      environment =>
        environment.department === department &&
        service.environments.includes(environment.name) &&
        service.hasAddress,
    )
    .map(environment => ({
      url: serviceUrl(
        { serviceUrl: `http://{domain}:${options.edgePort}` },
        serviceDomain(name, environment),
      ),
      title: environment.name,
    }));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      title,
      description,
      annotations: {
        [serviceAnnotations.department]: department,
        [serviceAnnotations.service]: name,
        ...(options.isInCluster && { 'backstage.io/kubernetes-id': name }),
        ...(service.origin === 'path' && {
          [serviceAnnotations.repository]: repositoryId(department, name),
          [serviceAnnotations.libraryVersion]: options.library.version,
        }),
      },
      tags: [service.language, service.tier, service.visibility],
      links,
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${service.owner}`,
      system: service.system,
    },
  };
}

/** As a real service's, but for tests and image: the image of a modelled program is a name in the registry. */
function createBuildspec(version: string): string {
  return `version: 0.2

env:
  shell: bash
  exported-variables:
    - IMAGE_URI

phases:
  build:
    on-failure: ABORT
    commands:
      - aws s3 cp --only-show-errors "$LIBRARY_URI/workload.yaml" workload.yaml
      - sed -n 's/.*"sha256"[^"]*"\\([0-9a-f]*\\)".*/\\1  workload.yaml/p' deploy/library.json | sha256sum --check --strict -
      - export IMAGE_URI="$IMAGE_REPOSITORY_URI:${version}"

artifacts:
  files:
    - workload.yaml
    - deploy/*.json
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
