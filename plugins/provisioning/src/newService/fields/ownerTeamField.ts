// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { OwnerTeamField } from './OwnerTeamField';

/** The team that will own a new service, among those for which the person may create one. */
export const ownerTeamField = createFormField({
  name: 'CabildoOwnerTeam',
  component: OwnerTeamField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
