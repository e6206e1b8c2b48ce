// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Follows the first commit until it is in dev',
    example: stringify({
      steps: [
        {
          id: 'pipeline',
          action: 'cabildo:pipeline:follow',
          name: 'Build it and bring it to dev',
          input: {
            environmentId: '${{ steps.prepare.output.pipeline.environmentId }}',
            pipelineName: '${{ steps.prepare.output.pipeline.pipelineName }}',
            untilStage: 'Dev',
            commit: '${{ steps.publish.output.commit }}',
          },
        },
      ],
    }),
  },
];
