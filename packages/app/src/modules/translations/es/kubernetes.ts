// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: kubernetesTranslationRef,
  full: true,
  messages: {
    'kubernetesContentPage.permissionAlert.title': 'Hace falta permiso',
    'kubernetesContentPage.permissionAlert.message':
      "Para ver los objetos de Kubernetes, pida a quien administra el portal los permisos 'kubernetes.clusters.read' y 'kubernetes.resources.read'.",
    'kubernetesContentPage.title': 'Sus clústeres',
    'kubernetesContentPage.emptyState.title': 'Sin recursos de Kubernetes',
    'kubernetesContentPage.emptyState.description':
      'Ningún clúster conocido tiene recursos de {{entityName}}',
    'entityContent.title': 'Kubernetes',
  },
});
