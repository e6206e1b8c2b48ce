// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AuthService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AwsService } from '@cabildo/plugin-aws-node';
import {
  Organisation,
  PipelineOperations,
  StackLibraryReader,
  StackOperations,
  type RepositoryHost,
} from '@cabildo/plugin-provisioning-node';
import { createClaimPrepareAction } from './actions/createClaimPrepareAction';
import { createEntityRegisterAction } from './actions/createEntityRegisterAction';
import { createPipelineFollowAction } from './actions/createPipelineFollowAction';
import { createProvenanceWriteAction } from './actions/createProvenanceWriteAction';
import { createRepositoryPublishAction } from './actions/createRepositoryPublishAction';
import { createServicePrepareAction } from './actions/createServicePrepareAction';
import { createStackDeployAction } from './actions/createStackDeployAction';
import { InitiatorCheck } from './InitiatorCheck';
import { ClaimPreparation } from './prepare/ClaimPreparation';
import { NameCheck } from './prepare/NameCheck';
import { ServicePreparation } from './prepare/ServicePreparation';
import { EntityRegistration } from './register/EntityRegistration';

export interface ActionServices {
  auth: AuthService;
  aws: AwsService;
  catalog: CatalogService;
  config: RootConfigService;
  permissions: PermissionsService;
  repositories: RepositoryHost;
  userInfo: UserInfoService;
}

/** All actions, over one set of operations. */
export function createActions(
  services: ActionServices,
  options?: { pollIntervalMs?: number },
) {
  const { auth, aws, catalog, config, permissions, repositories } = services;
  const operations = { aws, pollIntervalMs: options?.pollIntervalMs };
  const organisation = Organisation.fromConfig(config, services);
  const initiator = new InitiatorCheck({ aws, permissions, organisation });
  const stacks = StackOperations.create(operations);
  const pipelines = PipelineOperations.create(operations);
  const names = new NameCheck({ auth, catalog, repositories });
  const preparation = new ServicePreparation({
    aws,
    organisation,
    names,
    stacks,
    library: StackLibraryReader.create({ aws }),
    repositories,
  });
  const registration = new EntityRegistration({
    auth,
    catalog,
    pollIntervalMs: options?.pollIntervalMs,
  });
  return [
    createServicePrepareAction({ preparation, initiator }),
    createClaimPrepareAction({
      preparation: new ClaimPreparation({ organisation, names, repositories }),
      initiator,
    }),
    createProvenanceWriteAction(),
    createRepositoryPublishAction({ repositories, initiator }),
    createStackDeployAction({ aws, stacks, initiator }),
    createPipelineFollowAction({ pipelines, initiator }),
    createEntityRegisterAction({ registration, initiator }),
  ] as const;
}
