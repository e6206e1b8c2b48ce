// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The English words of reasons, keyed by their code: `reasonSince` has those
 * that name a moment where it is known, `alarm` says what an alarm of the stack
 * library watches. Pages translate them; answers that no page shows are English.
 *
 * @public
 */
export const reasonMessages = {
  reason: {
    'no-facts': 'Nothing is known of it yet',
    'stale-facts': 'Not seen for {{observedAtAge}} ({{kinds}})',
    'source-failed':
      'Its account or cluster cannot be read; tried {{attemptedAtAge}} ago',
    'portal-silent': 'The portal has not answered for {{silentSinceAge}}',
    'no-running-tasks': 'No task runs; {{desired}} should',
    'fewer-tasks-than-desired': '{{running}} of {{desired}} tasks run',
    'no-healthy-targets':
      'None of its {{total}} targets passes the health check',
    'unhealthy-targets':
      '{{unhealthy}} of {{total}} targets fail the health check',
    'targets-unknown': 'The health of its targets is not known',
    'deployment-failed': 'The last deployment failed',
    'deployment-in-progress': 'A deployment is going on',
    'first-deployment': 'It is being deployed for the first time',
    'deployments-unknown': 'Its deployments are not known',
    'tasks-failing': '{{failed}} tasks of the new deployment failed',
    alarm: 'Alarm “{{name}}” for {{sinceAge}}',
    'alarms-unknown': 'Its alarms are not known',
    'at-maximum': 'At its maximum of {{max}} tasks',
    'at-concurrency-limit':
      'No room left: {{inUse}} of {{max}} invocations at once',
    'range-unknown': 'Its scaling range is not known',
    'concurrency-unknown':
      'How many invocations it may answer at once is not known',
    throttled: '{{ratio}} of its calls are refused: too many at once',
    'invocations-failing': '{{ratio}} of its invocations fail',
    'metrics-unknown': 'Its load is not known',
    'not-invoked': 'Nobody invoked it in the last {{minutes}} minutes',
    'certificate-expiring':
      'The certificate of {{domain}} expires in {{days}} days',
    'certificate-invalid':
      'The certificate of {{domain}} is not valid: {{status}}',
    'certificate-unknown': 'Its certificate is not known',
    'pipeline-failed': 'The pipeline failed in stage {{stage}}',
    'approval-waiting': 'Stage {{stage}} waits for an approval',
    'zero-on-purpose': 'Zero tasks on purpose',
    'all-well': 'All well',
  },
  reasonSince: {
    'at-maximum': 'At its maximum of {{max}} tasks for {{sinceAge}}',
  },
  alarm: {
    'at-maximum': 'At its maximum',
    latency: 'Slow answers',
    'missing-tasks': 'Fewer tasks than desired',
    'server-errors': 'Server errors (5xx)',
    'unhealthy-targets': 'Targets that fail the health check',
  },
} as const;
