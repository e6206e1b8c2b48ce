// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Names no service may have: each is a host name, a part of a stack's name or
 * a word that would mislead people about whose service it is.
 */
export const reservedServiceNames: readonly string[] = [
  // Environments and stacks: `cabildo-environment-dev` is an environment's own stack.
  'cabildo',
  'delivery',
  'dev',
  'development',
  'environment',
  'platform',
  'prod',
  'production',
  'sandbox',
  'stage',
  'staging',
  'test',
  'workload',
  // Hosts that people and programs expect to be something else.
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'autodiscover',
  'cdn',
  'console',
  'dns',
  'ftp',
  'git',
  'imap',
  'internal',
  'localhost',
  'login',
  'mail',
  'mta-sts',
  'ns1',
  'ns2',
  'pop',
  'portal',
  'proxy',
  'public',
  'registry',
  'root',
  'smtp',
  'sso',
  'static',
  'vpn',
  'webmail',
  'wpad',
  'www',
  // Paths and words of operation.
  'default',
  'health',
  'healthz',
  'metrics',
  'monitoring',
  'null',
  'security',
  'status',
  'support',
  'system',
  'undefined',
];

/** Beginnings that belong to the platform and to AWS. */
export const reservedServiceNamePrefixes: readonly string[] = [
  'aws-',
  'amazon-',
  'cabildo-',
];
