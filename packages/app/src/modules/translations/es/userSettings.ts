// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: userSettingsTranslationRef,
  full: true,
  messages: {
    'languageToggle.title': 'Idioma',
    'languageToggle.description': 'Cambiar el idioma',
    'languageToggle.select': 'Elegir el idioma {{language}}',
    'themeToggle.title': 'Tema',
    'themeToggle.description': 'Cambiar entre claro y oscuro',
    'themeToggle.select': 'Elegir {{theme}}',
    'themeToggle.selectAuto': 'Elegir el tema automático',
    'themeToggle.names.light': 'Claro',
    'themeToggle.names.dark': 'Oscuro',
    'themeToggle.names.auto': 'Automático',
    'signOutMenu.title': 'Salir',
    'signOutMenu.moreIconTitle': 'más',
    'pinToggle.title': 'Fijar la barra lateral',
    'pinToggle.description': 'Mantener abierta la barra lateral',
    'pinToggle.switchTitles.unpin': 'Soltar la barra lateral',
    'pinToggle.switchTitles.pin': 'Fijar la barra lateral',
    'pinToggle.ariaLabelTitle': 'Fijar o soltar la barra lateral',
    'identityCard.title': 'Su identidad en el portal',
    'identityCard.noIdentityTitle': 'Sin identidad en el portal',
    'identityCard.userEntity': 'Su ficha',
    'identityCard.ownershipEntities': 'Responde por',
    'defaultProviderSettings.description':
      'Da acceso a las API y las identidades de {{provider}}',
    'emptyProviders.title': 'No hay proveedores de acceso',
    'emptyProviders.description':
      'Quien administra el portal puede añadir proveedores de acceso para que usted se identifique con ellos.',
    'emptyProviders.action.title':
      'Abra app-config.yaml y haga los cambios resaltados:',
    'emptyProviders.action.readMoreButtonTitle': 'Más información',
    'providerSettingsItem.title.signIn': 'Entrar en {{title}}',
    'providerSettingsItem.title.signOut': 'Salir de {{title}}',
    'providerSettingsItem.buttonTitle.signIn': 'Entrar',
    'providerSettingsItem.buttonTitle.signOut': 'Salir',
    'authProviders.title': 'Proveedores disponibles',
    'defaultSettingsPage.tabsTitle.general': 'General',
    'defaultSettingsPage.tabsTitle.authProviders': 'Proveedores de acceso',
    'defaultSettingsPage.tabsTitle.featureFlags': 'Funciones en prueba',
    'featureFlags.title': 'Funciones en prueba',
    'featureFlags.description':
      'Vuelva a cargar la página después de activar o desactivar una función',
    'featureFlags.emptyFlags.title': 'No hay funciones en prueba',
    'featureFlags.emptyFlags.description':
      'Los complementos pueden ofrecer aquí funciones que cada persona activa si quiere.',
    'featureFlags.emptyFlags.action.title':
      'Un ejemplo de cómo se añade una función en prueba:',
    'featureFlags.emptyFlags.action.readMoreButtonTitle': 'Más información',
    'featureFlags.filterTitle': 'Filtrar',
    'featureFlags.clearFilter': 'Quitar el filtro',
    'featureFlags.flagItem.title.disable': 'Desactivar',
    'featureFlags.flagItem.title.enable': 'Activar',
    'featureFlags.flagItem.subtitle.registeredInApplication':
      'Registrada en la aplicación',
    'featureFlags.flagItem.subtitle.registeredInPlugin':
      'Registrada en el complemento {{pluginId}}',
    'settingsLayout.title': 'Ajustes',
    sidebarTitle: 'Ajustes',
    'profileCard.title': 'Perfil',
    'appearanceCard.title': 'Apariencia',
  },
});
