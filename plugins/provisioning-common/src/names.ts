// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Stack with a service's registry, build and pipeline; in the account of its first environment.
 *
 * @public
 */
export function deliveryStackName(service: string): string {
  return `cabildo-${service}-delivery`;
}

/**
 * Stack that runs a service in one environment.
 *
 * @public
 */
export function workloadStackName(
  service: string,
  environment: string,
): string {
  return `cabildo-${service}-${environment}`;
}

/**
 * Name of the pipeline that delivers a service.
 *
 * @public
 */
export function pipelineName(service: string): string {
  return `cabildo-${service}`;
}

/**
 * The service that a pipeline delivers, if {@link pipelineName} named it.
 *
 * @public
 */
export function serviceOfPipeline(pipeline: string): string {
  return pipeline.replace(/^cabildo-/, '');
}

/**
 * Path of a service's repository at the Git host and in ECR.
 *
 * @public
 */
export function repositoryId(department: string, service: string): string {
  return `${department}/${service}`;
}

/**
 * Host name of a service in an environment.
 *
 * @public
 */
export function serviceDomain(
  service: string,
  environment: { domain: string },
): string {
  return `${service}.${environment.domain}`;
}

/**
 * Where people reach a service in an environment.
 *
 * @param environment - `serviceUrl` is the configured address with `{domain}` in it
 * @param domain - the service's domain, from {@link serviceDomain}
 * @public
 */
export function serviceUrl(
  environment: { serviceUrl: string },
  domain: string,
): string {
  // A function, because `$&` in a replacement string would mean something.
  return environment.serviceUrl.replaceAll('{domain}', () => domain);
}
