// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  readWholeNumber,
  requireVariable,
  runPart,
  serve,
} from '@cabildo/sandbox-web';
import { readClients } from './clients.ts';
import { createIdentityServer } from './createIdentityServer.ts';
import { readPeople } from './people.ts';

runPart(async () => {
  const port = readWholeNumber(process.env, 'CABILDO_IDENTITY_PORT');
  const server = await createIdentityServer({
    issuer: `http://localhost:${port}`,
    clients: readClients(requireVariable(process.env, 'CABILDO_OIDC_CLIENTS')),
    people: await readPeople(
      requireVariable(process.env, 'CABILDO_PEOPLE_FILE'),
    ),
    stateDirectory: requireVariable(process.env, 'CABILDO_STATE_DIR'),
    log: message =>
      process.stderr.write(`${new Date().toISOString()} ${message}\n`),
  });
  await serve(server, port);
});
