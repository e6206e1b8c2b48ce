// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createTranslationRef,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { provisioningMessages } from './messages';

/**
 * Texts of provisioning, in English with Spanish beside it.
 *
 * @public
 */
// Its type is written out: the compiler's own lists the keys in an order that code elsewhere can change.
export const provisioningTranslationRef: TranslationRef<
  'plugin.provisioning',
  typeof provisioningMessages
> = createTranslationRef({
  id: 'plugin.provisioning',
  translations: { es: () => import('./messages.es') },
  messages: provisioningMessages,
});
