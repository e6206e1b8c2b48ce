// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readBody } from '@cabildo/sandbox-web';
import { authenticate } from '../access/authenticate.ts';
import {
  explainNoPush,
  mayPush,
  mayRead,
  type Actor,
} from '../access/rights.ts';
import { HttpError } from '../errors.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import type { Exchange } from '../http/router.ts';

const LARGEST_BODY = 64 * 1024;

/** Answers with JSON. @public */
export function sendJson(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  value: unknown,
): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-cache');
  response.end(JSON.stringify(value));
}

/** Reads a JSON object. @public */
export async function readJson({
  request,
}: Exchange): Promise<Record<string, unknown>> {
  const body = await readBody(request, LARGEST_BODY);
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new HttpError(400, 'The body is not valid JSON', { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpError(400, 'The body must be a JSON object');
  }
  return value as Record<string, unknown>;
}

/** A field that may be left out. @public */
export function textField(
  fields: Record<string, unknown>,
  name: string,
): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || typeof value === 'string') {
    return value ?? undefined;
  }
  throw new HttpError(422, `'${name}' must be a text`);
}

/** A field that may be left out. @public */
export function booleanField(
  fields: Record<string, unknown>,
  name: string,
): boolean | undefined {
  const value = fields[name];
  if (value === undefined || value === null || typeof value === 'boolean') {
    return value ?? undefined;
  }
  throw new HttpError(422, `'${name}' must be true or false`);
}

/** Who asks; the API answers nobody else. @public */
export async function requireActor({
  host,
  request,
}: Exchange): Promise<Actor> {
  const actor = await authenticate(request, host);
  if (!actor) {
    throw new HttpError(401, 'A token is required');
  }
  return actor;
}

/** The repository of the address, and who asks for it. @public */
export async function requireRepository(
  exchange: Exchange,
): Promise<{ actor: Actor; repository: Repository; path: string }> {
  const actor = await requireActor(exchange);
  const { host, parameters } = exchange;
  const { owner, repository: name } = parameters;
  const repository = host.repositories.find(owner, name);
  if (!repository || !mayRead(actor, repository)) {
    throw new HttpError(404, 'The repository does not exist');
  }
  return { actor, repository, path: host.repositories.pathOf(repository) };
}

/** @public */
export function requirePush(actor: Actor, owner: string): void {
  if (!mayPush(actor, owner)) {
    throw new HttpError(403, explainNoPush(actor, owner));
  }
}
