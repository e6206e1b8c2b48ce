// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

export interface Department {
  readonly name: string;
  readonly title: string;
}

export interface Team {
  readonly name: string;
  readonly department: string;
}

export interface System {
  readonly name: string;
  /** Name of the group that owns it. */
  readonly owner: string;
}

/** Who may own services, and what services belong to. */
export interface Organisation {
  readonly departments: readonly Department[];
  readonly teams: readonly Team[];
  readonly systems: readonly System[];
}

interface Entity {
  kind: string;
  metadata: { name: string; title?: string };
  spec: { type?: string; parent?: string; owner?: string };
}

/** Reads the catalogue YAML that the portal reads too. */
export function readOrganisation(directory: string): Organisation {
  const entities = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(directory, file), 'utf8')),
    )
    .map(document => document.toJS() as Entity | null)
    .filter(entity => entity !== null);
  return {
    departments: entities
      .filter(
        entity => entity.kind === 'Group' && entity.spec.type === 'department',
      )
      .map(({ metadata }) => ({
        name: metadata.name,
        title: metadata.title ?? metadata.name,
      })),
    teams: entities
      .filter(entity => entity.kind === 'Group' && entity.spec.type === 'team')
      .map(entity => ({
        name: entity.metadata.name,
        department: entityName(entity.spec.parent ?? ''),
      })),
    systems: entities
      .filter(entity => entity.kind === 'System')
      .map(entity => ({
        name: entity.metadata.name,
        owner: entityName(entity.spec.owner ?? ''),
      })),
  };
}

/** `group:default/health` → `health`. */
function entityName(reference: string): string {
  return reference.replace(/^.*[:/]/, '');
}
