// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { answersOf } from './answers';

const page = {
  properties: {
    name: { title: 'Name', type: 'string' },
    owner: { title: 'Team', type: 'string' },
    tier: {
      title: 'Size',
      enum: ['tier-1', 'tier-2'],
      'ui:enumNames': ['Small', 'Medium'],
      'ui:enumDescriptions': ['Two tasks', 'Many tasks'],
    },
    language: {
      title: 'Language',
      enum: ['ts', 'py'],
      'ui:enumNames': ['TypeScript', 'Python'],
    },
    alarms: { title: 'Alarms', type: 'boolean' },
    zones: { title: 'Zones', type: 'array' },
    token: { title: 'Token', 'ui:field': 'Secret' },
    inner: { title: 'Inner', 'ui:backstage': { review: { show: false } } },
    masked: { title: 'Masked', 'ui:backstage': { review: { mask: '***' } } },
    empty: { title: 'Empty', type: 'string' },
  },
};

describe('answersOf', () => {
  it('should say every answer in the words of its question', () => {
    expect(
      answersOf(page, {
        name: 'citas',
        owner: 'group:default/health-appointments',
        tier: 'tier-2',
        language: 'py',
        alarms: false,
        zones: ['a', 'b'],
        token: 'hunter2',
        inner: 'x',
        masked: 'y',
        elsewhere: 'of another page',
      }),
    ).toEqual([
      { key: 'name', title: 'Name', text: 'citas' },
      {
        key: 'owner',
        title: 'Team',
        entityRef: 'group:default/health-appointments',
      },
      { key: 'tier', title: 'Size', text: 'Medium: many tasks' },
      { key: 'language', title: 'Language', text: 'Python' },
      { key: 'alarms', title: 'Alarms', yes: false },
      { key: 'zones', title: 'Zones', text: 'a, b' },
      { key: 'token', title: 'Token', text: '••••••' },
      { key: 'masked', title: 'Masked', text: '***' },
      { key: 'empty', title: 'Empty' },
    ]);
  });

  it('should show a value that is no longer offered as it is', () => {
    expect(
      answersOf(page, { tier: 'tier-9' }).find(({ key }) => key === 'tier'),
    ).toEqual({ key: 'tier', title: 'Size', text: 'tier-9' });
  });

  it('should show a text that only looks like a reference as text', () => {
    expect(answersOf(page, { name: 'group: default' })[0]).toMatchObject({
      text: 'group: default',
    });
  });
});
