// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const newServiceTranslationRef = createTranslationRef({
  id: 'plugin.provisioning.new-service',
  translations: { es: () => import('./messages.es') },
  messages: {
    paths: {
      search: 'Search for a golden path',
      none: 'No golden path is called so.',
      loading: 'Reading the golden paths…',
      notRead: 'The golden paths could not be read',
      by: 'Kept by',
      choose: 'Choose',
      chooseNamed: 'Choose: {{title}}',
    },
    form: {
      allNeeded:
        'Every question needs an answer, but for those marked optional.',
      optional: 'Optional',
      loading: 'Reading the golden path…',
      notRead: 'The golden path could not be read',
      notCreated: 'The run was not started',
      notAllowed: 'You may look at services, not create them',
      whoMay:
        'Members of a product team and the platform team create services.',
      review:
        'Check your answers. Nothing exists until you choose “{{create}}”.',
      notGiven: 'Not given',
      yes: 'Yes',
      no: 'No',
    },
    error: {
      required: 'Give an answer.',
      type: 'The answer has the wrong form.',
      minLength: 'Use at least {{limit}} characters.',
      maxLength: 'Use at most {{limit}} characters.',
      minimum: 'Give {{limit}} or more.',
      maximum: 'Give {{limit}} or less.',
      minItems: 'Choose at least {{limit}}.',
      maxItems: 'Choose at most {{limit}}.',
      pattern: 'The answer does not have the expected form.',
      enum: 'Choose one of the answers offered.',
      other: 'This answer cannot be taken.',
    },
    name: {
      checking: 'Checking the name…',
      free: '{{name}} is free.',
      taken: "The name '{{name}}' is taken: choose another.",
      checkFailed: 'The name could not be checked: {{error}}',
    },
    refused: {
      missing: 'Give the service a name, for example appointments-api.',
      'not-text': 'The name must be text, for example appointments-api.',
      space: 'The name holds a space: put a hyphen between words.',
      invisible:
        'The name holds an invisible character: type it again instead of pasting it.',
      script:
        'The name is part of a web address: use only the letters a to z without accents, digits and hyphens. The title may have any letters.',
      'upper-case': 'The name has capital letters: use lower case only.',
      character:
        'The name may have only the letters a to z, digits and hyphens: remove everything else.',
      'too-short':
        'The name is too short: use at least {{min}} characters, so that people can tell services apart.',
      'too-long':
        'The name is too long: use at most {{max}} characters. The title may be longer.',
      start: 'The name must begin with a letter.',
      hyphen:
        'Hyphens may stand only between letters or digits, one at a time.',
      reserved:
        "The name '{{name}}' is reserved: choose one that says what the service is for.",
    },
    owner: {
      loading: 'Reading your teams…',
      none: 'You belong to no team that may own a service. Ask the manager of your department.',
      failed: 'Your teams could not be read: {{error}}',
      placeholder: 'Choose a team',
    },
    system: {
      loading: 'Reading the systems…',
      none: 'No system belongs to {{department}} yet. Add one in the organisation’s repository.',
      failed: 'The systems could not be read: {{error}}',
      placeholder: 'Choose a system',
    },
    run: {
      title: 'New service: {{title}}',
      titleUnknown: 'New service',
      loading: 'Reading the run…',
      notRead: 'The run could not be read',
      open: 'Waiting to begin',
      processing:
        'Step {{step}} of {{total}}. You may leave this page; the run goes on.',
      completed: 'Done in {{duration}}',
      failed: 'Stopped at step {{step}} of {{total}}',
      failedEarly: 'Stopped before the first step',
      cancelled: 'Cancelled',
      failureTitle: '“{{step}}” failed',
      failureTitleEarly: 'The run failed',
      failureKept: 'What the steps before it made is kept.',
      failureHint:
        'Mend the cause, then start again: your answers are filled in.',
      steps: 'Steps',
      links: 'Where to find it',
      log: 'Log',
      showLog: 'Show the log',
      hideLog: 'Hide the log',
      noLog: 'Nothing has been written yet.',
      startOver: 'Start again',
      cancel: 'Cancel the run',
      cancelling: 'Cancelling…',
      actionFailed: 'That did not work',
    },
    runs: {
      whose: 'Whose runs',
      mine: 'Mine',
      all: 'All',
      none: 'No run has been started yet.',
      loading: 'Reading the runs…',
      notRead: 'The runs could not be read',
      what: 'Service',
      state: 'State',
      who: 'Started by',
      when: 'Started',
      newer: 'Newer',
      older: 'Older',
    },
    runState: {
      open: 'Waiting',
      processing: 'Going on',
      completed: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
      skipped: 'Not needed',
      unknown: 'Unknown',
    },
    step: {
      open: 'Not yet begun',
      processing: 'Going on',
      completed: 'Done',
      failed: 'Failed',
      skipped: 'Not needed',
      cancelled: 'Cancelled',
    },
  },
});
