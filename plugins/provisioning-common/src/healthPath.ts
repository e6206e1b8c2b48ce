// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { accept, refuse, type CheckResult } from './result';

/**
 * Characters that a health path may have. The templates' parameter `HealthPath`
 * takes as many; a target group would take 1,024.
 *
 * See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export const HEALTH_PATH_MAX_LENGTH = 128;

/**
 * Checks the path that the load balancer asks to learn whether a task is well.
 *
 * @param path - what the person typed
 */
export function validateHealthPath(path: unknown): CheckResult {
  if (path === undefined || path === null || path === '') {
    return refuse('missing', 'Give the health path, for example /health.');
  }
  if (typeof path !== 'string') {
    return refuse(
      'not-text',
      'The health path must be text, for example /health.',
    );
  }
  if (!path.startsWith('/')) {
    return refuse(
      'start',
      'The health path must begin with a slash and have no host, for example /health.',
    );
  }
  if (path.length > HEALTH_PATH_MAX_LENGTH) {
    return refuse(
      'too-long',
      `The health path has ${path.length} characters: shorten it to at most ${HEALTH_PATH_MAX_LENGTH}.`,
    );
  }
  if (/[?#]/.test(path)) {
    return refuse(
      'query',
      'The health path may not have a query or fragment: give only the path.',
    );
  }
  if (!/^[A-Za-z0-9/_.~-]+$/.test(path)) {
    return refuse(
      'character',
      'The health path may have only letters a to z, digits and / _ . ~ -: remove everything else.',
    );
  }
  if (path.includes('//') || /(^|\/)\.{1,2}(\/|$)/.test(path)) {
    return refuse(
      'traversal',
      "The health path may not have empty parts, '.' or '..': write it out, for example /health.",
    );
  }
  return accept(path);
}
