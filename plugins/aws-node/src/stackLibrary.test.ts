// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConfigReader } from '@backstage/config';
import { readStackLibrary } from './stackLibrary';

function read(url: unknown, version: unknown = '1.0.0') {
  return readStackLibrary(
    new ConfigReader({
      cabildo: {
        stackLibrary: { url: url as string, version: version as string },
      },
    }),
  );
}

describe('readStackLibrary', () => {
  it.each([
    'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks',
    'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/',
    'https://cabildo-library-100000000000.s3.us-east-1.amazonaws.com/stacks',
  ])('should understand %s', url => {
    const library = read(url);
    expect(library.url).toBe(
      'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/1.0.0',
    );
    expect(library.location).toEqual({
      bucket: 'cabildo-library-100000000000',
      region: 'us-east-1',
      prefix: 'stacks/1.0.0',
    });
  });

  it.each([
    ['https://example.org/stacks', '1.0.0', /stackLibrary\.url/],
    [
      'http://s3.us-east-1.amazonaws.com/b/stacks',
      '1.0.0',
      /stackLibrary\.url/,
    ],
    [
      'https://s3.us-east-1.amazonaws.com.evil.example/b/stacks',
      '1.0.0',
      /stackLibrary\.url/,
    ],
    ['https://s3.us-east-1.amazonaws.com/b/s', '../2', /stackLibrary\.version/],
    ['https://s3.us-east-1.amazonaws.com/b/s', 1, /stackLibrary\.version/],
  ])('should refuse %s at %s', (url, version, message) => {
    expect(() => read(url, version)).toThrow(message);
  });

  it('should say that it is missing', () => {
    expect(() => readStackLibrary(new ConfigReader({}))).toThrow(
      /cabildo\.stackLibrary is missing/,
    );
  });
});
