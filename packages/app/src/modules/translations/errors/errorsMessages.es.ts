// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'page.notFound': 'no existe esa página',
  'part.failed': 'No se pudo mostrar esta parte de la página ({{plugin}})',
  'part.retry': 'Intentar de nuevo',
};
