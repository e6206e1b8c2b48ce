// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { templateManagementPermission } from '@backstage/plugin-scaffolder-common/alpha';

/** Asked once, when the app has the person. */
const MAY_WRITE_PATHS = {
  permissions: { $contains: templateManagementPermission.name },
};

/**
 * The scaffolder's pages for those who write golden paths (actions, editor,
 * templating extensions), shown to them alone.
 *
 * @public
 */
export const pathAuthoringModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    'sub-page:scaffolder/actions' as const,
    'sub-page:scaffolder/editor' as const,
    'sub-page:scaffolder/templating-extensions' as const,
  ].map(id =>
    scaffolderPlugin.getExtension(id).override({ if: MAY_WRITE_PATHS }),
  ),
});
