// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A public service in TypeScript with dev and production',
    example: stringify({
      steps: [
        {
          id: 'prepare',
          action: 'cabildo:service:prepare',
          name: 'Check the request',
          input: {
            name: 'citas',
            title: 'Citas médicas',
            description: 'Books an appointment at a public clinic.',
            owner: 'group:default/health-appointments',
            system: 'system:default/appointments',
            environments: ['dev', 'prod'],
            language: 'typescript',
            tier: 'tier-1',
            visibility: 'public',
            healthPath: '/health',
          },
        },
      ],
    }),
  },
  {
    description: 'An internal service in Python that is only tried out',
    example: stringify({
      steps: [
        {
          id: 'prepare',
          action: 'cabildo:service:prepare',
          name: 'Check the request',
          input: {
            name: 'lab-results',
            title: 'Lab results',
            owner: 'group:default/health-appointments',
            environments: ['dev'],
            language: 'python',
            tier: 'tier-2',
            visibility: 'internal',
            healthPath: '/health',
          },
        },
      ],
    }),
  },
];
