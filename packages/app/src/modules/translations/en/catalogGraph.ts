// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';

export const catalogGraphEnglish = createTranslationMessages({
  ref: catalogGraphTranslationRef,
  messages: {
    'catalogGraphCard.deepLinkTitle': 'See the map',
    'catalogGraphPage.title': 'Map of relations',
    'catalogGraphPage.supportButtonDescription':
      'To see your service here, register it in the catalogue.',
    'catalogGraphPage.zoomOutDescription':
      'Zoom with the wheel or two fingers and drag to move around. Click to centre a node; shift-click to open it.',
    'catalogGraphPage.curveFilter.curveMonotoneX': 'Smooth',
    'catalogGraphPage.curveFilter.curveStepBefore': 'Stepped',
  },
});
