// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { validateHealthPath } from './healthPath';

describe('validateHealthPath', () => {
  it.each([
    '/',
    '/health',
    '/healthz',
    '/api/v1/ready',
    '/a_b~c.d-e',
    '/.well-known/x',
  ])('should accept %s', path => {
    expect(validateHealthPath(path)).toEqual({ ok: true, value: path });
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    [1, 'not-text'],
    ['health', 'start'],
    ['http://169.254.169.254/', 'start'],
    ['//evil.example/x', 'traversal'],
    ['/..', 'traversal'],
    ['/a/../b', 'traversal'],
    ['/./a', 'traversal'],
    ['/a//b', 'traversal'],
    ['/%2e%2e/', 'character'],
    ['/health?x=1', 'query'],
    ['/health#x', 'query'],
    ['/he alth', 'character'],
    ['/health\n', 'character'],
    ['/ñ', 'character'],
    ['/${AWS::Region}', 'character'],
    ['/{{x}}', 'character'],
    ['/*', 'character'],
    [`/${'a'.repeat(200)}`, 'too-long'],
  ])('should refuse %s', (path, code) => {
    expect(validateHealthPath(path)).toMatchObject({ ok: false, code });
  });

  it('should accept only paths that an address keeps as they are', () => {
    fc.assert(
      fc.property(
        fc.string().map(text => `/${text}`),
        path => {
          const kept = new URL(`http://host.example`);
          kept.pathname = path;
          const { ok } = validateHealthPath(path);
          expect(!ok || kept.pathname === path).toBe(true);
        },
      ),
    );
  });
});
