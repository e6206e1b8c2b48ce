// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';

export const notificationsEnglish = createTranslationMessages({
  ref: notificationsTranslationRef,
  messages: {
    'filters.createdAfter.label': 'Sent',
    'filters.severity.label': 'Lowest severity',
    'table.emptyMessage': 'No notifications',
    'table.confirmDialog.title': 'Go on?',
    'table.confirmDialog.markAllReadDescription':
      'All notifications will be marked as read.',
    'table.confirmDialog.markAllReadConfirmation': 'Mark all',
    'table.errors.markAllReadFailed':
      'The notifications could not be marked as read',
    'sidebar.errors.markAsReadFailed':
      'The notification could not be marked as read',
    'sidebar.errors.fetchNotificationFailed':
      'The notification could not be read',
    'settings.errorTitle': 'The settings could not be read',
    'settings.noSettingsAvailable':
      'There are no notification settings yet; come back later',
    'unreadCard.emptyState': 'You have read everything.',
    'unreadCard.resultsCount': '{{displayed}} of {{total}} notifications',
  },
});
