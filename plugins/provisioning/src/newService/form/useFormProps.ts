// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FormProps } from '@backstage/plugin-scaffolder-react';
import type { RJSFValidationError } from '@rjsf/utils';
import { useCallback, useMemo, useState } from 'react';
import { newServiceTranslationRef } from '../translation';
import { explainErrors } from './errors';
import { FieldTemplate } from './FieldTemplate';
import { PageTemplate } from './PageTemplate';
import { Choices, TextArea, TextInput } from './widgets';

/** How every golden path's form looks and speaks. */
export function useFormProps(): FormProps {
  const { t } = useTranslationRef(newServiceTranslationRef);
  // Nobody is told of an error before they try to go on; from then on the messages follow what is typed.
  const [tried, setTried] = useState(false);
  const onPageShown = useCallback(() => setTried(false), []);
  return useMemo(
    () => ({
      EXPERIMENTAL_theme: 'bui',
      noHtml5Validate: true,
      showErrorList: false,
      liveValidate: tried,
      focusOnFirstError: focusField,
      onError: () => setTried(true),
      transformErrors: errors => explainErrors(errors, t),
      formContext: { onPageShown },
      templates: {
        FieldTemplate,
        ObjectFieldTemplate: PageTemplate,
        BaseInputTemplate: TextInput,
      },
      widgets: {
        EmailWidget: TextInput,
        RadioWidget: Choices,
        TextWidget: TextInput,
        TextareaWidget: TextArea,
        URLWidget: TextInput,
        UpDownWidget: TextInput,
      },
    }),
    [onPageShown, t, tried],
  );
}

function focusField(error: RJSFValidationError) {
  const id = `root${(error.property ?? '').replace(/\./g, '_')}`;
  const field = document.getElementById(id);
  const input = field?.matches('input, textarea, button')
    ? field
    : field?.querySelector<HTMLElement>('input, textarea, button');
  input?.focus();
}
