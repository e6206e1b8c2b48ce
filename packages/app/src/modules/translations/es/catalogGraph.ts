// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: catalogGraphTranslationRef,
  full: true,
  messages: {
    'catalogGraphCard.title': 'Relaciones',
    'catalogGraphCard.deepLinkTitle': 'Ver el mapa',
    'catalogGraphPage.title': 'Mapa de relaciones',
    'catalogGraphPage.filterToggleButtonTitle': 'Filtros',
    'catalogGraphPage.supportButtonDescription':
      'Para que su servicio aparezca aquí, regístrelo en el catálogo.',
    'catalogGraphPage.simplifiedSwitchLabel': 'Simplificado',
    'catalogGraphPage.mergeRelationsSwitchLabel': 'Unir relaciones',
    'catalogGraphPage.zoomOutDescription':
      'Amplíe con la rueda o con dos dedos y arrastre para moverse. Pulse para centrar un nodo; pulse con Mayús para abrirlo.',
    'catalogGraphPage.curveFilter.title': 'Curva',
    'catalogGraphPage.curveFilter.curveMonotoneX': 'Suave',
    'catalogGraphPage.curveFilter.curveStepBefore': 'Escalonada',
    'catalogGraphPage.directionFilter.title': 'Dirección',
    'catalogGraphPage.directionFilter.leftToRight': 'De izquierda a derecha',
    'catalogGraphPage.directionFilter.rightToLeft': 'De derecha a izquierda',
    'catalogGraphPage.directionFilter.topToBottom': 'De arriba abajo',
    'catalogGraphPage.directionFilter.bottomToTop': 'De abajo arriba',
    'catalogGraphPage.maxDepthFilter.title': 'Profundidad máxima',
    'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ Sin límite',
    'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel':
      'quitar la profundidad máxima',
    'catalogGraphPage.selectedKindsFilter.title': 'Clases',
    'catalogGraphPage.selectedRelationsFilter.title': 'Relaciones',
  },
});
