// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { GiteaRepositoryHost } from './GiteaRepositoryHost';
import type { RepositoryHost } from './types';

function missing(): InputError {
  return new InputError(
    'No Git host is configured for new repositories: add it to integrations.gitea',
  );
}

class MissingRepositoryHost implements RepositoryHost {
  addresses(): never {
    throw missing();
  }

  fileUrl(): never {
    throw missing();
  }

  async find(): Promise<never> {
    throw missing();
  }

  async publish(): Promise<never> {
    throw missing();
  }
}

/**
 * The place for new repositories that the configuration names.
 *
 * @remarks
 *
 * A portal without one starts all the same: golden paths may publish by other
 * actions. Asking for it then says what is missing.
 *
 * @throws InputError when it is not clear which host is meant
 * @public
 */
export function readRepositoryHost(config: Config): RepositoryHost {
  return config.has('integrations.gitea') ||
    config.has('cabildo.repositories.host')
    ? GiteaRepositoryHost.fromConfig(config)
    : new MissingRepositoryHost();
}
