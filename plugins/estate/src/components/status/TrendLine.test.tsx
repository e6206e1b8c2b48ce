// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { useTrendSentence } from '../../hooks/useTrendSentence';
import { TrendLine } from './TrendLine';

function Trend() {
  const trend = { high: 15, levels: '59999999999998' };
  return <TrendLine trend={trend} sentence={useTrendSentence()(trend, 12.3)} />;
}

describe('TrendLine', () => {
  it('should say in words what the line shows', async () => {
    await renderInTestApp(<Trend />);
    const line = screen.getByRole('img', {
      name: '12.3 requests a second now, about 8.3 to 15 in 28 min',
    });
    expect(line.querySelector('path')).toHaveAttribute(
      'd',
      expect.stringMatching(/^M0 8L3.7 0.*L48 2$/),
    );
  });
});
