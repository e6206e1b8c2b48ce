// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type Router from 'express-promise-router';
import { createOpenApiRouter } from '../schema/openapi';
import { audited } from './audited';
import type { Approvals, RequestForm } from './types';

/** Only HTTP: shapes are checked by the specification, rights by the services. */
export async function createRouter(options: {
  approvals: Approvals;
  auditor: AuditorService;
  form: RequestForm;
  httpAuth: HttpAuthService;
}): Promise<ReturnType<typeof Router>> {
  const { approvals, auditor, form, httpAuth } = options;
  const router = await createOpenApiRouter({
    // The specification is checked when it changes; compiling OpenAPI's own schema again at each start takes 0.1 s.
    validatorOptions: { validateApiSpec: false },
  });

  // Everything here is done in somebody's name.
  const callOptions = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ) => ({
    credentials: await httpAuth.credentials(request, { allow: ['user'] }),
  });

  router.post('/approvals', async (request, response) => {
    const { token, ...meta } = request.body;
    const decided = await audited(
      auditor,
      {
        eventId: 'approval-decide',
        severityLevel: 'medium',
        request,
        meta,
      },
      async () => approvals.decide(request.body, await callOptions(request)),
    );
    response.json(decided);
  });

  router.post('/checks/service-name', async (request, response) => {
    const { name } = request.body;
    response.json(
      await form.checkServiceName(name, await callOptions(request)),
    );
  });

  router.get('/options', async (request, response) => {
    response.json(await form.options(await callOptions(request)));
  });

  return router;
}
