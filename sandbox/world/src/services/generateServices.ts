// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { departmentNames } from '../environments.ts';
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';
import type { Organisation } from '../readOrganisation.ts';
import { facets, regions, topics } from './topics.ts';
import type { Topic } from './topics.ts';
import type { Mismatch, Oddity, WorldService } from './WorldService.ts';

const NAME_MAX_LENGTH = 24;

/** Services that came by the golden path; all after them are older than the portal. */
export const PATH_SERVICES = 60;

/** Where people reach a service a listener needs a rule, and one has room for a hundred. */
const ADDRESSES_PER_DEPARTMENT = 80;

/** Of a thousand services that are older than the portal. */
const MISMATCHES: readonly [Mismatch, number][] = [
  ['unclaimed', 30],
  ['ghost', 20],
  ['owner-differs', 20],
  ['owner-gone', 10],
];

/** Of a hundred services that are older than the portal. */
const WORKERS = 25;

/** The department whose account will deny access: nothing else shall be odd there. */
export const DENIED_DEPARTMENT = 'transport';

interface Size {
  readonly tier: string;
  /** Of a hundred services. */
  readonly share: number;
  readonly peakRequestsPerSecond: readonly [number, number];
}

// Most services of a government are small; a few carry the country.
const SIZES: readonly Size[] = [
  { tier: 'tier-1', share: 50, peakRequestsPerSecond: [6, 28] },
  { tier: 'tier-2', share: 34, peakRequestsPerSecond: [20, 90] },
  { tier: 'tier-3', share: 13, peakRequestsPerSecond: [60, 240] },
  { tier: 'tier-4', share: 3, peakRequestsPerSecond: [150, 320] },
];

export interface GenerateServicesOptions {
  readonly seed: string;
  /** How many; half of them have prod as well as dev. */
  readonly count: number;
  readonly organisation: Organisation;
}

/**
 * Makes up the services of all departments. The first services of a larger
 * world are those of a smaller one.
 */
export function generateServices(
  options: GenerateServicesOptions,
): WorldService[] {
  const { seed, count, organisation } = options;
  const names = new Map(
    departmentNames.map(name => [name, createTopics(seed, name)]),
  );
  const services: WorldService[] = [];
  for (let index = 0; index < count; index += 1) {
    const department = departmentNames[index % departmentNames.length]!;
    const topic =
      names.get(department)![Math.floor(index / departmentNames.length)];
    if (!topic) {
      throw new Error(
        `There are names for at most ${index} services, not for ${count}`,
      );
    }
    services.push(
      withMismatch(
        createService(seed, index, department, topic, organisation),
        organisation,
      ),
    );
  }
  return addOddities(services);
}

/** A department's offers first, then their parts; the first one always comes first. */
function createTopics(seed: string, department: string): Topic[] {
  const [first, ...others] = topics[department]!;
  const random = createRandom(seed, `names/${department}`);
  const whole = [first!, ...random.shuffle(others)];
  const parts = facets.flatMap(facet =>
    random.shuffle(whole).map(topic => ({
      ...topic,
      name: `${topic.name}-${facet.suffix}`,
      title: `${topic.title}: ${facet.title}`,
    })),
  );
  const apart = regions.flatMap(region =>
    parts.map(part => ({
      ...part,
      name: `${part.name}-${region.suffix}`,
      title: `${part.title}, ${region.title}`,
    })),
  );
  return [...whole, ...parts, ...apart].filter(
    topic => topic.name.length <= NAME_MAX_LENGTH,
  );
}

function createService(
  seed: string,
  index: number,
  department: string,
  topic: Topic,
  organisation: Organisation,
): WorldService {
  const random = createRandom(seed, `service/${topic.name}`);
  const round = Math.floor(index / departmentNames.length);
  // The same share of every department has prod; its first service always has.
  const hasProd = (round + (index % 2)) % 2 === 0 || round === 0;
  const size = round === 0 ? SIZES[0]! : pickSize(random);
  const [low, high] = size.peakRequestsPerSecond;
  const owner = pickOwner(random, department, topic, organisation);
  return {
    name: topic.name,
    title: topic.title,
    description: topic.description,
    department,
    ...owner,
    taggedOwner: owner.owner,
    language: random.pick(['typescript', 'typescript', 'python']),
    tier: size.tier,
    visibility: random.next() < 0.7 ? 'public' : 'internal',
    environments: hasProd ? ['dev', 'prod'] : ['dev'],
    version: `${random.integer(1, 4)}.${random.integer(0, 19)}.${random.integer(
      0,
      9,
    )}`,
    healthPath: random.pick(['/health', '/health', '/health', '/healthz']),
    peakRequestsPerSecond: Math.round(low + random.next() * (high - low)),
    // From late morning to early evening on the continent's clocks.
    peakHour: 13 + Math.round(random.next() * 80) / 10,
    capacityPerTask: random.integer(22, 32),
    startSeconds: random.integer(2, 6),
    latencySeconds: Math.round(30 + random.next() * 150) / 1000,
    errorRatio: Math.round(random.next() * 20) / 10_000,
    ...createOrigin(index, round, random),
  };
}

/** Whose it is by its tags and by the catalogue, where the two went apart. */
function withMismatch(
  service: WorldService,
  organisation: Organisation,
): WorldService {
  const { department, owner } = service;
  switch (service.mismatch) {
    case 'unclaimed':
      return { ...service, taggedOwner: undefined };
    case 'owner-differs':
      return {
        ...service,
        taggedOwner: organisation.teams.find(
          team => team.department === department && team.name !== owner,
        )!.name,
      };
    case 'owner-gone': {
      // Dissolved in the last reform.
      const gone = `${department}-modernisation`;
      return { ...service, owner: gone, taggedOwner: gone };
    }
    default:
      return service;
  }
}

function createOrigin(
  index: number,
  round: number,
  random: Random,
): Pick<WorldService, 'origin' | 'hasAddress' | 'mismatch'> {
  if (index < PATH_SERVICES) {
    return { origin: 'path', hasAddress: true };
  }
  const isWorker = random.next() * 100 < WORKERS;
  return {
    origin: 'earlier',
    hasAddress: !isWorker && round < ADDRESSES_PER_DEPARTMENT,
    ...pickMismatch(random),
  };
}

function pickMismatch(random: Random): { mismatch?: Mismatch } {
  let drawn = random.next() * 1_000;
  for (const [mismatch, share] of MISMATCHES) {
    if (drawn < share) {
      return { mismatch };
    }
    drawn -= share;
  }
  return {};
}

function pickSize(random: Random): Size {
  const bySharesOfAHundred = SIZES.flatMap(size =>
    Array.from({ length: size.share }, () => size),
  );
  return random.pick(bySharesOfAHundred);
}

/** The topic's team, else any of the department; then one of that team's systems. */
function pickOwner(
  random: Random,
  department: string,
  topic: Topic,
  organisation: Organisation,
): { owner: string; system: string } {
  const teams = organisation.teams.filter(
    team => team.department === department,
  );
  if (teams.length === 0) {
    throw new Error(`The organisation has no team in ${department}`);
  }
  const owner = (
    teams.find(team => team.name === `${department}-${topic.team}`) ??
    random.pick(teams)
  ).name;
  const ownedBy = (owners: string[]) =>
    organisation.systems.filter(system => owners.includes(system.owner));
  const systems = ownedBy([owner]);
  const candidates =
    systems.length > 0
      ? systems
      : ownedBy([department, ...teams.map(team => team.name)]);
  if (candidates.length === 0) {
    throw new Error(`The organisation has no system in ${department}`);
  }
  const named = candidates.find(system => topic.name.startsWith(system.name));
  return { owner, system: (named ?? random.pick(candidates)).name };
}

/** Each oddity goes to the first service that it fits, in a department where somebody can look after it. */
function addOddities(services: readonly WorldService[]): WorldService[] {
  const wanted: [Oddity, (service: WorldService) => boolean][] = [
    [
      'at-maximum',
      service =>
        service.department === 'interior' &&
        service.environments.includes('prod'),
    ],
    [
      'failing-deployment',
      service =>
        service.department === 'health' &&
        service.environments.includes('prod'),
    ],
    [
      'awaiting-approval',
      service =>
        service.department === 'health' &&
        service.environments.includes('prod'),
    ],
    [
      'certificate-expiring',
      service =>
        service.department === 'treasury' &&
        service.environments.includes('prod'),
    ],
    [
      'idle',
      service =>
        service.department !== DENIED_DEPARTMENT &&
        !service.environments.includes('prod'),
    ],
  ];
  const oddities = new Map<WorldService, Oddity>();
  for (const [oddity, fits] of wanted) {
    const service = services.find(
      candidate => !oddities.has(candidate) && fits(candidate),
    );
    if (service) {
      oddities.set(service, oddity);
    }
  }
  return services.map(service => {
    const oddity = oddities.get(service);
    return oddity ? { ...service, oddity } : service;
  });
}
