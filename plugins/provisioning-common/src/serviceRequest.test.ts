// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { parseServiceRequest, readServiceRequest } from './serviceRequest';

const good = {
  name: 'citas-api',
  title: 'Citas médicas',
  description: 'Book, move and cancel: appointments of health centres',
  owner: 'group:default/health-appointments',
  system: 'appointments',
  environments: ['dev', 'prod'],
  language: 'typescript',
  tier: 'tier-1',
  visibility: 'public',
  healthPath: '/health',
};

function errorsOf(change: Record<string, unknown>) {
  const parsed = parseServiceRequest({ ...good, ...change });
  return parsed.ok ? [] : parsed.errors.map(error => error.field);
}

describe('parseServiceRequest', () => {
  it('should accept a good request and make the owner a name', () => {
    expect(parseServiceRequest(good)).toEqual({
      ok: true,
      request: { ...good, owner: 'health-appointments' },
    });
  });

  it('should leave out what may be left out', () => {
    const { system, description, ...rest } = good;
    expect(parseServiceRequest(rest)).toMatchObject({
      ok: true,
      request: { description: '', system: undefined },
    });
  });

  it('should put the environments into the order of deployment', () => {
    expect(
      parseServiceRequest({ ...good, environments: ['prod', 'dev'] }),
    ).toMatchObject({ request: { environments: ['dev', 'prod'] } });
  });

  it('should report every field at once', () => {
    const parsed = parseServiceRequest({});
    expect(parsed.ok ? [] : parsed.errors.map(error => error.field)).toEqual([
      'name',
      'title',
      'owner',
      'environments',
      'language',
      'tier',
      'visibility',
      'healthPath',
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['title', { title: '' }],
    ['title', { title: 'a\nb: c' }],
    ['title', { title: 'a\u2028b' }],
    ['title', { title: '${{ secrets.token }}' }],
    ['title', { title: 'x {{ constructor.constructor }}' }],
    ['title', { title: 'x {% for %}' }],
    ['title', { title: 'x ${AWS::Region}' }],
    ['title', { title: 'x <script>alert(1)</script>' }],
    ['title', { title: '=HYPERLINK("x")' }],
    ['title', { title: '- list' }],
    ['title', { title: '&anchor' }],
    ['title', { title: '!!js/function x' }],
    ['title', { title: 'a'.repeat(10_000_000) }],
    ['title', { title: ['x'] }],
    ['description', { description: '| block' }],
    ['description', { description: 7 }],
    ['owner', { owner: 'user:default/ana.rojas' }],
    ['owner', { owner: 'group:other/health-appointments' }],
    ['owner', { owner: '../health' }],
    ['owner', { owner: { name: 'x' } }],
    ['system', { system: 'component:default/x' }],
    ['system', { system: 'Über' }],
    ['environments', { environments: [] }],
    ['environments', { environments: ['prod'] }],
    ['environments', { environments: ['dev', 'dev'] }],
    ['environments', { environments: ['dev', 'moon'] }],
    ['environments', { environments: 'dev' }],
    ['environments', { environments: { 0: 'dev', length: 1 } }],
    ['language', { language: 'cobol' }],
    ['tier', { tier: 'tier-9' }],
    ['tier', { tier: '__proto__' }],
    ['visibility', { visibility: 'secret' }],
    ['healthPath', { healthPath: 'health' }],
  ])('should refuse a bad %s: %j', (field, change) => {
    expect(errorsOf(change)).toEqual([field]);
  });

  it('should take nothing from the prototype', () => {
    const request = Object.create(good);
    expect(parseServiceRequest(request).ok).toBe(false);
  });

  it('should never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            title: fc.anything(),
            owner: fc.anything(),
            environments: fc.anything(),
          }),
        ),
        input => {
          expect(parseServiceRequest(input).ok).toBe(false);
        },
      ),
    );
  });
});

describe('readServiceRequest', () => {
  it('should refuse with one line per field', () => {
    expect(() =>
      readServiceRequest({ ...good, name: 'api', tier: 'huge' }),
    ).toThrow(
      /nothing was created:\n- name: The name 'api' is reserved: .*\n- tier: The size is not known: choose one of tier-1, /,
    );
  });
});
