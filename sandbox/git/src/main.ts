// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  readWholeNumber,
  requireVariable,
  runPart,
  serve,
} from '@cabildo/sandbox-web';
import { createGitServer } from './createGitServer.ts';
import { openHost } from './openHost.ts';

runPart(async () => {
  const { env } = process;
  const port = readWholeNumber(env, 'CABILDO_GIT_PORT');
  const host = await openHost({
    url: `http://localhost:${port}`,
    issuer: requireVariable(env, 'CABILDO_OIDC_ISSUER'),
    clientId: requireVariable(env, 'CABILDO_OIDC_CLIENT_ID'),
    clientSecret: requireVariable(env, 'CABILDO_OIDC_CLIENT_SECRET'),
    botToken: requireVariable(env, 'CABILDO_GIT_BOT_TOKEN'),
    stateDirectory: requireVariable(env, 'CABILDO_STATE_DIR'),
    pushHookUrl: env.CABILDO_PUSH_HOOK_URL || undefined,
    log: message =>
      process.stderr.write(`${new Date().toISOString()} ${message}\n`),
  });
  await serve(createGitServer(host), port, () => host.pushes.close());
});
