// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { SystemField } from './SystemField';

/** The system a new service belongs to, among those of its department. */
export const systemField = createFormField({
  name: 'CabildoSystem',
  component: SystemField,
  schema: makeFieldSchema({
    output: z => z.string(),
    uiOptions: z =>
      z.object({
        ownerField: z
          .string()
          .optional()
          .describe('The field with the owner, whose department counts'),
      }),
  }),
});
