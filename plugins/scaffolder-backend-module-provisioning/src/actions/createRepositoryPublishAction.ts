// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { validateServiceName } from '@cabildo/plugin-provisioning-common';
import type { RepositoryHost } from '@cabildo/plugin-provisioning-node';
import { authorOf } from '../authorOf';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import { requireOwnRequest } from '../requireOwnRequest';
import { CATALOG_INFO_PATH, SERVICE_BRANCH } from '../serviceRepository';
import { examples } from './repositoryPublish.examples';

/**
 * Makes the repository of a service and brings the workspace to it.
 *
 * @public
 */
export function createRepositoryPublishAction(options: {
  repositories: RepositoryHost;
  initiator: InitiatorCheck;
}) {
  return createTemplateAction({
    id: 'cabildo:repository:publish',
    description:
      'Makes a repository at the Git host, once per request, and pushes the workspace to it in the name of the person. A repository of another request is refused.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        owner: z => z.string().describe('Department, the organisation there'),
        name: z => z.string().describe('Name of the service'),
        description: z => z.string().describe('One line for people'),
        requestId: z => z.string().describe('Id of the request'),
        sourcePath: z =>
          z
            .string()
            .optional()
            .describe('Folder in the workspace; default all of it'),
      },
      output: {
        remoteUrl: z => z.string().describe('Page of the repository'),
        cloneUrl: z => z.string().describe('Address for git'),
        commit: z => z.string().describe('Newest commit of the branch'),
        catalogInfoUrl: z =>
          z.string().describe('Address of its catalog-info.yaml'),
      },
    },
    async handler(ctx) {
      const { owner, name, description, requestId, sourcePath } = ctx.input;
      await explainFailure(
        ctx.step,
        `repository '${owner}/${name}'`,
        async () => {
          const checked = validateServiceName(name);
          if (!checked.ok) {
            throw new InputError(checked.message);
          }
          requireOwnRequest(ctx, requestId);
          await options.initiator.requireDepartment(ctx, owner);
          const directory = sourcePath
            ? resolveSafeChildPath(ctx.workspacePath, sourcePath)
            : ctx.workspacePath;
          const { url, cloneUrl, commit } = ctx.isDryRun
            ? { ...options.repositories.addresses({ owner, name }), commit: '' }
            : await options.repositories.publish({
                owner,
                name,
                description,
                requestId,
                directory,
                branch: SERVICE_BRANCH,
                author: authorOf(ctx.user),
                message: `Begin ${name}`,
                onLine: line => ctx.logger.info(line),
                signal: ctx.signal,
              });
          ctx.output('remoteUrl', url);
          ctx.output('cloneUrl', cloneUrl);
          ctx.output('commit', commit);
          ctx.output(
            'catalogInfoUrl',
            options.repositories.fileUrl(
              { owner, name },
              { branch: SERVICE_BRANCH, path: CATALOG_INFO_PATH },
            ),
          );
        },
      );
    },
  });
}
