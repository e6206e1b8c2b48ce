// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'sidebar.label': 'Navegación principal',
  'sidebar.search': 'Buscar',
  'sidebar.menu': 'Menú',
  'sidebar.notifications': 'Avisos',
  'sidebar.settings': 'Ajustes',
  'sidebar.toHome': 'Cabildo: a la página inicial',
  'pages.home': 'Inicio',
  'pages.estate': 'Parque de servicios',
  'pages.catalog': 'Catálogo',
  'pages.create': 'Nuevo servicio',
  'pages.apis': 'APIs',
  'pages.docs': 'Documentos',
};
