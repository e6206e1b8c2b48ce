// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import {
  deliveryParameters,
  deliveryStackName,
  listenerRulePriority,
  ownershipTags,
  pipelineName,
  readServiceRequest,
  repositoryId,
  serviceDomain,
  serviceUrl,
  workloadParameters,
  workloadStackName,
  type PinnedLibrary,
  type ServiceRequest,
  type StackConfiguration,
  type StackContext,
  type StackEnvironment,
} from '@cabildo/plugin-provisioning-common';
import type {
  Organisation,
  RepositoryHost,
  StackLibraryReader,
  StackOperations,
} from '@cabildo/plugin-provisioning-node';
import { CATALOG_INFO_PATH, SERVICE_BRANCH } from '../serviceRepository';
import type { NameCheck } from './NameCheck';
import { takenPriorities } from './takenPriorities';
import type { PreparedService, PreparedStack } from './types';

export interface PrepareOptions {
  requestId: string;
  credentials: BackstageCredentials;
  /** Refuses whoever may not create in the department. */
  requireDepartment: (department: string) => Promise<void>;
  signal?: AbortSignal;
}

/** Checks a request against everything there is, and works out what it will make. Changes nothing. */
export class ServicePreparation {
  readonly #aws: AwsService;
  readonly #organisation: Organisation;
  readonly #names: NameCheck;
  readonly #stacks: StackOperations;
  readonly #library: StackLibraryReader;
  readonly #repositories: RepositoryHost;

  constructor(options: {
    aws: AwsService;
    organisation: Organisation;
    names: NameCheck;
    stacks: StackOperations;
    library: StackLibraryReader;
    repositories: RepositoryHost;
  }) {
    this.#aws = options.aws;
    this.#organisation = options.organisation;
    this.#names = options.names;
    this.#stacks = options.stacks;
    this.#library = options.library;
    this.#repositories = options.repositories;
  }

  /**
   * @throws InputError with one line per field that is wrong
   * @throws NotAllowedError when the person may not create in the owner's department
   * @throws ConflictError when the name is taken
   */
  async prepare(
    input: unknown,
    options: PrepareOptions,
  ): Promise<PreparedService> {
    const { requestId, credentials, signal } = options;
    const request = readServiceRequest(input);
    const team = await this.#organisation.team(request.owner, { credentials });
    const { department } = team;
    await options.requireDepartment(department);
    if (request.system) {
      await this.#organisation.requireSystem(request.system, { credentials });
    }

    const [dev, prod] = this.#environments(request, department);
    await this.#names.requireFree({
      name: request.name,
      department,
      requestId,
      remedy: 'Choose another name',
      signal,
    });

    const library = await this.#library.pin({ signal });
    const context: StackContext = {
      request,
      department,
      system: request.system ?? department,
      requestId,
      library,
    };
    const stackDev = await this.#stackEnvironment(dev, signal);
    const stackProd = prod && (await this.#stackEnvironment(prod, signal));
    const stacks = {
      delivery: await this.#delivery(context, dev, stackDev, stackProd, signal),
      dev: await this.#workload(context, dev, stackDev, signal),
      prod:
        prod &&
        stackProd &&
        (await this.#workload(context, prod, stackProd, signal)),
    };
    return this.#result({ ...context, library }, { dev, prod }, stacks);
  }

  #environments(
    request: ServiceRequest,
    department: string,
  ): [Environment, Environment | undefined] {
    const configured = this.#aws
      .environments()
      .filter(environment => environment.department === department);
    const [dev, prod] = request.environments.map(name => {
      const environment = configured.find(candidate => candidate.name === name);
      if (!environment) {
        const known = configured.map(candidate => candidate.name).join(', ');
        throw new InputError(
          `Department '${department}' has no environment '${name}': choose from ${
            known || 'none; the platform team must set one up first'
          }`,
        );
      }
      return environment;
    });
    return [dev, prod];
  }

  async #stackEnvironment(
    environment: Environment,
    signal?: AbortSignal,
  ): Promise<StackEnvironment> {
    const outputs = await this.#stacks.environmentOutputs(environment, {
      signal,
    });
    return { ...environment, outputs };
  }

  async #delivery(
    context: StackContext,
    environment: Environment,
    dev: StackEnvironment,
    prod: StackEnvironment | undefined,
    signal?: AbortSignal,
  ): Promise<PreparedStack> {
    const stackName = deliveryStackName(context.request.name);
    const tags = tagsFor(context, environment);
    await this.#stacks.findOwn({ environment, stackName, tags, signal });
    return {
      environmentId: environment.id,
      stackName,
      tags,
      parameters: deliveryParameters(
        context,
        { dev, prod },
        { branch: SERVICE_BRANCH },
      ),
    };
  }

  async #workload(
    context: StackContext,
    environment: Environment,
    stackEnvironment: StackEnvironment,
    signal?: AbortSignal,
  ): Promise<PreparedStack> {
    const stackName = workloadStackName(context.request.name, environment.name);
    const tags = tagsFor(context, environment);
    const found = await this.#stacks.findOwn({
      environment,
      stackName,
      tags,
      signal,
    });
    // Its own rule makes its priority taken: a second run keeps it.
    const own = Number(found?.parameters.ListenerRulePriority);
    const parameters = workloadParameters(context, stackEnvironment, {
      listenerRulePriority: own || 1,
    });
    if (!own) {
      const taken = await takenPriorities(this.#aws, {
        environment,
        listenerArn: parameters.ListenerArn,
        signal,
      });
      parameters.ListenerRulePriority = String(
        listenerRulePriority(context.request.name, taken),
      );
    }
    return { environmentId: environment.id, stackName, tags, parameters };
  }

  #result(
    context: StackContext & { library: PinnedLibrary },
    environments: { dev: Environment; prod?: Environment },
    stacks: PreparedService['stacks'],
  ): PreparedService {
    const { request, department, requestId, library } = context;
    const { dev, prod } = environments;
    const reference = { owner: department, name: request.name };
    const repository = {
      ...reference,
      ...this.#repositories.addresses(reference),
      catalogInfoUrl: this.#repositories.fileUrl(reference, {
        branch: SERVICE_BRANCH,
        path: CATALOG_INFO_PATH,
      }),
    };
    const domains = {
      dev: serviceDomain(request.name, dev),
      ...(prod && { prod: serviceDomain(request.name, prod) }),
    };
    const urls = {
      dev: serviceUrl(dev, domains.dev),
      ...(prod && domains.prod && { prod: serviceUrl(prod, domains.prod) }),
    };
    const owner = `group:default/${request.owner}`;
    const system = `system:default/${context.system}`;
    return {
      requestId,
      department,
      owner,
      system,
      repository,
      repositoryUrl: repository.url,
      stacks,
      parameters: {
        delivery: stacks.delivery.parameters,
        dev: stacks.dev.parameters,
        ...(stacks.prod && { prod: stacks.prod.parameters }),
      },
      tags: stacks.dev.tags,
      pipeline: {
        environmentId: dev.id,
        pipelineName: pipelineName(request.name),
      },
      domains,
      urls,
      serviceUrl: urls.dev,
      library,
      values: {
        name: request.name,
        title: request.title,
        description: request.description,
        owner,
        system,
        department,
        language: request.language,
        tier: request.tier,
        visibility: request.visibility,
        healthPath: request.healthPath,
        repository: repositoryId(department, request.name),
        requestId,
        links: [
          { url: urls.dev, title: 'Dev' },
          ...(urls.prod ? [{ url: urls.prod, title: 'Production' }] : []),
        ],
        library,
        deploy: {
          dev: configurationOf(stacks.dev),
          ...(stacks.prod && { prod: configurationOf(stacks.prod) }),
        },
      },
    };
  }
}

function tagsFor(
  context: StackContext,
  environment: Environment,
): Record<string, string> {
  const { request, department, system, library, requestId } = context;
  return ownershipTags({
    service: request.name,
    environment: environment.name,
    department,
    owner: request.owner,
    system,
    tier: request.tier,
    libraryVersion: library.version,
    requestId,
  });
}

function configurationOf(stack: PreparedStack): StackConfiguration {
  return { Parameters: stack.parameters, Tags: stack.tags };
}
