// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TranslationFunction } from '@backstage/frontend-plugin-api';
import type { RJSFValidationError } from '@rjsf/utils';
import type { newServiceTranslationRef } from '../translation';

type Translate = TranslationFunction<(typeof newServiceTranslationRef)['T']>;

/** Rules whose message says their limit. */
const WITH_LIMIT = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;

/** Rules whose message needs no more than the field beside it. */
const WITHOUT_LIMIT = ['required', 'type', 'pattern', 'enum'] as const;

/**
 * Says what is wrong with the answers in the reader's words, each at its field.
 * A golden path's own words (`errorMessage`) stay as they are.
 */
export function explainErrors(
  errors: RJSFValidationError[],
  t: Translate,
): RJSFValidationError[] {
  return errors.map(error =>
    error.name === 'errorMessage'
      ? { ...error, property: missingProperty(error) ?? error.property }
      : { ...error, ...say(words(error, t)) },
  );
}

/** The library of the messages names a missing answer at its page, not at its field. */
function missingProperty(error: RJSFValidationError): string | undefined {
  const [first] = error.params?.errors ?? [];
  const missing = first?.params?.missingProperty;
  return missing === undefined
    ? undefined
    : `${error.property ?? ''}.${missing}`;
}

function words({ name, params }: RJSFValidationError, t: Translate): string {
  const withLimit = WITH_LIMIT.find(rule => rule === name);
  if (withLimit) {
    return t(`error.${withLimit}`, { limit: String(params?.limit) });
  }
  const withoutLimit = WITHOUT_LIMIT.find(rule => rule === name);
  return t(withoutLimit ? `error.${withoutLimit}` : 'error.other');
}

function say(message: string) {
  return { message, stack: message };
}
