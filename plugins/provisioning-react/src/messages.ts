// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Texts of provisioning in English, by key.
 *
 * @public
 */
export const provisioningMessages = {
  'approval.review': 'Review',
  'approval.waits': 'Waits for a decision of the product team',
  'approval.title': 'Stage {{stage}} of {{pipeline}} waits for a decision',
  'approval.explanation':
    'Approving lets the pipeline go on with the commit it has built. Rejecting ends this run; nothing is changed.',
  'approval.comment': 'Comment',
  'approval.commentHint': 'Kept with the decision. At most 512 characters.',
  'approval.approve': 'Approve',
  'approval.reject': 'Reject',
  'approval.cancel': 'Not now',
  'approval.sending': 'Sending your decision…',
  'approval.approved': 'Approved; the pipeline goes on.',
  'approval.rejected': 'Rejected; this run has ended.',
  'approval.failed': 'The decision was not taken',
} as const;
