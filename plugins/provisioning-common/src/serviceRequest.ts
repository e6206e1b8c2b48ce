// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { validateHealthPath } from './healthPath';
import type { CheckResult } from './result';
import {
  checkChoice,
  checkDescription,
  checkEnvironments,
  checkOwner,
  checkSystem,
  checkTitle,
} from './requestFields';
import { validateServiceName } from './serviceName';
import { tierPresets } from './tiers';

/**
 * Languages that a golden path has a skeleton for.
 *
 * @public
 */
export const serviceLanguages = ['typescript', 'python'] as const;

/**
 * One of {@link serviceLanguages}.
 *
 * @public
 */
export type ServiceLanguage = (typeof serviceLanguages)[number];

/**
 * Who reaches a service: everybody, or only the department's own network.
 *
 * @public
 */
export const serviceVisibilities = ['public', 'internal'] as const;

/**
 * One of {@link serviceVisibilities}.
 *
 * @public
 */
export type ServiceVisibility = (typeof serviceVisibilities)[number];

/**
 * What a person asks for when they ask for a service.
 *
 * @public
 */
export interface ServiceRequest {
  /** Name of the service, which {@link validateServiceName} accepts. */
  name: string;
  /** Name for people. */
  title: string;
  /** What the service is for, in a sentence. */
  description: string;
  /** Name of the owning team's group in the namespace `default`. */
  owner: string;
  /** Name of the system; undefined leaves it to the department. */
  system?: string;
  /** Names of environments in the order a change travels through them; the first is `dev`. */
  environments: string[];
  /** Language of the skeleton it starts with. */
  language: ServiceLanguage;
  /** Id of a tier preset. */
  tier: string;
  /** Who reaches it. */
  visibility: ServiceVisibility;
  /** Path that the load balancer asks, for example `/ready`: without host, query and fragment. */
  healthPath: string;
}

/**
 * What is wrong with one field of a request.
 *
 * @public
 */
export interface FieldError {
  /** The field of the form. */
  field: keyof ServiceRequest;
  /** For the person: what is wrong and how to mend it. */
  message: string;
}

/**
 * A request that can be carried out, or all that is wrong with it.
 *
 * @public
 */
export type ParsedServiceRequest =
  | { ok: true; request: ServiceRequest }
  | { ok: false; errors: FieldError[] };

type FieldChecks = {
  [Field in keyof Required<ServiceRequest>]: (
    value: unknown,
  ) => CheckResult<ServiceRequest[Field]>;
};

const CHECKS: FieldChecks = {
  name: validateServiceName,
  title: checkTitle,
  description: checkDescription,
  owner: checkOwner,
  system: checkSystem,
  environments: checkEnvironments,
  language: value => checkChoice('language', serviceLanguages, value),
  tier: value =>
    checkChoice(
      'size',
      tierPresets.map(preset => preset.id),
      value,
    ),
  visibility: value => checkChoice('visibility', serviceVisibilities, value),
  healthPath: validateHealthPath,
};

/**
 * Checks everything that can be checked without asking anyone, and reports
 * all faults at once.
 *
 * @param input - an object from a form, a file or a request's body
 * @public
 */
export function parseServiceRequest(input: unknown): ParsedServiceRequest {
  const values = isRecord(input) ? input : {};
  const errors: FieldError[] = [];
  const request: Record<string, unknown> = {};
  for (const field of Object.keys(CHECKS) as (keyof ServiceRequest)[]) {
    const result: CheckResult<unknown> = CHECKS[field](
      Object.hasOwn(values, field) ? values[field] : undefined,
    );
    if (result.ok) {
      request[field] = result.value;
    } else {
      errors.push({ field, message: result.message });
    }
  }
  // CHECKS has a check for every field, each giving the field's own type.
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, request: request as unknown as ServiceRequest };
}

/**
 * The same as {@link parseServiceRequest} for callers that can only refuse.
 *
 * @throws InputError with one line per field
 * @public
 */
export function readServiceRequest(input: unknown): ServiceRequest {
  const parsed = parseServiceRequest(input);
  if (!parsed.ok) {
    throw new InputError(
      [
        'The request cannot be carried out, and nothing was created:',
        ...parsed.errors.map(error => `- ${error.field}: ${error.message}`),
      ].join('\n'),
    );
  }
  return parsed.request;
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
