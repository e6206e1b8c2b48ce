// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { CommandError } from '../errors.ts';
import { readTextIfPresent } from '../files.ts';
import type { ProcessCommand } from '../processes/start.ts';
import { type Account, postgresAccount } from './account.ts';
import {
  type Binaries,
  copyBinaries,
  findBinaries,
  linkLibraries,
} from './binaries.ts';
import { postgresHome } from './home.ts';

/** @public */
export interface PostgresServerOptions {
  /** Where the data is kept; as root only a name for the place below `/var/lib`. */
  home: string;
  port: number;
  password: string;
  /** Whether data must survive a power cut. Tests do without and are faster. */
  durable: boolean;
}

const USER = 'cabildo';

/** A PostgreSQL server of our own: TCP on loopback with a password, no socket file. @public */
export class PostgresServer {
  readonly #options: PostgresServerOptions;
  readonly #home: string;
  readonly #data: string;

  constructor(options: PostgresServerOptions) {
    this.#options = options;
    this.#home = postgresHome(options.home);
    this.#data = join(this.#home, 'data');
  }

  /** For clients: `postgres://…/postgres`. */
  get connectionString(): string {
    const { port, password } = this.#options;
    return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  }

  /** Makes the database cluster unless it exists. */
  async initialise(): Promise<void> {
    const account = postgresAccount();
    const binaries = this.#binaries(account);
    const version = readTextIfPresent(join(this.#data, 'PG_VERSION'))?.trim();
    const major = binaries.version.split('.')[0];
    if (version === major) {
      return;
    }
    if (version !== undefined) {
      throw new CommandError(
        `The data in ${
          this.#data
        } is PostgreSQL ${version}'s; this is ${major}`,
        { remedy: 'Start afresh with ./cabildo reset' },
      );
    }
    const next = join(this.#home, 'data.next');
    const passwordFile = join(this.#home, `password-${randomUUID()}`);
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, this.#options.password, { mode: 0o600 });
    try {
      if (account) {
        chmodSync(this.#home, 0o755);
        chownSync(next, account.uid, account.gid);
        chownSync(passwordFile, account.uid, account.gid);
      }
      // The built-in locale is the same on every machine; the system's and ICU's are not.
      await promisify(execFile)(
        join(binaries.directory, 'bin/initdb'),
        [
          `--pgdata=${next}`,
          `--username=${USER}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          ...(this.#options.durable ? [] : ['--no-sync']),
        ],
        { cwd: this.#home, ...account },
      );
      // Renamed into place: an interrupted initdb is simply done again.
      rmSync(this.#data, { recursive: true, force: true });
      renameSync(next, this.#data);
    } catch (error) {
      const { stderr } = error as { stderr?: string };
      throw new CommandError('The database could not be made', {
        details: (stderr || (error as Error).message).trim().split('\n'),
        remedy: `Is ${this.#home} writable?`,
        cause: error,
      });
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  /** The command that runs the server in the foreground. It stops at once on SIGINT. */
  command(): Omit<ProcessCommand, 'environment'> {
    const account = postgresAccount();
    const { directory } = this.#binaries(account);
    const settings: Record<string, string> = {
      listen_addresses: '127.0.0.1',
      port: String(this.#options.port),
      // A socket file's path would be too long below a deep clone, and nobody needs it.
      unix_socket_directories: '',
      max_connections: '200',
      ...(this.#options.durable
        ? {}
        : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    return {
      file: join(directory, 'bin/postgres'),
      arguments: [
        '-D',
        this.#data,
        ...Object.entries(settings).flatMap(([name, value]) => [
          '-c',
          `${name}=${value}`,
        ]),
      ],
      directory: this.#home,
      user: account,
    };
  }

  /** Whether it answers a query. A refused password is an error, not a reason to wait. */
  async isReady(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      connectionTimeoutMillis: 5_000,
    });
    // The server may end the connection while it starts; the promises below report that.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch (error) {
      const WRONG_PASSWORD = '28P01';
      if ((error as { code?: string }).code === WRONG_PASSWORD) {
        throw new CommandError(
          `The database in ${this.#data} was made with another password`,
          {
            remedy:
              'Bring back .cabildo/secrets.json, or start afresh with ./cabildo reset',
            cause: error,
          },
        );
      }
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Deletes data and copied binaries. */
  remove(): void {
    if (existsSync(this.#home)) {
      rmSync(this.#home, { recursive: true, force: true });
    }
  }

  #binaries(account: Account | undefined): Binaries {
    const installed = findBinaries();
    linkLibraries(installed.directory);
    return account ? copyBinaries(installed, this.#home) : installed;
  }
}
