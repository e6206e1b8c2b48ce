// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { JsonFile } from '@cabildo/sandbox-web';

interface StoredRecord {
  payload: AdapterPayload;
  /** Seconds since 1970; without it the record stays. */
  expires?: number;
}

/** By model and id, such as `Session:6f…`. */
type Records = Record<string, StoredRecord>;

function now(): number {
  return Math.floor(Date.now() / 1000);
}

/**
 * Sessions, grants and tokens in one file, so that they survive a restart.
 *
 * @remarks
 * Right for the handful of people of a sandbox: everything is in memory and the
 * file is written as a whole.
 *
 * @public
 */
export class ProviderStore {
  readonly #file: JsonFile<Records>;

  private constructor(file: JsonFile<Records>) {
    this.#file = file;
  }

  static async open(directory: string): Promise<ProviderStore> {
    const path = join(directory, 'records.json');
    return new ProviderStore(await JsonFile.open<Records>(path, {}));
  }

  /** What the provider keeps one kind of record with. */
  adapterFor(model: string): Adapter {
    const file = this.#file;
    const keyOf = (id: string) => `${model}:${id}`;

    const payloadOf = (key: string): AdapterPayload | undefined => {
      const record = file.content[key];
      const expired = record?.expires !== undefined && record.expires <= now();
      // A copy: the provider changes what it is given.
      return record && !expired ? structuredClone(record.payload) : undefined;
    };

    const findBy = (
      matches: (payload: AdapterPayload) => boolean,
    ): AdapterPayload | undefined => {
      const key = Object.keys(file.content).find(
        candidate =>
          candidate.startsWith(`${model}:`) &&
          matches(file.content[candidate].payload),
      );
      return key === undefined ? undefined : payloadOf(key);
    };

    return {
      async upsert(id, payload, expiresIn) {
        await file.update(records => {
          const time = now();
          for (const [key, { expires }] of Object.entries(records)) {
            if (expires !== undefined && expires <= time) {
              delete records[key];
            }
          }
          records[keyOf(id)] = {
            payload: structuredClone(payload),
            expires: expiresIn ? time + expiresIn : undefined,
          };
        });
      },
      async find(id) {
        return payloadOf(keyOf(id));
      },
      async findByUid(uid) {
        return findBy(payload => payload.uid === uid);
      },
      async findByUserCode(userCode) {
        return findBy(payload => payload.userCode === userCode);
      },
      async consume(id) {
        await file.update(records => {
          const record = records[keyOf(id)];
          if (record) {
            record.payload.consumed = now();
          }
        });
      },
      async destroy(id) {
        await file.update(records => delete records[keyOf(id)]);
      },
      async revokeByGrantId(grantId) {
        await file.update(records => {
          for (const [key, { payload }] of Object.entries(records)) {
            if (payload.grantId === grantId) {
              delete records[key];
            }
          }
        });
      },
    };
  }
}
