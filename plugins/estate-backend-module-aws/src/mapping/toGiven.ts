// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TaskSize } from '@cabildo/plugin-estate-common';

/** What a task is given, wherever it runs. */
export type Given = Omit<TaskSize, 'capacity'>;

const UNITS_A_VCPU = 1024;
const MIB_A_GIB = 1024;

/**
 * What ECS says of the size of a task: CPU units and MiB as text, and an
 * architecture in small letters of a task, in capitals of a definition.
 * Undefined unless it says all of it.
 */
export function toGiven(of: {
  cpu?: string;
  memory?: string;
  architecture?: string;
}): Given | undefined {
  const vcpu = Number(of.cpu) / UNITS_A_VCPU;
  const memoryGib = Number(of.memory) / MIB_A_GIB;
  const architecture = of.architecture?.toLowerCase();
  return vcpu > 0 &&
    memoryGib > 0 &&
    (architecture === 'x86_64' || architecture === 'arm64')
    ? { vcpu, memoryGib, architecture }
    : undefined;
}
