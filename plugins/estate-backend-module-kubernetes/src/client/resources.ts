// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Autoscaler,
  Deployment,
  Event,
  KubernetesObject,
  Pod,
} from './objects';
import {
  parseAutoscaler,
  parseDeployment,
  parseEvent,
  parsePod,
} from './parseObjects';

/** A kind of objects that is watched in all namespaces. */
export interface Resource<T extends KubernetesObject> {
  /** Its name in the API. */
  name: string;
  /** Where the API server lists it. */
  path: string;
  /** Makes of an object of the API server what is kept of it. */
  parse(raw: unknown): T;
}

export const deployments: Resource<Deployment> = {
  name: 'deployments',
  path: '/apis/apps/v1/deployments',
  parse: parseDeployment,
};

export const autoscalers: Resource<Autoscaler> = {
  name: 'horizontalpodautoscalers',
  path: '/apis/autoscaling/v2/horizontalpodautoscalers',
  parse: parseAutoscaler,
};

export const pods: Resource<Pod> = {
  name: 'pods',
  path: '/api/v1/pods',
  parse: parsePod,
};

export const events: Resource<Event> = {
  name: 'events',
  path: '/api/v1/events',
  parse: parseEvent,
};
