// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The front end, served by this process
backend.add(import('@backstage/plugin-app-backend'));

// Sign-in through OpenID Connect; identities know the departments above a team
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
backend.add(import('@cabildo/plugin-auth-backend-module-departments'));

// Who may do what: departments, the platform team, managers, the national office
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@cabildo/plugin-permission-backend-module-departments'));

// The catalogue of services, teams and people
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

// The golden paths and the actions they call
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@cabildo/plugin-scaffolder-backend-module-provisioning'));
backend.add(import('@cabildo/plugin-provisioning-backend'));

// The estate: health and scaling of every workload
backend.add(import('@cabildo/plugin-estate-backend'));
backend.add(import('@cabildo/plugin-estate-backend-module-aws'));
backend.add(import('@cabildo/plugin-estate-backend-module-kubernetes'));

// Kubernetes for the entity tab: the estate's clusters, within what a reader may see
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@cabildo/plugin-kubernetes-backend-module-departments'));

// Documentation kept beside the code
backend.add(import('@backstage/plugin-techdocs-backend'));

// Search in PostgreSQL
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// What plugins register as actions, as tools of assistants
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Settings of each reader, notifications and the live channel they use
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-events-backend'));

backend.start();
