// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Transform } from 'node:stream';
import { HttpError } from '../errors.ts';

/** Passes bytes on, up to a limit. @public */
export function limitBytes(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) {
        done(new HttpError(413, `More than ${limit} bytes at once`));
      } else {
        done(undefined, chunk);
      }
    },
  });
}
