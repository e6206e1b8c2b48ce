// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * What is kept of Kubernetes objects: only what is mapped, because a cluster
 * has thousands of them in memory. Members are named as in
 * https://kubernetes.io/docs/reference/kubernetes-api/
 */

/** What names an object and says which state of it this is. */
export interface ObjectMeta {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  /** ISO 8601. */
  creationTimestamp?: string;
  generation?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: { kind: string; name: string }[];
}

/** What every kept object has. */
export interface KubernetesObject {
  metadata: ObjectMeta;
}

/** A condition of a Deployment. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
}

/** apps/v1 Deployment. */
export interface Deployment extends KubernetesObject {
  spec: { replicas?: number; image?: string };
  status: {
    observedGeneration?: number;
    replicas?: number;
    readyReplicas?: number;
    conditions?: Condition[];
  };
}

/** A metric that an autoscaler follows. */
export interface AutoscalerMetric {
  name: string;
  /** Its name with the target's unit where that is known: `cpuUtilization` (percent of what is requested), `memoryBytes`. */
  measure: string;
  target?: number;
}

/** autoscaling/v2 HorizontalPodAutoscaler. */
export interface Autoscaler extends KubernetesObject {
  spec: {
    scaleTargetRef: { kind: string; name: string };
    minReplicas?: number;
    maxReplicas: number;
    metrics: AutoscalerMetric[];
  };
}

/** The end of a container. */
export interface Terminated {
  exitCode: number;
  reason?: string;
  message?: string;
  finishedAt?: string;
}

/** How a container of a Pod is doing. */
export interface ContainerStatus {
  name: string;
  ready: boolean;
  restartCount: number;
  waiting?: { reason?: string; message?: string };
  terminated?: Terminated;
  lastTerminated?: Terminated;
}

/** v1 Pod. */
export interface Pod extends KubernetesObject {
  status: {
    phase?: string;
    reason?: string;
    message?: string;
    ready: boolean;
    containers: ContainerStatus[];
  };
}

/** v1 Event. */
export interface Event extends KubernetesObject {
  involvedObject: { kind: string; name: string };
  reason: string;
  message: string;
  /** How often it was told. */
  count: number;
  /** When it was told last. */
  at: string;
}
