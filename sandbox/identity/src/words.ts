// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Language } from '@cabildo/sandbox-web';

const english = {
  site: 'Cabildo sandbox sign-in',
  signInTitle: 'Who are you today?',
  signInLead: (application: string) =>
    `Choose a person to sign in to ${application}.`,
  sandbox:
    'This is a sandbox: these people are invented, and no password is asked. A real installation uses your own identity provider here.',
  signedInAs: (name: string) =>
    `You are signed in as ${name}. Choose the same person to stay, or another one to change.`,
  applications: {
    portal: 'the portal',
    git: 'the Git host',
  } as Record<string, string>,
  homeTitle: 'Identity provider of the sandbox',
  homeLead:
    'Applications of the sandbox send people here to sign in (OpenID Connect). These people exist:',
  metadata: 'Metadata for applications',
  person: 'Person',
  groups: 'Groups',
  signOut: 'Sign out',
  signOutTitle: 'Sign out of the sandbox?',
  signOutLead:
    'Applications that are still open keep their own session until you sign out there.',
  stay: 'Stay signed in',
  signedOutTitle: 'You are signed out',
  signedOutLead: 'You can close this page, or sign in again from the portal.',
  errorTitle: 'Signing in did not work',
  errorNext:
    'Go back to the application and try once more. If it happens again, the application and this provider disagree about their settings.',
  expiredTitle: 'This sign-in is over',
  expiredLead:
    'It was used already, or it waited too long. Go back to the application and sign in again.',
};

const spanish: typeof english = {
  site: 'Acceso al entorno de pruebas de Cabildo',
  signInTitle: '¿Quién es usted hoy?',
  signInLead: application => `Elija una persona para entrar en ${application}.`,
  sandbox:
    'Este es un entorno de pruebas: las personas son inventadas y no se pide contraseña. En una instalación real, aquí está su propio proveedor de identidad.',
  signedInAs: name =>
    `Ha entrado como ${name}. Elija la misma persona para seguir, u otra para cambiar.`,
  applications: { portal: 'el portal', git: 'el servidor Git' },
  homeTitle: 'Proveedor de identidad del entorno de pruebas',
  homeLead:
    'Las aplicaciones del entorno de pruebas envían aquí a las personas para que se identifiquen (OpenID Connect). Existen estas personas:',
  metadata: 'Metadatos para aplicaciones',
  person: 'Persona',
  groups: 'Grupos',
  signOut: 'Cerrar sesión',
  signOutTitle: '¿Cerrar la sesión del entorno de pruebas?',
  signOutLead:
    'Las aplicaciones que sigan abiertas conservan su propia sesión hasta que la cierre allí.',
  stay: 'Seguir dentro',
  signedOutTitle: 'Ha cerrado la sesión',
  signedOutLead: 'Puede cerrar esta página o volver a entrar desde el portal.',
  errorTitle: 'No se pudo entrar',
  errorNext:
    'Vuelva a la aplicación e inténtelo otra vez. Si se repite, la aplicación y este proveedor tienen ajustes que no concuerdan.',
  expiredTitle: 'Este intento de entrar ya terminó',
  expiredLead:
    'Ya se usó o esperó demasiado. Vuelva a la aplicación y entre de nuevo.',
};

/** Everything the pages say, per language. */
export const WORDS: Record<Language, typeof english> = {
  en: english,
  es: spanish,
};
