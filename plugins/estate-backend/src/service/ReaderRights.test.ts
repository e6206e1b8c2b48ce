// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ReaderRights } from './ReaderRights';

const { ALLOW, DENY } = AuthorizeResult;
const ana = mockCredentials.user('user:default/ana.rojas');
const luis = mockCredentials.user('user:default/luis.paredes');

function setUp() {
  const policy = { says: ALLOW as typeof ALLOW | typeof DENY, isAway: false };
  const asked: unknown[] = [];
  const answer = () => {
    if (policy.isAway) {
      throw new Error('connect ECONNREFUSED');
    }
    return { result: policy.says };
  };
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async (requests, options) => {
      asked.push(options?.credentials.principal);
      return requests.map(answer) as any;
    },
    authorize: async requests => requests.map(answer) as any,
  });
  const clock = { now: 0 };
  const rights = new ReaderRights({ permissions, now: () => clock.now });
  const mayRead = async (credentials = ana) =>
    (await rights.of(credentials)).workloads.result;
  return { policy, asked, clock, rights, mayRead };
}

describe('ReaderRights', () => {
  it('should ask once for many readings of a person, and for each person', async () => {
    const { asked, rights } = setUp();
    await Promise.all([rights.of(ana), rights.of(ana), rights.of(luis)]);
    await rights.of(ana);
    expect(asked).toEqual([ana.principal, luis.principal]);
    expect(await rights.of(ana)).toEqual({
      workloads: { result: ALLOW },
      readsCoverage: true,
      readsCost: true,
    });
  });

  it('should notice a right that is taken away within half a minute', async () => {
    const { policy, clock, mayRead } = setUp();
    await mayRead();
    policy.says = DENY;
    clock.now = 29_000;
    expect(await mayRead()).toBe(ALLOW);
    clock.now = 30_000;
    expect(await mayRead()).toBe(DENY);
  });

  it('should hold what was said while it cannot be asked, for two minutes, and then no longer', async () => {
    const { policy, clock, mayRead } = setUp();
    await mayRead();
    policy.isAway = true;
    clock.now = 149_000;
    expect(await mayRead()).toBe(ALLOW);
    clock.now = 150_000;
    await expect(mayRead()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^What you may read could not be found out.*ECONNREFUSED/,
      ),
    });
    policy.isAway = false;
    expect(await mayRead()).toBe(ALLOW);
  });

  it('should ask at once when it can be asked again', async () => {
    const { policy, clock, mayRead } = setUp();
    await mayRead();
    policy.isAway = true;
    clock.now = 60_000;
    await mayRead();
    policy.isAway = false;
    policy.says = DENY;
    expect(await mayRead()).toBe(DENY);
  });

  it('should hold nothing for who never was heard of, and nothing for services', async () => {
    const { policy, asked, rights, mayRead } = setUp();
    await mayRead();
    policy.isAway = true;
    await expect(mayRead(luis)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    policy.isAway = false;
    const service = mockCredentials.service();
    await rights.of(service);
    await rights.of(service);
    expect(asked.slice(2)).toEqual([service.principal, service.principal]);
  });
});
