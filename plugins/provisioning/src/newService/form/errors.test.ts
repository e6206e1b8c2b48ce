// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { RJSFValidationError } from '@rjsf/utils';
import { explainErrors } from './errors';

const t = ((key: string, options?: { limit: string }) =>
  options ? `${key} ${options.limit}` : key) as Parameters<
  typeof explainErrors
>[1];

function explained(error: Partial<RJSFValidationError>) {
  return explainErrors([{ stack: '', ...error }], t)[0];
}

describe('explainErrors', () => {
  it('should put the template’s own words for a missing answer at its field', () => {
    expect(
      explained({
        name: 'errorMessage',
        property: '',
        message: 'Give the service a name.',
        params: {
          errors: [
            { keyword: 'required', params: { missingProperty: 'name' } },
          ],
        },
      }),
    ).toMatchObject({ property: '.name', message: 'Give the service a name.' });
  });

  it('should leave the template’s words for another rule where they are', () => {
    expect(
      explained({
        name: 'errorMessage',
        property: '.title',
        message: 'Too long.',
        params: { errors: [{ keyword: 'maxLength', params: { limit: 3 } }] },
      }),
    ).toMatchObject({ property: '.title', message: 'Too long.' });
  });

  it.each([
    ['required', {}, 'error.required'],
    ['minLength', { limit: 3 }, 'error.minLength 3'],
    ['maximum', { limit: 9 }, 'error.maximum 9'],
    ['pattern', { pattern: '^a' }, 'error.pattern'],
    ['if', {}, 'error.other'],
  ])('should say %s in the reader’s words', (name, params, message) => {
    expect(
      explained({ name, params, property: '.x', message: 'must …' }),
    ).toMatchObject({ property: '.x', message, stack: message });
  });
});
