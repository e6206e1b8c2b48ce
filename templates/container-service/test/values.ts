// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { SkeletonValues } from '@cabildo/plugin-provisioning-common';

const LIBRARY_URL =
  'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/1.0.0';

/** Values as the first step gives them for an ordinary request. */
export function createValues(
  overrides: Partial<SkeletonValues> = {},
): SkeletonValues {
  const name = overrides.name ?? 'citas-medicas';
  const healthPath = overrides.healthPath ?? '/health';
  const deploy = (environment: string, maxTasks: string) => ({
    Parameters: {
      ServiceName: name,
      EnvironmentName: environment,
      HealthPath: healthPath,
      MaxTasks: maxTasks,
      PrivateSubnetIds: 'subnet-1,subnet-2',
      LibraryUrl: LIBRARY_URL,
      ScheduleUpCron: '',
    },
    Tags: { 'cabildo:service': name, 'cabildo:environment': environment },
  });
  return {
    name,
    title: 'Citas médicas',
    description:
      'Books an appointment at a public clinic, and reminds people of it.',
    owner: 'group:default/health-appointments',
    system: 'system:default/appointments',
    department: 'health',
    language: 'typescript',
    tier: 'tier-1',
    visibility: 'public',
    healthPath,
    repository: `health/${name}`,
    requestId: '7f3a3c1e-5b8e-4b51-9f2a-0d5f1f6a9c11',
    links: [
      { url: `http://${name}.dev.health.gob.localhost:7012`, title: 'Dev' },
    ],
    library: { version: '1.0.0', url: LIBRARY_URL, sha256: 'a'.repeat(64) },
    deploy: { dev: deploy('dev', '2'), prod: deploy('prod', '4') },
    ...overrides,
  };
}

/** Texts that the form refuses and that must do no harm even where something else let them through. */
export const hostileTexts = [
  '${{ values.deploy }} {% for x in y %} {{ secrets }} {# no comment',
  '"\': - {{ & * ! | > % @ ` # : ',
  'first line\nowner: group:default/platform\n---\nkind: User',
  '\u0000\u001b[31m \u2028 \ud83d\ude00 \\" \\n ${AWS::Region}',
  '</script><script>alert(1)</script>',
  "Ñandú's «día» “ça” — Ōtepoti, القاهرة, 東京",
];
