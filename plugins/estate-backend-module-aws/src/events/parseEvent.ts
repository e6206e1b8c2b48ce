// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * An event as EventBridge delivers it, as far as it is looked at: see "AWS
 * service event structure" in the EventBridge user guide.
 */
export interface AwsEvent {
  /** For example `aws.ecs`. */
  source: string;
  /** When it happened, ISO 8601. */
  time: string;
  /** ARNs that it concerns. */
  resources: string[];
  detail: Record<string, unknown>;
}

/** @returns undefined when the text is no event */
export function parseEvent(body: string | undefined): AwsEvent | undefined {
  const event = parseObject(body);
  if (
    !event ||
    typeof event.source !== 'string' ||
    typeof event.time !== 'string' ||
    Number.isNaN(Date.parse(event.time)) ||
    !isObject(event.detail)
  ) {
    return undefined;
  }
  const { source, time, resources, detail } = event;
  return {
    source,
    time: new Date(time).toISOString(),
    resources: Array.isArray(resources)
      ? resources.filter(resource => typeof resource === 'string')
      : [],
    detail,
  };
}

function parseObject(
  body: string | undefined,
): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    // Whoever asks is told that it is no event.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
