// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In whose name the portal calls AWS. */
export type PortalRole = 'reader' | 'deployer' | 'portal';

/** The actions of IAM that the portal's code uses, by role, sorted. */
export type PortalCalls = Record<PortalRole, string[]>;

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Prefix of IAM's actions for each SDK client that the portal uses; another one is a mistake until it is listed. */
const PREFIXES: Record<string, string> = {
  acm: 'acm',
  'application-auto-scaling': 'application-autoscaling',
  cloudformation: 'cloudformation',
  cloudwatch: 'cloudwatch',
  codepipeline: 'codepipeline',
  ecs: 'ecs',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  lambda: 'lambda',
  'resource-groups-tagging-api': 'tag',
  s3: 's3',
  sqs: 'sqs',
  sts: 'sts',
};

/** Operations that IAM knows by another action. */
const BATCHES: Record<string, string> = {
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
};

/** How a file says in whose name its client calls. */
const MARKS: [RegExp, PortalRole][] = [
  [/role: 'reader'|\breaderClient\(/, 'reader'],
  [/role: 'deployer'/, 'deployer'],
  [/\bportalClient\(|\bSTSClient\b/, 'portal'],
];

const READS = /:(Describe|Get|List)/;

interface SourceFile {
  path: string;
  text: string;
  /** Paths without extension of the files of its package that it imports. */
  imports: string[];
}

function sourceFiles(): SourceFile[] {
  return globSync('plugins/*/src/**/*.{ts,tsx}', {
    cwd: REPOSITORY,
    exclude: path => /\.test\.tsx?$|__testUtils__|testUtils$/.test(path),
  }).map(path => {
    const text = readFileSync(join(REPOSITORY, path), 'utf8');
    return {
      path,
      text,
      imports: [...text.matchAll(/from '(\.[^']+)'/g)].map(([, name]) =>
        join(dirname(path), name),
      ),
    };
  });
}

/** The actions behind the commands and paginators that a file imports from the SDK. */
function actionsOf(file: SourceFile): string[] {
  const imports = file.text.matchAll(
    /import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g,
  );
  return [...imports].flatMap(([, names, client]) =>
    names
      .split(',')
      .map(name => name.trim())
      .flatMap(name => {
        const operation =
          /^(?!type )(\w+)Command$/.exec(name) ?? /^paginate(\w+)$/.exec(name);
        if (!operation) {
          return [];
        }
        if (!Object.hasOwn(PREFIXES, client)) {
          throw new Error(`${file.path} calls ${client}: add its prefix`);
        }
        const action = `${PREFIXES[client]}:${operation[1]}`;
        return [BATCHES[action] ?? action];
      }),
  );
}

/** Roles that a file names, or else those of the files that hand it a client. */
function rolesOf(
  file: SourceFile,
  files: SourceFile[],
  seen = new Set<string>(),
): PortalRole[] {
  const own = MARKS.filter(([mark]) => mark.test(file.text));
  if (own.length > 0) {
    return own.map(([, role]) => role);
  }
  seen.add(file.path);
  const name = file.path.replace(/\.tsx?$/, '');
  return files
    .filter(
      other =>
        other.imports.includes(name) &&
        !other.path.endsWith('/index.ts') &&
        !seen.has(other.path),
    )
    .flatMap(other => rolesOf(other, files, seen));
}

/**
 * What the portal's code asks of AWS in each role, read from its imports of
 * the SDK. Where a file uses two roles, what only reads is the reader's.
 *
 * @throws Error that names a file whose role nobody can tell
 */
export function portalCalls(): PortalCalls {
  const files = sourceFiles();
  const calls: Record<PortalRole, Set<string>> = {
    reader: new Set(),
    deployer: new Set(),
    portal: new Set(),
  };
  for (const file of files) {
    const actions = actionsOf(file);
    const roles = new Set(actions.length > 0 ? rolesOf(file, files) : []);
    if (actions.length > 0 && roles.size === 0) {
      throw new Error(`${file.path} calls AWS in nobody's name`);
    }
    const isMixed = MARKS.filter(([mark]) => mark.test(file.text)).length > 1;
    for (const action of actions) {
      for (const role of roles) {
        if (!isMixed || READS.test(action) === (role === 'reader')) {
          calls[role].add(action);
        }
      }
    }
  }
  return {
    reader: [...calls.reader].sort(),
    deployer: [...calls.deployer].sort(),
    portal: [...calls.portal].sort(),
  };
}
