// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Repository } from '../git/RepositoryStore.ts';
import type { Person } from './PeopleStore.ts';

/** Whoever asks: a person, or the platform itself. @public */
export interface Actor extends Person {
  /** The platform's own token, which may do everything. */
  isBot: boolean;
}

const PLATFORM = 'platform';
const NATIONAL_OFFICE = 'national-office';

/** @public */
export function isAdministrator(actor: Actor): boolean {
  return actor.isBot || actor.groups.includes(PLATFORM);
}

/**
 * Whether somebody may change what an owner has: a department's product teams
 * may, its managers look on.
 *
 * @public
 */
export function mayPush(actor: Actor, owner: string): boolean {
  return (
    isAdministrator(actor) ||
    (actor.groups.includes(owner) &&
      !actor.groups.includes(`${owner}-management`))
  );
}

/**
 * Repositories are open to everybody who signs in, unless they are private.
 *
 * @public
 */
export function mayRead(actor: Actor, repository: Repository): boolean {
  return (
    !repository.private ||
    isAdministrator(actor) ||
    actor.groups.includes(repository.owner) ||
    actor.groups.includes(NATIONAL_OFFICE)
  );
}

/** Says to somebody why they may not, and what they can do. @public */
export function explainNoPush(actor: Actor, owner: string): string {
  const groups = actor.groups.join(', ') || 'none';
  if (actor.groups.includes(`${owner}-management`)) {
    return `${actor.login} may not push to '${owner}': managers read repositories, the product teams of '${owner}' change them.`;
  }
  return `${actor.login} may not push to '${owner}': it takes a member of '${owner}' or of the platform team, and your groups are: ${groups}. If they changed, sign in to the Git host once more.`;
}
