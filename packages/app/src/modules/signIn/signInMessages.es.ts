// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// The loader of translations takes a default export.
export default {
  'page.title': 'Entrar en {{name}}',
  'page.purpose':
    'Cree servicios para la ciudadanía y vea cómo está cada servicio de su organismo.',
  'page.button': 'Entrar con su cuenta del gobierno',
  'page.waiting': 'Esperando la ventana de acceso…',
  'page.checking': 'Buscando su sesión…',
  'page.failed': 'No se pudo entrar',
  'page.popupHint':
    'Si no se abrió ninguna ventana, permita las ventanas emergentes de este sitio e intente de nuevo.',
};
