// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Makes the repository that the first step prepared',
    example: stringify({
      steps: [
        {
          id: 'publish',
          action: 'cabildo:repository:publish',
          name: 'Create the repository',
          input: {
            owner: '${{ steps.prepare.output.repository.owner }}',
            name: '${{ steps.prepare.output.repository.name }}',
            description: 'Citas médicas',
            requestId: '${{ steps.prepare.output.requestId }}',
          },
        },
      ],
    }),
  },
];
