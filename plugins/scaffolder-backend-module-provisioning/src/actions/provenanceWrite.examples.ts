// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Records what the workspace was made from',
    example: stringify({
      steps: [
        {
          id: 'provenance',
          action: 'cabildo:provenance:write',
          name: 'Record where it came from',
          input: { parameters: { name: 'citas', tier: 'tier-1' } },
        },
      ],
    }),
  },
];
