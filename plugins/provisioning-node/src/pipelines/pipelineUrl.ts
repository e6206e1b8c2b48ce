// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';

const CONSOLES: Record<string, string> = {
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/**
 * Where a run of a pipeline is shown in the AWS console.
 */
export function pipelineExecutionUrl(
  environment: Environment,
  pipelineName: string,
  executionId: string,
): string {
  const { partition, region } = environment;
  const host = CONSOLES[partition] ?? 'console.aws.amazon.com';
  return `https://${region}.${host}/codesuite/codepipeline/pipelines/${encodeURIComponent(
    pipelineName,
  )}/executions/${encodeURIComponent(executionId)}/timeline?region=${region}`;
}
