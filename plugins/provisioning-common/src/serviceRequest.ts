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
 * What people know a service by, and who answers for it.
 *
 * @public
 */
export interface ServiceIdentity {
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
}

/**
 * What a person asks for when they ask for a service.
 *
 * @public
 */
export interface ServiceRequest extends ServiceIdentity {
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

type FieldChecks<TRequest> = {
  [Field in keyof Required<TRequest>]: (
    value: unknown,
  ) => CheckResult<TRequest[Field]>;
};

const IDENTITY_CHECKS: FieldChecks<ServiceIdentity> = {
  name: validateServiceName,
  title: checkTitle,
  description: checkDescription,
  owner: checkOwner,
  system: checkSystem,
};

const CHECKS: FieldChecks<ServiceRequest> = {
  ...IDENTITY_CHECKS,
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
  const { values, errors } = checkFields(CHECKS, input);
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, request: values };
}

/**
 * The same as {@link parseServiceRequest} for callers that can only refuse.
 *
 * @throws InputError with one line per field
 * @public
 */
export function readServiceRequest(input: unknown): ServiceRequest {
  return readFields(CHECKS, input);
}

/**
 * The same for a service that runs already, of which only its name, title,
 * description, owner and system are asked.
 *
 * @throws InputError with one line per field
 * @public
 */
export function readServiceIdentity(input: unknown): ServiceIdentity {
  return readFields(IDENTITY_CHECKS, input);
}

function readFields<TRequest extends ServiceIdentity>(
  checks: FieldChecks<TRequest>,
  input: unknown,
): TRequest {
  const { values, errors } = checkFields(checks, input);
  if (errors.length > 0) {
    throw new InputError(
      [
        'The request cannot be carried out, and nothing was created:',
        ...errors.map(error => `- ${error.field}: ${error.message}`),
      ].join('\n'),
    );
  }
  return values;
}

/** @returns values that are whole only without errors */
function checkFields<TRequest extends ServiceIdentity>(
  checks: FieldChecks<TRequest>,
  input: unknown,
): { values: TRequest; errors: FieldError[] } {
  const given = isRecord(input) ? input : {};
  const errors: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const [field, check] of Object.entries<
    (value: unknown) => CheckResult<unknown>
  >(checks)) {
    const result = check(
      Object.hasOwn(given, field) ? given[field] : undefined,
    );
    if (result.ok) {
      values[field] = result.value;
    } else {
      errors.push({
        field: field as keyof ServiceRequest,
        message: result.message,
      });
    }
  }
  // There is a check for every field, each giving the field's own type.
  return { values: values as unknown as TRequest, errors };
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
