// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Finding } from '@cabildo/plugin-estate-common';

/**
 * What somebody writes to mend a finding: the entry of a service that runs, the
 * line of an owner, the tags as the catalogue has them. Undefined where there
 * is nothing to write.
 */
export function mendText(finding: Finding): string | undefined {
  const { department, service } = finding;
  switch (finding.kind) {
    case 'unclaimed':
      return [
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        'metadata:',
        `  name: ${quoted(service)}`,
        '  annotations:',
        `    cabildo.dev/service: ${quoted(service)}`,
        `    cabildo.dev/department: ${quoted(department)}`,
        'spec:',
        '  type: service',
        '  lifecycle: production',
        `  owner: ${quoted(`group:default/${department}-…`)}`,
      ].join('\n');
    case 'ghost':
      return 'spec:\n  lifecycle: deprecated';
    case 'owner-gone':
      return `spec:\n  owner: ${quoted(`group:default/${department}-…`)}`;
    case 'tags-differ':
    default:
      return finding.differences
        .filter(({ catalogue }) => catalogue !== undefined)
        .map(({ about, catalogue }) => `cabildo:${about} = ${catalogue}`)
        .join('\n');
  }
}

/** A name from the cloud is text, whatever YAML would make of it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
