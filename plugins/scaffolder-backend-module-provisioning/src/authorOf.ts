// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef, type UserEntity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

// Reserved for this: mail to it can never reach anybody.
const NO_MAIL_DOMAIN = 'noreply.invalid';

/**
 * Name and mail address of the person who started a task, for commits.
 *
 * @throws InputError when no person did
 */
export function authorOf(
  user: { entity?: UserEntity; ref?: string } | undefined,
): { name: string; email: string } {
  if (!user?.ref) {
    throw new InputError(
      'Repositories are made in the name of a person: start the task as one',
    );
  }
  const { name } = parseEntityRef(user.ref);
  const profile = user.entity?.spec.profile;
  return {
    name: profile?.displayName ?? name,
    email: profile?.email ?? `${name}@${NO_MAIL_DOMAIN}`,
  };
}
