// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ControlPlane } from './control/startControlPlane.ts';

/** Id of the cluster in the portal's configuration. */
const CLUSTER_ID = 'national';

/** Writes what the portal needs to know of the cluster, with its token, for its owner's eyes only. */
export function writePortalFile(
  stateDirectory: string,
  { url, credentials, certificateFile }: ControlPlane,
  namespaces: readonly string[],
): void {
  const caData = readFileSync(certificateFile).toString('base64');
  const config = createPortalConfig({
    url,
    token: credentials.readerToken,
    caData,
    namespaces,
  });
  const header =
    '# Written by sandbox/kubernetes at every start; changes here are lost.\n';
  const file = join(stateDirectory, 'app-config.kubernetes.yaml');
  writeFileSync(`${file}.next`, header + stringify(config, { lineWidth: 0 }), {
    mode: 0o600,
  });
  renameSync(`${file}.next`, file);
}

/** The cluster, with each department's namespace as part of its production. */
export function createPortalConfig(options: {
  url: string;
  token: string;
  caData: string;
  namespaces: readonly string[];
}): object {
  const { url, token, caData, namespaces } = options;
  return {
    cabildo: {
      clusters: {
        [CLUSTER_ID]: {
          url,
          token,
          caData,
          namespaces: Object.fromEntries(
            namespaces.map(name => [name, `${name}-prod`]),
          ),
        },
      },
    },
  };
}
