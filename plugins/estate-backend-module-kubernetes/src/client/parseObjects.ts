// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Autoscaler,
  AutoscalerMetric,
  ContainerStatus,
  Deployment,
  Event,
  ObjectMeta,
  Pod,
  Terminated,
} from './objects';
import { parseQuantity } from './parseQuantity';

/*
 * Objects as the API server writes them. It checks what it stores against its
 * own schema, so only what may be absent is looked after here.
 */
/* eslint-disable @typescript-eslint/no-explicit-any */

/** Only what is needed of a Deployment. */
export function parseDeployment({ metadata, spec, status }: any): Deployment {
  return {
    metadata: parseMeta(metadata),
    spec: {
      replicas: spec?.replicas,
      image: spec?.template?.spec?.containers?.[0]?.image,
    },
    status: {
      observedGeneration: status?.observedGeneration,
      replicas: status?.replicas,
      readyReplicas: status?.readyReplicas,
      conditions: status?.conditions,
    },
  };
}

/** Only what is needed of a HorizontalPodAutoscaler. */
export function parseAutoscaler({ metadata, spec }: any): Autoscaler {
  return {
    metadata: parseMeta(metadata),
    spec: {
      scaleTargetRef: {
        kind: spec.scaleTargetRef.kind,
        name: spec.scaleTargetRef.name,
      },
      minReplicas: spec.minReplicas,
      maxReplicas: spec.maxReplicas,
      metrics: (spec.metrics ?? []).map(parseMetric),
    },
  };
}

// Of resources that are not given as percent of what is requested.
const UNITS: Record<string, string> = { cpu: 'Cores', memory: 'Bytes' };

// Each type of metric has its own member: `resource`, `containerResource`,
// `pods`, `object` or `external`.
function parseMetric(metric: any): AutoscalerMetric {
  const source =
    metric.resource ??
    metric.containerResource ??
    metric.pods ??
    metric.object ??
    metric.external ??
    {};
  const { averageUtilization, averageValue, value } = source.target ?? {};
  const name = source.name ?? source.metric?.name ?? metric.type;
  if (averageUtilization !== undefined) {
    const measure = `${name}Utilization`;
    return { name, measure, target: averageUtilization };
  }
  const target = parseQuantity(averageValue ?? value);
  const isResource = metric.resource ?? metric.containerResource;
  const unit = isResource && target !== undefined ? UNITS[name] : undefined;
  return { name, measure: `${name}${unit ?? ''}`, target };
}

/** Only what is needed of a Pod. */
export function parsePod({ metadata, status }: any): Pod {
  return {
    metadata: parseMeta(metadata),
    status: {
      phase: status?.phase,
      reason: status?.reason,
      message: status?.message,
      ready: (status?.conditions ?? []).some(
        (condition: any) =>
          condition.type === 'Ready' && condition.status === 'True',
      ),
      containers: [
        ...(status?.initContainerStatuses ?? []),
        ...(status?.containerStatuses ?? []),
      ].map(parseContainer),
    },
  };
}

function parseContainer(container: any): ContainerStatus {
  const { waiting } = container.state ?? {};
  return {
    name: container.name,
    ready: container.ready ?? false,
    restartCount: container.restartCount ?? 0,
    waiting: waiting && { reason: waiting.reason, message: waiting.message },
    terminated: parseTerminated(container.state?.terminated),
    lastTerminated: parseTerminated(container.lastState?.terminated),
  };
}

function parseTerminated(terminated: any): Terminated | undefined {
  return (
    terminated && {
      exitCode: terminated.exitCode,
      reason: terminated.reason,
      message: terminated.message,
      finishedAt: terminated.finishedAt ?? undefined,
    }
  );
}

/** Only what is needed of an Event. */
export function parseEvent(event: any): Event {
  return {
    metadata: parseMeta(event.metadata),
    involvedObject: {
      kind: event.involvedObject?.kind ?? '',
      name: event.involvedObject?.name ?? '',
    },
    reason: event.reason ?? '',
    message: event.message ?? '',
    count: event.series?.count ?? event.count ?? 1,
    at:
      event.series?.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.metadata.creationTimestamp,
  };
}

function parseMeta(metadata: any): ObjectMeta {
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    creationTimestamp: metadata.creationTimestamp ?? undefined,
    generation: metadata.generation,
    labels: metadata.labels,
    annotations: pick(
      metadata.annotations,
      'deployment.kubernetes.io/revision',
    ),
    ownerReferences: metadata.ownerReferences?.map((owner: any) => ({
      kind: owner.kind,
      name: owner.name,
    })),
  };
}

// The annotation of the last `kubectl apply` alone is as large as the object.
function pick(
  all: Record<string, string> | undefined,
  key: string,
): Record<string, string> | undefined {
  return all?.[key] === undefined ? undefined : { [key]: all[key] };
}
