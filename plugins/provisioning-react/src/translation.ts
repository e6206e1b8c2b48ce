// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Texts of provisioning, in English with Spanish beside it.
 *
 * @public
 */
export const provisioningTranslationRef = createTranslationRef({
  id: 'plugin.provisioning',
  translations: { es: () => import('./messages.es') },
  messages: {
    approval: {
      review: 'Review',
      waits: 'Waits for a decision of the product team',
      title: 'Stage {{stage}} of {{pipeline}} waits for a decision',
      explanation:
        'Approving lets the pipeline go on with the commit it has built. Rejecting ends this run; nothing is changed.',
      comment: 'Comment',
      commentHint: 'Kept with the decision. At most 512 characters.',
      approve: 'Approve',
      reject: 'Reject',
      cancel: 'Not now',
      sending: 'Sending your decision…',
      approved: 'Approved; the pipeline goes on.',
      rejected: 'Rejected; this run has ended.',
      failed: 'The decision was not taken',
    },
  },
});
