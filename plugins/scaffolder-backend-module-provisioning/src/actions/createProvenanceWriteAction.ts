// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { hashFiles } from '../provenance/hashFiles';
import { PROVENANCE_PATH, readPinnedVersion } from '../provenance/provenance';
import { examples } from './provenanceWrite.examples';

/**
 * Writes down what a repository was made from.
 *
 * @public
 */
export function createProvenanceWriteAction() {
  return createTemplateAction({
    id: 'cabildo:provenance:write',
    description:
      'Writes .cabildo/provenance.json: template, library version, request, parameters and the SHA-256 of every file in the workspace.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        parameters: z =>
          z.record(z.any()).describe('Parameters of the template'),
        libraryVersion: z =>
          z
            .string()
            .optional()
            .describe(
              'Version of the stack library; else the one in deploy/library.json',
            ),
        requestId: z =>
          z
            .string()
            .optional()
            .describe('Id of the request, which is the task in any case'),
      },
      output: {
        path: z => z.string().describe('Path of the file in the workspace'),
      },
    },
    async handler(ctx) {
      const { workspacePath, input } = ctx;
      const files = await hashFiles(workspacePath, {
        ignore: [PROVENANCE_PATH],
      });
      const provenance = {
        template: ctx.templateInfo?.entityRef,
        libraryVersion:
          input.libraryVersion ?? (await readPinnedVersion(workspacePath)),
        request: ctx.task.id,
        parameters: input.parameters,
        files,
      };
      const target = path.join(workspacePath, PROVENANCE_PATH);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, `${JSON.stringify(provenance, undefined, 2)}\n`);
      ctx.logger.info(
        `Recorded the origin of ${Object.keys(files).length} files`,
      );
      ctx.output('path', PROVENANCE_PATH);
    },
  });
}
