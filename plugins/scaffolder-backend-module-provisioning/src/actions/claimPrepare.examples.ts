// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A service that is older than the portal',
    example: stringify({
      steps: [
        {
          id: 'prepare',
          action: 'cabildo:claim:prepare',
          name: 'Check the claim',
          input: {
            name: 'lab-notices',
            title: 'Lab notices',
            description: 'Tells people that their results have come.',
            owner: 'group:default/health-appointments',
            system: 'system:default/appointments',
          },
        },
      ],
    }),
  },
];
