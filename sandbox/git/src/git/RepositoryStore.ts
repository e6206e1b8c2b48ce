// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JsonFile } from '@cabildo/sandbox-web';
import { HttpError } from '../errors.ts';
import { isOwnerName, isRefName, isRepositoryName } from '../names.ts';
import { runGit } from './runGit.ts';

/** A department or team that owns repositories. @public */
export interface Organisation {
  id: number;
  name: string;
  fullName: string;
  description: string;
}

/** @public */
export interface Repository {
  id: number;
  owner: string;
  name: string;
  description: string;
  /** Read by the owner's people, the platform team and the national office only. */
  private: boolean;
  /** ISO 8601. */
  created: string;
  /** Of the last push; ISO 8601. */
  updated: string;
}

interface Register {
  lastId: number;
  organisations: Record<string, Organisation>;
  repositories: Record<string, Repository>;
}

/** @public */
export interface CreateRepositoryOptions {
  owner: string;
  name: string;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
}

const LONGEST_DESCRIPTION = 2000;

function limited(text: string | undefined): string {
  return (text ?? '').slice(0, LONGEST_DESCRIPTION);
}

/**
 * Organisations and their bare repositories, at
 * `<directory>/repositories/<owner>/<name>.git`.
 *
 * @public
 */
export class RepositoryStore {
  readonly #directory: string;
  readonly #file: JsonFile<Register>;
  /** Names that are being created or removed. */
  readonly #busy = new Set<string>();

  private constructor(directory: string, file: JsonFile<Register>) {
    this.#directory = directory;
    this.#file = file;
  }

  static async open(stateDirectory: string): Promise<RepositoryStore> {
    const file = await JsonFile.open<Register>(
      join(stateDirectory, 'repositories.json'),
      { lastId: 0, organisations: {}, repositories: {} },
    );
    return new RepositoryStore(join(stateDirectory, 'repositories'), file);
  }

  /** Where all repositories are, for `git http-backend`. */
  get directory(): string {
    return this.#directory;
  }

  pathOf(repository: Pick<Repository, 'owner' | 'name'>): string {
    const { owner, name } = repository;
    // The last line of defence: what is no name never becomes a path.
    if (!isOwnerName(owner) || !isRepositoryName(name)) {
      throw new HttpError(400, 'That is not the name of a repository');
    }
    return join(this.#directory, owner, `${name}.git`);
  }

  organisations(): Organisation[] {
    const { organisations } = this.#file.content;
    return Object.values(organisations).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  organisation(name: string): Organisation | undefined {
    const { organisations } = this.#file.content;
    return Object.hasOwn(organisations, name) ? organisations[name] : undefined;
  }

  async createOrganisation(
    name: string,
    options: { fullName?: string; description?: string } = {},
  ): Promise<Organisation> {
    if (!isOwnerName(name)) {
      throw new HttpError(
        422,
        `'${name.slice(
          0,
          60,
        )}' cannot be the name of an organisation: use 1 to 39 lower-case letters, digits and single hyphens`,
      );
    }
    if (this.organisation(name)) {
      throw new HttpError(422, `The organisation '${name}' exists already`);
    }
    return this.#file.update(register => {
      register.lastId += 1;
      const organisation: Organisation = {
        id: register.lastId,
        name,
        fullName: limited(options.fullName),
        description: limited(options.description),
      };
      register.organisations[name] = organisation;
      return organisation;
    });
  }

  /** All repositories, or those of one owner, by owner and name. */
  repositories(owner?: string): Repository[] {
    return Object.values(this.#file.content.repositories)
      .filter(repository => owner === undefined || repository.owner === owner)
      .sort((a, b) =>
        `${a.owner}/${a.name}` < `${b.owner}/${b.name}` ? -1 : 1,
      );
  }

  find(owner: string, name: string): Repository | undefined {
    const { repositories } = this.#file.content;
    const key = `${owner}/${name}`;
    return Object.hasOwn(repositories, key) ? repositories[key] : undefined;
  }

  async create(options: CreateRepositoryOptions): Promise<Repository> {
    const { owner, name, defaultBranch = 'main' } = options;
    if (!isRepositoryName(name)) {
      throw new HttpError(
        422,
        `'${name.slice(
          0,
          60,
        )}' cannot be the name of a repository: use lower-case letters, digits, '.', '_' and '-'`,
      );
    }
    if (!isRefName(defaultBranch)) {
      throw new HttpError(422, 'That is not the name of a branch');
    }
    if (!this.organisation(owner)) {
      throw new HttpError(404, `There is no organisation '${owner}'`);
    }
    return this.#exclusively(`${owner}/${name}`, async () => {
      if (this.find(owner, name)) {
        throw this.#taken(`${owner}/${name}`);
      }
      await this.#initialise(this.pathOf({ owner, name }), defaultBranch);
      return this.#register(options);
    });
  }

  /** One creation or removal of a name at a time. */
  async #exclusively<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.#busy.has(key)) {
      throw this.#taken(key);
    }
    this.#busy.add(key);
    try {
      return await work();
    } finally {
      this.#busy.delete(key);
    }
  }

  #taken(key: string): HttpError {
    return new HttpError(409, `The repository '${key}' exists already`);
  }

  async #initialise(path: string, defaultBranch: string): Promise<void> {
    // Made aside and moved: a repository is there as a whole or not at all.
    const temporary = join(
      this.#directory,
      `.new-${randomBytes(8).toString('hex')}`,
    );
    await mkdir(dirname(path), { recursive: true });
    try {
      await runGit([
        'init',
        '--quiet',
        '--bare',
        '--template=',
        `--initial-branch=${defaultBranch}`,
        '--',
        temporary,
      ]);
      // What stands there belongs to no repository: a crash left it.
      await rm(path, { recursive: true, force: true });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  #register(options: CreateRepositoryOptions): Promise<Repository> {
    const { owner, name } = options;
    const now = new Date().toISOString();
    return this.#file.update(register => {
      register.lastId += 1;
      const repository: Repository = {
        id: register.lastId,
        owner,
        name,
        description: limited(options.description),
        private: options.private ?? false,
        created: now,
        updated: now,
      };
      register.repositories[`${owner}/${name}`] = repository;
      return repository;
    });
  }

  async update(
    repository: Repository,
    change: Partial<Pick<Repository, 'description' | 'private' | 'updated'>>,
  ): Promise<Repository> {
    return this.#file.update(register => {
      const found =
        register.repositories[`${repository.owner}/${repository.name}`];
      if (!found) {
        throw new HttpError(404, 'The repository is gone');
      }
      return Object.assign(found, change, {
        description: limited(change.description ?? found.description),
      });
    });
  }

  async remove(repository: Repository): Promise<void> {
    const path = this.pathOf(repository);
    const key = `${repository.owner}/${repository.name}`;
    await this.#exclusively(key, async () => {
      await this.#file.update(register => {
        delete register.repositories[key];
      });
      await rm(path, { recursive: true, force: true });
    });
  }

  async defaultBranch(repository: Repository): Promise<string> {
    const head = await readFile(join(this.pathOf(repository), 'HEAD'), 'utf8');
    return head.trim().replace(/^ref: refs\/heads\//, '');
  }

  async setDefaultBranch(
    repository: Repository,
    branch: string,
  ): Promise<void> {
    if (!isRefName(branch)) {
      throw new HttpError(422, 'That is not the name of a branch');
    }
    await runGit(['symbolic-ref', 'HEAD', `refs/heads/${branch}`], {
      repository: this.pathOf(repository),
    });
  }
}
