// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Select } from '@backstage/ui';
import { memo, useMemo } from 'react';

const NOTHING = '';

export interface ChoiceSelectProps<TName extends string> {
  /** What is chosen, for `onChoose`. */
  name: TName;
  label: string;
  /** What to call the choice of nothing. */
  nothing: string;
  choices: readonly string[];
  wordsOf(name: TName, choice: string): string;
  chosen: string | undefined;
  onChoose(name: TName, choice: string | undefined): void;
}

function Choice<TName extends string>(props: ChoiceSelectProps<TName>) {
  const { name, label, nothing, choices, wordsOf, chosen, onChoose } = props;
  const options = useMemo(
    () => [
      { value: NOTHING, label: nothing },
      ...choices.map(choice => ({
        value: choice,
        label: wordsOf(name, choice),
      })),
    ],
    [name, nothing, choices, wordsOf],
  );
  return (
    <Select
      label={label}
      size="small"
      options={options}
      selectedKey={chosen ?? NOTHING}
      onSelectionChange={key =>
        onChoose(name, key === NOTHING ? undefined : String(key))
      }
    />
  );
}

/** One of some values, or nothing. Drawn anew only when it is another: there are many beside a table of thousands. */
export const ChoiceSelect = memo(Choice) as typeof Choice;
