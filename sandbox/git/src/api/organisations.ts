// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { isAdministrator, mayRead } from '../access/rights.ts';
import { HttpError } from '../errors.ts';
import type { Organisation } from '../git/RepositoryStore.ts';
import { route, type Exchange } from '../http/router.ts';
import {
  booleanField,
  readJson,
  requireActor,
  requirePush,
  sendJson,
  textField,
} from './exchange.ts';
import { describeRepository } from './repositories.ts';
import { organisationShape } from './shapes.ts';

function requireOrganisation({ host, parameters }: Exchange): Organisation {
  const organisation = host.repositories.organisation(parameters.owner);
  if (!organisation) {
    throw new HttpError(404, 'The organisation does not exist');
  }
  return organisation;
}

async function list(exchange: Exchange): Promise<void> {
  await requireActor(exchange);
  const { host } = exchange;
  sendJson(
    exchange,
    200,
    host.repositories
      .organisations()
      .map(organisation => organisationShape(host, organisation)),
  );
}

async function look(exchange: Exchange): Promise<void> {
  await requireActor(exchange);
  const organisation = requireOrganisation(exchange);
  sendJson(exchange, 200, organisationShape(exchange.host, organisation));
}

async function create(exchange: Exchange): Promise<void> {
  const actor = await requireActor(exchange);
  const { host } = exchange;
  if (!isAdministrator(actor)) {
    throw new HttpError(403, 'Only the platform team makes organisations');
  }
  const fields = await readJson(exchange);
  const organisation = await host.repositories.createOrganisation(
    textField(fields, 'username') ?? textField(fields, 'name') ?? '',
    {
      fullName: textField(fields, 'full_name'),
      description: textField(fields, 'description'),
    },
  );
  sendJson(exchange, 201, organisationShape(host, organisation));
}

async function listRepositories(exchange: Exchange): Promise<void> {
  const actor = await requireActor(exchange);
  const { host } = exchange;
  const { name } = requireOrganisation(exchange);
  const readable = host.repositories
    .repositories(name)
    .filter(repository => mayRead(actor, repository));
  const shapes = readable.map(repository =>
    describeRepository(host, actor, repository),
  );
  sendJson(exchange, 200, await Promise.all(shapes));
}

async function createRepository(exchange: Exchange): Promise<void> {
  const actor = await requireActor(exchange);
  const { host } = exchange;
  const { name: owner } = requireOrganisation(exchange);
  requirePush(actor, owner);
  const fields = await readJson(exchange);
  const repository = await host.repositories.create({
    owner,
    name: textField(fields, 'name') ?? '',
    description: textField(fields, 'description'),
    private: booleanField(fields, 'private'),
    defaultBranch: textField(fields, 'default_branch'),
  });
  const shape = await describeRepository(host, actor, repository);
  sendJson(exchange, 201, shape);
}

/** @public */
export const organisationRoutes = [
  route('GET /api/v1/orgs', list),
  route('POST /api/v1/orgs', create),
  route('GET /api/v1/orgs/:owner', look),
  route('GET /api/v1/orgs/:owner/repos', listRepositories),
  route('POST /api/v1/orgs/:owner/repos', createRepository),
];
