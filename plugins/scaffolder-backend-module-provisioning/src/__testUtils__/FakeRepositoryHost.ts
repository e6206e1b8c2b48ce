// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  PublishRepositoryOptions,
  RepositoryHost,
  RepositoryReference,
} from '@cabildo/plugin-provisioning-node';

/** Repositories in memory. */
export class FakeRepositoryHost implements RepositoryHost {
  readonly repositories = new Map<string, { requestId?: string }>();
  readonly published: PublishRepositoryOptions[] = [];

  addresses({ owner, name }: RepositoryReference) {
    const url = `http://git.example/${owner}/${name}`;
    return { url, cloneUrl: `${url}.git` };
  }

  fileUrl(
    repository: RepositoryReference,
    { branch, path }: { branch: string; path: string },
  ) {
    return `${this.addresses(repository).url}/src/branch/${branch}/${path}`;
  }

  async find({ owner, name }: RepositoryReference) {
    const found = this.repositories.get(`${owner}/${name}`);
    return found && { ...found, description: '' };
  }

  async publish(options: PublishRepositoryOptions) {
    const { owner, name, requestId } = options;
    this.repositories.set(`${owner}/${name}`, { requestId });
    this.published.push(options);
    return { ...this.addresses(options), commit: 'c0ffee', pushed: true };
  }
}
