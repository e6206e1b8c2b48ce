// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { validateServiceName } from '@cabildo/plugin-provisioning-common';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { ServiceNameField } from './ServiceNameField';

/** The name of a new service, checked as it is typed and once more before the next page. */
export const serviceNameField = createFormField({
  name: 'CabildoServiceName',
  component: ServiceNameField,
  schema: makeFieldSchema({ output: z => z.string() }),
  validation: async (value, validation, { apiHolder }) => {
    const shape = validateServiceName(value);
    if (!shape.ok) {
      validation.addError(shape.message);
      return;
    }
    const check = await apiHolder
      .get(provisioningApiRef)!
      .checkServiceName(shape.value);
    if (!check.ok) {
      validation.addError(check.message);
    }
  },
});
