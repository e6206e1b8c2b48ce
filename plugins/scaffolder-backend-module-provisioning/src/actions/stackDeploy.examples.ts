// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Makes the place of a service in dev',
    example: stringify({
      steps: [
        {
          id: 'workload',
          action: 'cabildo:stack:deploy',
          name: 'Prepare its place in dev',
          input: {
            template: 'workload',
            environmentId:
              '${{ steps.prepare.output.stacks.dev.environmentId }}',
            stackName: '${{ steps.prepare.output.stacks.dev.stackName }}',
            parameters: '${{ steps.prepare.output.stacks.dev.parameters }}',
            tags: '${{ steps.prepare.output.stacks.dev.tags }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Makes the registry, the build and the pipeline of a service',
    example: stringify({
      steps: [
        {
          id: 'delivery',
          action: 'cabildo:stack:deploy',
          name: 'Create registry and pipeline',
          input: {
            template: 'delivery',
            environmentId:
              '${{ steps.prepare.output.stacks.delivery.environmentId }}',
            stackName: '${{ steps.prepare.output.stacks.delivery.stackName }}',
            parameters:
              '${{ steps.prepare.output.stacks.delivery.parameters }}',
            tags: '${{ steps.prepare.output.stacks.delivery.tags }}',
          },
        },
      ],
    }),
  },
];
