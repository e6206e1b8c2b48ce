// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'page.home': 'Inicio',
  'page.estate': 'Parque de servicios',
  'page.catalog': 'Catálogo',
  'page.catalogGraph': 'Mapa de relaciones',
  'page.create': 'Nuevo servicio',
  'page.apis': 'APIs',
  'page.documents': 'Documentos',
  'page.search': 'Buscar',
  'page.notifications': 'Avisos',
  'page.settings': 'Ajustes',
  'tab.goldenPaths': 'Rutas recomendadas',
  'tab.runs': 'Ejecuciones',
  'tab.actions': 'Acciones',
  'tab.templateEditor': 'Editor de plantillas',
  'tab.templatingExtensions': 'Extensiones de plantillas',
  'tab.general': 'General',
  'tab.signInProviders': 'Proveedores de acceso',
  'tab.featureFlags': 'Funciones en prueba',
  'tab.overview': 'Resumen',
  'tab.documentation': 'Documentos',
  'tab.development': 'Desarrollo',
  'tab.deployment': 'Despliegue',
  'tab.operation': 'Operación',
  'tab.observability': 'Observabilidad',
  'tab.definition': 'Definición',
  'tab.health': 'Salud y escalado',
};
