// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readEnvironments } from './environments';

const healthDev = {
  name: 'dev',
  department: 'health',
  accountId: '120000000003',
  region: 'us-east-1',
  externalId: 'secret-external-id',
  domain: 'dev.health.gob.localhost',
};

function read(environments: Record<string, JsonObject>) {
  return readEnvironments(new ConfigReader({ cabildo: { environments } }));
}

describe('readEnvironments', () => {
  it('should have none when none are configured', () => {
    expect(readEnvironments(new ConfigReader({}))).toEqual([]);
  });

  it('should derive what is not given', () => {
    expect(read({ 'health-dev': healthDev })).toEqual([
      {
        id: 'health-dev',
        name: 'dev',
        department: 'health',
        accountId: '120000000003',
        region: 'us-east-1',
        partition: 'aws',
        domain: 'dev.health.gob.localhost',
        serviceUrl: 'https://{domain}',
        externalId: 'secret-external-id',
        readerRoleArn: 'arn:aws:iam::120000000003:role/cabildo-dev-reader',
        deployerRoleArn: 'arn:aws:iam::120000000003:role/cabildo-dev-deployer',
        stackName: 'cabildo-environment-dev',
        connectionArn: undefined,
      },
    ]);
  });

  it('should follow the Region to its partition', () => {
    const [environment] = read({
      'health-dev': { ...healthDev, region: 'us-gov-west-1' },
    });
    expect(environment.partition).toBe('aws-us-gov');
    expect(environment.readerRoleArn).toBe(
      'arn:aws-us-gov:iam::120000000003:role/cabildo-dev-reader',
    );
  });

  it.each<[string, JsonObject, string]>([
    ['a number as account', { accountId: 120000000003 }, 'accountId'],
    ['a short account', { accountId: '123' }, 'accountId'],
    ['no Region', { region: 'nowhere' }, 'region'],
    ['a trailing dot', { domain: 'health.gob.localhost.' }, 'domain'],
    ['an ARN as role', { readerRole: 'arn:aws:iam::1:role/x' }, 'readerRole'],
    ['an address without domain', { serviceUrl: 'http://x' }, 'serviceUrl'],
    ['another scheme', { serviceUrl: 'ftp://{domain}' }, 'serviceUrl'],
    [
      'a wrong connection',
      { connectionArn: 'arn:aws:s3:::x' },
      'connectionArn',
    ],
    ['an upper case name', { name: 'Dev' }, 'name'],
  ])('should refuse %s and name the key', (_, change, key) => {
    expect(() => read({ 'health-dev': { ...healthDev, ...change } })).toThrow(
      new RegExp(
        `^cabildo\\.environments\\.health-dev\\.${key} is .+: give|use`,
      ),
    );
  });

  it('should not repeat the secret', () => {
    expect(() =>
      read({ 'health-dev': { ...healthDev, externalId: 'my secret!' } }),
    ).toThrow(/^((?!my secret).)*$/);
  });

  it('should say what is missing', () => {
    const { region, ...rest } = healthDev;
    expect(() => read({ 'health-dev': rest })).toThrow(
      'cabildo.environments.health-dev.region is missing: give an AWS Region such as us-east-1',
    );
  });

  it('should refuse one name twice in a department', () => {
    expect(() =>
      read({ 'health-dev': healthDev, 'health-dev-2': healthDev }),
    ).toThrow(/health-dev-2\.name is 'dev', which .*health-dev already has/);
  });
});
