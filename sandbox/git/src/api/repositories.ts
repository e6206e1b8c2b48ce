// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Actor } from '../access/rights.ts';
import { listBranches } from '../git/objects.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import type { Host } from '../Host.ts';
import { route, type Exchange } from '../http/router.ts';
import {
  booleanField,
  readJson,
  requirePush,
  requireRepository,
  sendJson,
  textField,
} from './exchange.ts';
import { repositoryShape } from './shapes.ts';

/** @public */
export async function describeRepository(
  host: Host,
  actor: Actor,
  repository: Repository,
) {
  const path = host.repositories.pathOf(repository);
  const [branches, defaultBranch] = await Promise.all([
    listBranches(path),
    host.repositories.defaultBranch(repository),
  ]);
  return repositoryShape(host, repository, {
    actor,
    defaultBranch,
    empty: branches.length === 0,
  });
}

async function look(exchange: Exchange): Promise<void> {
  const { actor, repository } = await requireRepository(exchange);
  const shape = await describeRepository(exchange.host, actor, repository);
  sendJson(exchange, 200, shape);
}

async function change(exchange: Exchange): Promise<void> {
  const { actor, repository } = await requireRepository(exchange);
  const { host } = exchange;
  requirePush(actor, repository.owner);
  const fields = await readJson(exchange);
  const branch = textField(fields, 'default_branch');
  if (branch !== undefined) {
    await host.repositories.setDefaultBranch(repository, branch);
  }
  const changed = await host.repositories.update(repository, {
    description: textField(fields, 'description') ?? repository.description,
    private: booleanField(fields, 'private') ?? repository.private,
  });
  const shape = await describeRepository(host, actor, changed);
  sendJson(exchange, 200, shape);
}

async function remove(exchange: Exchange): Promise<void> {
  const { actor, repository } = await requireRepository(exchange);
  requirePush(actor, repository.owner);
  await exchange.host.repositories.remove(repository);
  exchange.response.statusCode = 204;
  exchange.response.end();
}

/** @public */
export const repositoryRoutes = [
  route('GET /api/v1/repos/:owner/:repository', look),
  route('PATCH /api/v1/repos/:owner/:repository', change),
  route('DELETE /api/v1/repos/:owner/:repository', remove),
];
