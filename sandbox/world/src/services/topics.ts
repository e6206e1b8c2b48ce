// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What a department offers people, before any service has its name from it. */
export interface Topic {
  readonly name: string;
  /** Of the department's teams, the one that offers it: what follows the department in the team's name. */
  readonly team: string;
  readonly title: string;
  readonly description: string;
}

/** By department, as many as it takes for names that people would recognise. */
export const topics: Readonly<Record<string, readonly Topic[]>> = parse(
  readFileSync(new URL('topics.yaml', import.meta.url), 'utf8'),
);

/** Parts of one offer, for worlds with more services than topics. */
export const facets: readonly { suffix: string; title: string }[] = [
  { suffix: 'api', title: 'API' },
  { suffix: 'web', title: 'web pages' },
  { suffix: 'notices', title: 'notices' },
  { suffix: 'search', title: 'search' },
  { suffix: 'admin', title: 'case work' },
  { suffix: 'files', title: 'files' },
  { suffix: 'stats', title: 'statistics' },
  { suffix: 'sync', title: 'exchange' },
  { suffix: 'forms', title: 'forms' },
  { suffix: 'mobile', title: 'telephone application' },
  { suffix: 'queue', title: 'waiting line' },
  { suffix: 'fees', title: 'fees' },
  { suffix: 'mail', title: 'letters' },
  { suffix: 'sms', title: 'text messages' },
  { suffix: 'maps', title: 'maps' },
  { suffix: 'docs', title: 'documents' },
  { suffix: 'scan', title: 'scanned papers' },
  { suffix: 'audit', title: 'audit trail' },
  { suffix: 'batch', title: 'nightly run' },
  { suffix: 'chat', title: 'questions and answers' },
  { suffix: 'kiosk', title: 'counters' },
  { suffix: 'open', title: 'open data' },
  { suffix: 'test', title: 'training' },
  { suffix: 'plan', title: 'planning' },
  { suffix: 'risk', title: 'risks' },
  { suffix: 'lists', title: 'lists' },
  { suffix: 'sign', title: 'signatures' },
  { suffix: 'pdf', title: 'printouts' },
];

/** Where a part of an offer is run apart, for worlds of thousands. */
export const regions: readonly { suffix: string; title: string }[] = [
  { suffix: 'north', title: 'north' },
  { suffix: 'south', title: 'south' },
  { suffix: 'east', title: 'east' },
  { suffix: 'west', title: 'west' },
  { suffix: 'coast', title: 'coast' },
  { suffix: 'hills', title: 'hills' },
  { suffix: 'isles', title: 'islands' },
  { suffix: 'lake', title: 'lakes' },
];
