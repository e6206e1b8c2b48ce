// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { orgTranslationRef } from '@backstage/plugin-org';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: orgTranslationRef,
  full: true,
  messages: {
    'groupProfileCard.groupNotFound': 'No se encontró el equipo',
    'groupProfileCard.editIconButtonTitle': 'Editar la ficha',
    'groupProfileCard.refreshIconButtonTitle': 'Volver a leer la ficha',
    'groupProfileCard.refreshIconButtonAriaLabel': 'Volver a leer',
    'groupProfileCard.listItemTitle.entityRef': 'Identificador',
    'groupProfileCard.listItemTitle.email': 'Correo electrónico',
    'groupProfileCard.listItemTitle.parentGroup': 'Depende de',
    'groupProfileCard.listItemTitle.childGroups': 'Equipos que dependen de él',
    'membersListCard.cardLabel': 'Página de {{memberName}}',
    'membersListCard.title': 'Integrantes de {{groupName}}',
    'membersListCard.noMembersDescription': 'Este equipo no tiene integrantes.',
    'membersListCard.noSearchResult': 'Nadie coincide con «{{searchTerm}}».',
    'membersListCard.aggregateMembersToggle.label':
      'Incluir los equipos que dependen de él',
    'ownershipCard.title': 'Responde por',
    'ownershipCard.aggregateRelationsToggle.label': 'Incluir lo de sus equipos',
    'userProfileCard.userNotFound': 'No se encontró a esa persona',
    'userProfileCard.editIconButtonTitle': 'Editar la ficha',
    'userProfileCard.listItemTitle.email': 'Correo electrónico',
    'userProfileCard.listItemTitle.memberOf': 'Integra',
    'userProfileCard.moreGroupButtonTitle': '… {{number}} más',
    'userProfileCard.allGroupDialog.title': 'Todos los equipos de {{name}}:',
    'userProfileCard.allGroupDialog.closeButtonTitle': 'Cerrar',
  },
});
