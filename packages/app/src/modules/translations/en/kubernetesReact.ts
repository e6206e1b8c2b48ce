// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { kubernetesReactTranslationRef } from '@backstage/plugin-kubernetes-react';

export const kubernetesReactEnglish = createTranslationMessages({
  ref: kubernetesReactTranslationRef,
  messages: {
    'errorPanel.title': 'The Kubernetes objects could not be read',
    'errorPanel.message':
      'Some Kubernetes resources of {{entityName}} could not be read. The card of errors may be incomplete.',
  },
});
