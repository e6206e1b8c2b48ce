// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import {
  createTestWorld,
  TASK_ID,
  type TestWorld,
} from '../__testUtils__/createTestWorld';

const ACTION = 'cabildo:claim:prepare';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'lab-notices', namespace: 'default' },
  spec: { type: 'service', owner: 'group:default/interior-permits' },
};

describe('cabildo:claim:prepare', () => {
  let world: TestWorld;

  afterEach(() => {
    world.restore();
  });

  const prepare = (change: object = {}) =>
    world.run(ACTION, { ...world.example(ACTION, 0), ...change });

  it('should work out the entry of a service that runs already', async () => {
    world = createTestWorld();
    const { outputs } = await prepare();
    expect(outputs).toEqual({
      requestId: TASK_ID,
      repository: { owner: 'health', name: 'lab-notices' },
      repositoryUrl: 'http://git.example/health/lab-notices',
      values: {
        name: 'lab-notices',
        title: 'Lab notices',
        description: 'Tells people that their results have come.',
        owner: 'group:default/health-appointments',
        system: 'system:default/appointments',
        department: 'health',
        repository: 'health/lab-notices',
        requestId: TASK_ID,
      },
    });
    expect(
      Object.keys(world.action(ACTION).schema!.output!.properties!).sort(),
    ).toEqual(Object.keys(outputs).sort());
    expect(world.repositories.published).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ name: '../lab' }, /- name: /],
    [{ owner: 'group:default/ghosts' }, /There is no team 'ghosts'/],
    [{ title: '${{ secrets.x }}' }, /- title: .*template or markup syntax/],
    [{ system: 'system:default/ghosts' }, /ghosts/],
  ])('should refuse %j with words for people', async (change, message) => {
    world = createTestWorld();
    await expect(prepare(change)).rejects.toMatchObject({
      message: expect.stringMatching(message),
    });
  });

  it('should refuse who may not create, and the team of another department', async () => {
    world = createTestWorld({ allowed: false });
    await expect(prepare()).rejects.toMatchObject({ name: 'NotAllowedError' });
    world.restore();
    world = createTestWorld();
    await expect(
      prepare({ owner: 'group:default/interior-permits' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('should refuse a service that is somebody’s already', async () => {
    world = createTestWorld({ entities: [component] });
    await expect(prepare()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        "a service of 'interior-permits' has it. Ask them for it",
      ),
    });
  });
});
