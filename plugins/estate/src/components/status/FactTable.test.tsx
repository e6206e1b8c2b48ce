// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { render, screen, within } from '@testing-library/react';
import { FactTable } from './FactTable';

const columns = [
  { label: 'Task', kind: 'word' as const },
  { label: 'Exit code', kind: 'figure' as const },
  { label: 'Why', kind: 'text' as const },
];

describe('FactTable', () => {
  it('leaves out a column that says nothing in any row, and no other', () => {
    render(
      <FactTable
        label="Stopped tasks"
        columns={columns}
        rows={[
          { key: 'a', cells: ['a1', '', 'Out of memory'] },
          { key: 'b', cells: ['b2', '', ''] },
        ]}
      />,
    );
    const table = screen.getByRole('table', { name: 'Stopped tasks' });
    const texts = (role: string) =>
      within(table)
        .getAllByRole(role)
        .map(({ textContent }) => textContent);
    expect(texts('columnheader')).toEqual(['Task', 'Why']);
    expect(texts('cell')).toEqual(['a1', 'Out of memory', 'b2', '']);
  });

  it('shows a zero: it says something', () => {
    render(
      <FactTable
        label="Stopped tasks"
        columns={columns}
        rows={[{ key: 'a', cells: ['a1', 0, ''] }]}
      />,
    );
    expect(
      screen.getByRole('columnheader', { name: 'Exit code' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '0' })).toBeInTheDocument();
  });
});
