// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { reservedServiceNames } from './reservedNames';
import { SERVICE_NAME_PATTERN, validateServiceName } from './serviceName';

const ordinary = [
  'appointments',
  'appointments-api',
  'citas',
  'citas-api',
  'permits',
  'permisos-api',
  'tax-returns',
  'payments',
  'pagos-web',
  'school-places',
  'grants',
  'becas',
  'bus-times',
  'road-works',
  'licence-plates',
  'court-dates',
  'case-files',
  'job-offers',
  'pensions',
  'voter-roll',
  'results-2026',
  'polling-stations',
  'census',
  'births',
  'id-cards',
  'passports',
  'border-queue',
  'visa',
  'vaccines',
  'hospital-beds',
  'e-prescription',
  'x-rays',
  'customs',
  'vat',
  'land-registry',
  'parking',
  'water-bills',
  'weather',
  'api-gateway',
  'test-results',
  'health-records',
  'a1b',
  'a-b-c-d-e-f',
  'abcdefghijklmnopqrstuvwx',
];

const hostile: [unknown, string][] = [
  [undefined, 'missing'],
  [null, 'missing'],
  ['', 'missing'],
  [42, 'not-text'],
  [true, 'not-text'],
  [{ toString: () => 'citas' }, 'not-text'],
  [['citas'], 'not-text'],
  [' ', 'space'],
  [' citas', 'space'],
  ['citas\n', 'space'],
  ['citas api', 'space'],
  ['a', 'too-short'],
  ['ab', 'too-short'],
  ['abcdefghijklmnopqrstuvwxy', 'too-long'],
  ['a'.repeat(64), 'too-long'],
  ['a'.repeat(10_000_000), 'too-long'],
  ['Citas', 'upper-case'],
  ['citasAPI', 'upper-case'],
  ['1citas', 'start'],
  ['-citas', 'start'],
  ['--citas', 'start'],
  ['citas-', 'hyphen'],
  ['citas--api', 'hyphen'],
  ['xn--citas', 'hyphen'],
  ['citas_api', 'character'],
  ['citas.api', 'character'],
  ['citas/api', 'character'],
  ['..', 'character'],
  ['../etc', 'character'],
  ['../../../etc/passwd', 'character'],
  ['..\\windows', 'character'],
  ['%2e%2e%2f', 'character'],
  ['citas%00', 'character'],
  ['citas\u0000', 'invisible'],
  ['citas\u200b', 'invisible'],
  ['ci\u00adtas', 'invisible'],
  ['\u202esatic', 'invisible'],
  ['citas\u0007', 'invisible'],
  ['ci\ttas', 'invisible'],
  ['citas\r\nInjected: yes', 'invisible'],
  ['niño', 'script'],
  ['citàs', 'script'],
  ['сitas', 'script'], // begins with a Cyrillic letter
  ['сервис', 'script'],
  ['服务', 'script'],
  ['الخدمة', 'script'],
  ['υπηρεσία', 'script'],
  ['citas😀', 'script'],
  ['ｃｉｔａｓ', 'script'], // full width letters
  ['cıtas', 'script'], // dotless i
  ['ﬁnance', 'script'], // ligature
  ['citas–api', 'script'], // en dash
  ['${{ secrets.x }}', 'space'],
  ['${{secrets.x}}', 'character'],
  ['{{constructor}}', 'character'],
  ['{%for%}', 'character'],
  ['#{ENV}', 'upper-case'],
  ['$(id)', 'character'],
  ['`id`', 'character'],
  ['citas;id', 'character'],
  ['citas&&id', 'character'],
  ["citas'or'1", 'character'],
  ['citas"', 'character'],
  ['<script>', 'character'],
  ['citas:latest', 'character'],
  ['citas@evil', 'character'],
  ['*', 'character'],
  ['!!js/function', 'character'],
  ['&anchor', 'character'],
  ['=cmd', 'character'],
  ['__proto__', 'character'],
  ['admin', 'reserved'],
  ['api', 'reserved'],
  ['www', 'reserved'],
  ['cabildo', 'reserved'],
  ['platform', 'reserved'],
  ['prod', 'reserved'],
  ['dev', 'reserved'],
  ['test', 'reserved'],
  ['status', 'reserved'],
  ['health', 'reserved'],
  ['environment', 'reserved'],
  ['aws-things', 'reserved'],
  ['cabildo-api', 'reserved'],
];

describe('validateServiceName', () => {
  it.each(ordinary)('should accept %s', name => {
    expect(validateServiceName(name)).toEqual({ ok: true, value: name });
  });

  it.each(
    hostile.map(
      ([name, code]) =>
        [JSON.stringify(name)?.slice(0, 30), name, code] as const,
    ),
  )('should refuse %s', (_, name, code) => {
    expect(validateServiceName(name)).toEqual({
      ok: false,
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('should have at least sixty hostile and forty ordinary names', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
    expect(ordinary.length).toBeGreaterThanOrEqual(40);
  });

  it('should refuse every reserved name as reserved or as no name at all', () => {
    for (const name of reservedServiceNames) {
      expect(validateServiceName(name).ok).toBe(false);
    }
  });

  it('should accept only what is a host name of 3 to 24 characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[a-z0-9-]{1,30}$/),
        ),
        name => {
          const { ok } = validateServiceName(name);
          const expected =
            SERVICE_NAME_PATTERN.test(name) &&
            name.length >= 3 &&
            name.length <= 24 &&
            !reservedServiceNames.includes(name) &&
            !/^(aws|amazon|cabildo)-/.test(name);
          expect(ok).toBe(expected);
        },
      ),
    );
  });

  it('should never throw, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        expect(typeof validateServiceName(value).ok).toBe('boolean');
      }),
    );
  });
});
